"""A slow reader of numerals, written straight from the rules of docs/codebook.md, one character at a time and without patterns.

It shares nothing with the pipeline: its own characters (`signs`), numbers (`number`), inner marks (`marks`), shares (`shares`), signs and
ranges (`whole`). It reads a string as a whole or not at all, and where a rule leaves two readings it reads neither.
"""

from tools.numerals.reference.number import number
from tools.numerals.reference.reading import Reading
from tools.numerals.reference.signs import plain
from tools.numerals.reference.whole import read

__all__ = ["Reading", "number", "plain", "read"]
