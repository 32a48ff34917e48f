"""Tests of pipeline.diff."""
