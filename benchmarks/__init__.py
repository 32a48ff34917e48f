"""Made-up projects of any size, and what a build of them costs: for developers, no part of the installed program."""
