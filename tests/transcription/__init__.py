"""Tests of pipeline.transcription."""
