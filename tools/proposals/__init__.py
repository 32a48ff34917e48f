"""Damaged proposals: mutants of real rows as files of three forms, and what is admitted of them; peers on the same rows."""
