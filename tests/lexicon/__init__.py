"""Tests of the word lists, and of those that a project has of its own."""
