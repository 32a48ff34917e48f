"""Tests of the update of an article."""
