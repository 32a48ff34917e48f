"""Rows proposed by the program's own readers, offline: what an article says, as far as a rule of form can be sure of it."""
