"""Tests of pipeline.text."""
