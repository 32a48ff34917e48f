"""Tests of pipeline.tasks.release."""
