"""Chinese, in both scripts: characters, numerals, quantities, dates, verbs of saying, names, and the word lists they are read with."""
