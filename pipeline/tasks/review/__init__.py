"""Reviewing one article in a browser: proposals, open things and rows in; decisions, written at once, out."""
