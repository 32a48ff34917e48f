"""Tests of packages installed beside: checks, formats, products, readers."""
