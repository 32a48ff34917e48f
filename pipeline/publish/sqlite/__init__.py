"""The SQLite database of a package."""
