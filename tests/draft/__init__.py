"""Tests of drafts: what the program's own readers propose of fictional sentences."""
