#!/usr/bin/env bash
# What: ro-crate-py, when it reads a crate and writes it again, keeps the address of the RO-Crate context and drops the terms that the crate
# defines beside it. The values stay, but their names mean nothing any more: a processor of JSON-LD leaves them out.
# Version: rocrate 0.16.0.
# Why it matters: contexts with own terms are the way the standard gives for what its context lacks; in 1.1 that is sha256. After a round trip
# through the common library the hashes are text without meaning, and the validator of the crate finds no fault.
# Instead: use terms that the context of your version has (sha256 is in that of 1.2), or set crate.metadata.extra_contexts after reading.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check rocrate==0.16.0

venv/bin/python - <<'PYTHON'
import json
import sys
from importlib.metadata import version
from pathlib import Path

from rocrate.rocrate import ROCrate

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

ADDRESS = "https://w3id.org/ro/crate/1.1/context"
graph = [
    {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}, "about": {"@id": "./"}},
    {"@id": "./", "@type": "Dataset", "name": "Tides", "datePublished": "2031-05-07", "hasPart": {"@id": "tides.csv"}},
    {"@id": "tides.csv", "@type": "File", "sha256": "0" * 64},
]
crate = Path("crate")
crate.mkdir()
(crate / "tides.csv").write_text("level\n3\n")
context = [ADDRESS, {"sha256": "http://schema.org/sha256"}]
(crate / "ro-crate-metadata.json").write_text(json.dumps({"@context": context, "@graph": graph}))
ROCrate("crate").write("again")
again = json.loads(Path("again/ro-crate-metadata.json").read_text())
print("rocrate", version("rocrate"))
expect("context before", context, [ADDRESS, {"sha256": "http://schema.org/sha256"}])
expect("context after reading and writing", again["@context"], ADDRESS)
expect("the value is still there", [e["sha256"] for e in again["@graph"] if e["@id"] == "tides.csv"], ["0" * 64])
PYTHON
