"""The flat table of facts."""
