"""Tests of proposed rows: their shape, and the readers of files that bring them."""
