"""Load the published files in the tools people use, and compare what each tool sees with the source."""
