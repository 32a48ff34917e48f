"""Tests of the metadata, each standard by its own validator."""
