"""Tests of pipeline.tasks.diff."""
