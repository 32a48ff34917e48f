"""The test suite: every docstring states the fact its test proves."""
