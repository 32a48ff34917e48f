"""Tests of pipeline.accounting."""
