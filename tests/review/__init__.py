"""Tests of reviewing an article."""
