"""Chinese, in both scripts: characters, numerals, quantities, dates, verbs of saying, names, and the closed word lists."""
