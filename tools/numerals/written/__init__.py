"""Numerals whose value is known before they are written, in a sentence that says nothing about them."""

from tools.numerals.written.kinds import KINDS, Written, write

__all__ = ["KINDS", "Written", "write"]
