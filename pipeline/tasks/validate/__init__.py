"""Judging a published package from outside: its descriptor, its files, every cell, every key."""
