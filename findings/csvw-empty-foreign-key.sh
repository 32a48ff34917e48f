#!/usr/bin/env bash
# What: csvwvalidate, the command of the package csvw, refuses a table whose foreign key is empty in a row. CSV on the Web lets an empty cell be
# null, and a null refers to nothing. With --lax the table is valid, and a key that leads nowhere is still found.
# Version: csvw 4.1.1.
# Why it matters: optional references are in every relational data set (a parent, a place). The strict verdict is the default and says FAIL
# without the reason, so that correct metadata are changed or validation is given up.
# Instead: csvwvalidate --lax, and in Python CSVW(..., validate=True, strict=False) with a look at its warnings.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvw==4.1.1

cat > metadata.json <<'JSON'
{"@context": "http://www.w3.org/ns/csvw", "tables": [
  {"url": "places.csv", "tableSchema": {"columns": [{"name": "place", "titles": "place"}, {"name": "within", "titles": "within"}],
   "primaryKey": "place",
   "foreignKeys": [{"columnReference": "within", "reference": {"resource": "places.csv", "columnReference": "place"}}]}}]}
JSON

verdict() { # the places, the stated verdict, options
  printf "$1" > places.csv
  found=$(venv/bin/csvwvalidate "${@:3}" metadata.json 2>/dev/null | tail -n 1) || true
  echo "  ${1//\\n/ | }  ${*:3}  ->  $found"
  [ "$found" = "$2" ] || { echo "CHANGED: expected $2"; exit 1; }
}
echo "csvw $(venv/bin/python -c 'from importlib.metadata import version; print(version("csvw"))')"
verdict 'place,within\nwugang,wuguo\nwuguo,wuguo\n' OK
verdict 'place,within\nwugang,wuguo\nwuguo,\n' FAIL
verdict 'place,within\nwugang,wuguo\nwuguo,\n' OK --lax
verdict 'place,within\nwugang,nowhere\nwuguo,\n' FAIL --lax
