"""Numerals by the million: every number the codebook knows, written down and read back, and strings that may be none.

`python -m tools.numerals --examples 1000000 --processes 2` holds the reader of quantities (`pipeline/languages/chinese/`) against a slow
one that is written from the rules alone (`reference/`) and against values known before they were written (`written/`).
"""
