#!/usr/bin/env bash
# What: Python's three codecs for Big5 make different characters of the same bytes. A1 45, the dot between the parts of foreign names, is
# U+2027 in cp950 and U+2022 (a bullet) in big5 and big5hkscs; A1 E3, the sign of ranges, is a wide tilde in cp950 and a mathematical
# operator in the others. None of them is U+00B7, the dot of texts in simplified characters.
# Version: Python 3.11.7, standard library.
# Why it matters: a file of a newspaper in Taiwan says big5 and is cp950. Read with the codec of that name, names are cut at a bullet and
# ranges lose their sign; a comparison of the same name in two files fails.
# Instead: read Big5 of Windows as cp950, then hold all dots (U+00B7, U+2022, U+2027, U+30FB) for one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# the standard library is all it needs

python3 - <<'PYTHON'
import sys
import unicodedata

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

print("Python", sys.version.split()[0])
for codec, dot, tilde in (("cp950", "2027", "FF5E"), ("big5", "2022", "223C"), ("big5hkscs", "2022", "223C")):
    for what, code, stated in (("dot", b"\xa1\x45", dot), ("tilde", b"\xa1\xe3", tilde)):
        character = code.decode(codec)
        expect(f"{what} {code.hex()} as {codec}: {unicodedata.name(character)}", f"{ord(character):04X}", stated)
PYTHON
