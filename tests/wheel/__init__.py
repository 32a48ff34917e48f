"""The program as it is installed, with no checkout near."""
