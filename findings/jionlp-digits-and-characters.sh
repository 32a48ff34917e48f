#!/usr/bin/env bash
# What: jionlp.parse_money reads amounts of digits and Chinese multipliers wrongly: 3万5千元 (35000) gives 65000.00, and calls it accurate.
# The part behind 万 is added to a doubled first part. In Chinese numerals alone the same amount is right.
# Version: JioNLP 1.5.31.
# Why it matters: 3万5千元 is how newspapers write amounts, above all in Taiwan. The value is of the right order, so no check of plausibility
# finds it.
# Instead: read the multipliers yourself; test any library with numerals that mix both scripts before you trust it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jionlp==1.5.31 jiojio==1.2.8

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

import jionlp

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

def amount(words):
    """The value that is read, and how sure the library says it is."""
    found = jionlp.parse_money(words)
    return found["num"], found["definition"]


print("JioNLP", version("jionlp"))
expect("三万五千元 (35000)", amount("三万五千元"), ("35000.00", "accurate"))
expect("3万5千元 (35000)", amount("3万5千元"), ("65000.00", "accurate"))
expect("3万5000元 (35000)", amount("3万5000元"), ("65005.00", "accurate"))
expect("11万3千元 (113000)", amount("11万3千元"), ("133000.00", "accurate"))
expect("四五十元 (40 to 50)", amount("四五十元"), (["4.00", "50.00"], "blur"))
PYTHON
