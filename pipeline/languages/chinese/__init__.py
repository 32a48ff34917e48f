"""Chinese, in both scripts: characters, numerals, quantities, dates, verbs of saying, names, and the closed word lists."""

from pipeline.languages.chinese.language import LANGUAGE

__all__ = ["LANGUAGE"]
