#!/usr/bin/env bash
# What: Frictionless publishes a table into SQLite with a CHECK that gives every pattern to REGEXP, and its function for REGEXP cannot take a
# null: an optional column with a pattern and an empty cell cannot be written. The same table is valid, and without the pattern it is written.
# Version: frictionless 5.21.0.
# Why it matters: optional identifiers with a pattern are what Table Schemas are full of. A package that validates without a fault cannot be
# published into a database, and the message names neither column nor pattern.
# Instead: drop the patterns from a copy of the schema before writing to SQL; validation has judged them already.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'frictionless[sql]==5.21.0'

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

from frictionless import Resource, Schema, formats, validate

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

ROWS = [["berth", "code"], ["north", "AB"], ["south", None]]


def resource(**constraints):
    """Two berths, the second without a code."""
    fields = [{"name": "berth", "type": "string"}, {"name": "code", "type": "string", "constraints": constraints}]
    return Resource(data=ROWS, name="berths", schema=Schema.from_descriptor({"fields": fields}))


def written(name, **constraints):
    """The kind of fault, or nothing."""
    try:
        resource(**constraints).write(f"sqlite:///{name}.db", control=formats.SqlControl(table="berths"))
    except Exception as fault:
        print("   ", " ".join(str(fault).split())[:160])
        return "fault"
    return "written"


print("frictionless", version("frictionless"))
expect("valid with a pattern", validate(resource(pattern="[A-Z]{2}")).valid, True)
expect("written without a pattern", written("plain"), "written")
expect("written with a pattern", written("pattern", pattern="[A-Z]{2}"), "fault")
PYTHON
