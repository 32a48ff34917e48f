"""Tests of pipeline.release."""
