#!/usr/bin/env bash
# What: importing filelock adds an audit hook to the interpreter, before any lock is made. From then on every event that Python audits (opening
# a file, importing, compiling, and many more) calls a function of it, in code that never locks anything; no hook can be taken away again.
# Version: filelock 3.30.3 and later, 4.3.1 among them, on Python 3.12 and later; 3.29.7 adds none.
# Why it matters: a program that reads many small files, as transcriptions and their locks are, pays at each. Opening and closing took 1.1 to
# 1.3 times as long where this was seen; what is printed here is told and not judged. Much that never asked for it has filelock below it.
# Instead: import it where a lock is taken, in a process that does little else, or keep to 3.29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
program='
import os
import sys
from time import process_time

added = []
sys.addaudithook(lambda event, _: added.append(event) if event == "sys.addaudithook" else None)
if sys.version_info < (3, 12):
    sys.exit("this needs Python 3.12 or later")

def opening():
    """The shortest of nine times in which a file is opened ten thousand times."""
    times = []
    for _ in range(9):
        begun = process_time()
        for _ in range(10_000):
            os.close(os.open(os.devnull, os.O_RDONLY))
        times.append(process_time() - begun)
    return min(times)

before = opening()
import filelock

after, stated = opening(), int(sys.argv[1])
print(f"filelock {filelock.__version__}: hooks added by its import: {len(added)}; opening a file takes {after / before:.2f} of the time")
if len(added) != stated:
    sys.exit(f"CHANGED: expected {stated}")
'
for version in 3.29.7:0 3.30.3:1 4.3.1:1; do
  venv/bin/pip install --quiet --disable-pip-version-check "filelock==${version%:*}"
  venv/bin/python -c "$program" "${version#*:}"
done
