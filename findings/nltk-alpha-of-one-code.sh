#!/usr/bin/env bash
# What: NLTK gives Krippendorff's alpha as 1 where all coders used one code only. Nothing was told apart there, so expected disagreement is
# zero and alpha is not defined (0/0); a column in which everybody wrote the default code looks like perfect agreement.
# Version: nltk 3.10.4 (nltk.metrics.agreement.AnnotationTask).
# Why it matters: it is the library with a licence that suits most projects, and rare codes are the rule in transcriptions; averaged over columns
# the ones that say nothing lift the figure.
# Instead: count the codes first, and leave the figure empty where there is one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nltk==3.10.4

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

from nltk.metrics.agreement import AnnotationTask

def expect(what, alpha, stated):
    """Print an alpha, and stop where it is not what this finding states."""
    print(f"  {what}  ->  {alpha}")
    if alpha != stated:
        sys.exit(f"CHANGED: expected {stated}")

print("nltk", version("nltk"))
units = range(5)
same = [(coder, unit, "reported") for coder in "ab" for unit in units]
expect("two coders, five units, one code", AnnotationTask(same).alpha(), 1)
swapped = [("a", 0, "reported"), ("b", 0, "mentioned"), ("a", 1, "mentioned"), ("b", 1, "reported")]
expect("two coders who never agree, two codes", AnnotationTask(swapped).alpha(), -0.5)
PYTHON
