"""Tests of admission: what is decided of proposed rows, what is written, what a receipt says."""
