#!/usr/bin/env bash
# What: pyarrow.compute.if_else(mask, texts, None) of a slice of texts gives zero bytes in their place: not an error, not null, but other texts.
# It happens as soon as the mask is a column of several chunks, since the texts are then sliced to go with it.
# Version: pyarrow 23.0.1; 24.0.0 gives the texts.
# Why it matters: a column that is read batch by batch has chunks, so the same line of code is right with one batch and wrong with two,
# and the zeros are written to a file as if they were data.
# Instead: make one array of the mask (combine_chunks), or leave the nulls to a constructor's mask; with 24 or later nothing need be done.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
program='
import sys
import pyarrow as pa
import pyarrow.compute as pc

def expect(what, given, stated):
    """Print what comes out, and stop where it is not what this finding states."""
    print(f"  {what}  ->  {given}")
    if given != stated:
        sys.exit(f"CHANGED: expected {stated}")

print("pyarrow", pa.__version__)
texts = pa.array(["first", "other"])
one, two = pa.chunked_array([[True, True]]), pa.chunked_array([[True], [True]])
expect("a mask of one chunk", pc.if_else(one, texts, None).to_pylist(), ["first", "other"])
wanted = ["first", "\0" * 5 if sys.argv[1] == "zeros" else "other"]
expect("a mask of two chunks", pc.if_else(two, texts, None).to_pylist(), wanted)
'
for version in 23.0.1:zeros 24.0.0:texts; do
  venv/bin/pip install --quiet --disable-pip-version-check "pyarrow==${version%:*}"
  venv/bin/python -c "$program" "${version#*:}"
done
