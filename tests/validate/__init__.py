"""Tests of the judge of published packages: what is proved fast is what the strict reader says."""
