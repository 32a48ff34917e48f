#!/usr/bin/env bash
# What: cn2an.transform joins two numerals that name a range into one number (五六次, five or six times, becomes 56次), and gives the first
# side of a range without its multiplier (八到九百亿 becomes 8到90000000000). It raises nothing.
# Version: cn2an 0.5.24.
# Why it matters: it is a common library to turn Chinese numerals into digits. Both phrases are daily ones in newspapers; 56 for five or six is
# ten times too much, and reads well.
# Instead: find such pairs before any conversion, read them as a lower and an upper value, or leave them alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cn2an==0.5.24

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

import cn2an

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

print("cn2an", version("cn2an"))
expect("渔船出海一百二十次", cn2an.transform("渔船出海一百二十次"), "渔船出海120次")
expect("渔船出海五六次 (5 or 6)", cn2an.transform("渔船出海五六次"), "渔船出海56次")
expect("后面站了三四排人 (3 or 4)", cn2an.transform("后面站了三四排人"), "后面站了34排人")
expect("值八到九百亿元 (80 to 90 thousand millions)", cn2an.transform("值八到九百亿元"), "值8到90000000000元")
expect("来了三到五万人 (30000 to 50000)", cn2an.transform("来了三到五万人"), "来了3到50000人")
PYTHON
