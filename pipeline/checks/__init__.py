"""The rules finished tables must obey: one rule, one function, one code."""
