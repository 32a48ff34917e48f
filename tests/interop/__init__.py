"""Tests of the session that loads the files in the tools people use."""
