#!/usr/bin/env bash
# What: groundgate admits a value as shown by its quote where a Chinese multiplier stands behind the digits and is left out: 2976 is admitted
# from 投资 2976 亿元 (2976 hundred millions), and the right value, 297600000000, is rejected. Of an English million it knows: there 2976 is
# not admitted, and 2976000000 is. A numeral that touches Chinese characters (42座) is not found at all, so that the right value is rejected.
# Version: groundgate 0.11.0.
# Why it matters: it is made to admit extracted values only where the source bears them out. On Chinese text what it admits may be too small by
# a factor of ten thousand or a hundred million, and a reader of the receipt sees nothing of it.
# Instead: read numeral, multiplier and unit as one before asking, or do not let a value pass that a 万 or 亿 follows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check groundgate==0.11.0

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

from groundgate import admit

TEXT = "雾港去年投资 2976 亿元，新建42座书屋，另有 42 座在建。The harbour invested 2976 million dollars."

def expect(value, quote, stated):
    """Print what becomes of a value with its quote, and stop where it is not what this finding states."""
    candidate = {"id": "1", "field": "number", "value": value, "evidence": [{"text": quote}]}
    decision = admit(TEXT, {"fields": {"number": {"type": "number"}}}, [candidate]).decisions[0]
    print(f"  {value} from {quote!r}  ->  {decision.outcome}")
    if decision.outcome != stated:
        sys.exit(f"CHANGED: expected {stated}")

print("groundgate", version("groundgate"))
expect("2976", "投资 2976 亿元", "admitted")
expect("297600000000", "投资 2976 亿元", "rejected")
expect("2976", "invested 2976 million dollars", "needs_verification")
expect("2976000000", "invested 2976 million dollars", "admitted")
expect("42", "另有 42 座在建", "admitted")
expect("42", "新建42座书屋", "rejected")
PYTHON
