#!/usr/bin/env bash
# What: recognizers-text (the Python edition of Microsoft's Recognizers-Text) cannot be imported with emoji 2 or later, and asks for any
# version of emoji. A fresh install is broken. With emoji 1 it works, and reads plain numerals of newspapers as other numbers: 廿三 as 3.
# Version: recognizers-text 1.0.2a2, recognizers-text-number 1.0.2a2, emoji 2.16.0 and 1.7.0.
# Why it matters: it is often named as the library that reads Chinese numbers, units and dates. The newest release is of 2019.
# Instead: pin emoji<2 if you must use it, and never take its readings unseen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check recognizers-text==1.0.2a2 recognizers-text-number==1.0.2a2 emoji==2.16.0

venv/bin/python - <<'PYTHON'
import subprocess
import sys
from importlib.metadata import version

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

READ = """
import json, sys
from recognizers_number import Culture, recognize_number
print(json.dumps([[r.resolution["value"] for r in recognize_number(words, Culture.Chinese)] for words in sys.argv[1:]]))
"""


def run(*words):
    """The values found in each phrase, or the last line of the error."""
    done = subprocess.run([sys.executable, "-c", READ, *words], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else done.stderr.strip().splitlines()[-1].partition(" (")[0]


print("recognizers-text-number", version("recognizers-text-number"))
expect("import with emoji 2.16.0", run(), "ImportError: cannot import name 'UNICODE_EMOJI' from 'emoji'")
subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "emoji==1.7.0"], check=True)
expect("with emoji 1.7.0: 三百二十艘渔船", run("三百二十艘渔船"), '[["320"]]')
expect("廿三艘渔船 (23)", run("廿三艘渔船"), '[["3"]]')
expect("三五千名游客 (3000 to 5000)", run("三五千名游客"), '[["5000"]]')
PYTHON
