"""New projects: what init writes, what help says, and the way from an empty folder to a package."""
