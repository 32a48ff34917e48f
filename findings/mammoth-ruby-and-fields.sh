#!/usr/bin/env bash
# What: mammoth.extract_raw_text drops a character that has a reading above it (ruby) together with the reading, and what stands in a simple
# field. The text comes out without a gap; only the list of messages, which few callers look at, says that an element was ignored.
# Version: mammoth 1.13.0.
# Why it matters: Chinese articles print readings above rare characters, which are those of names; fields hold dates and cross references. A
# name loses its character, a sentence its date.
# Instead: refuse or look at a document whose messages are not empty, or take w:rubyBase and w:fldSimple from the XML.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0

venv/bin/python - <<'PYTHON'
import io
import sys
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import parse_xml

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN = "<w:r><w:t>{}</w:t></w:r>".format


def read(content):
    """What mammoth makes of a document with one paragraph: its text, and its messages."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {W}>{content}</w:p>"))
    file = io.BytesIO()
    document.save(file)
    result = mammoth.extract_raw_text(file)
    return result.value.strip(), [m.message for m in result.messages]


ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{RUN('yì')}</w:rt><w:rubyBase>{RUN('峄')}</w:rubyBase></w:ruby></w:r>"
field = f'<w:fldSimple w:instr="DATE">{RUN("5月12日")}</w:fldSimple>'
print("mammoth", version("mammoth"))
expect("鲸[峄]湾 with a reading above 峄", read(RUN("鲸") + ruby + RUN("湾开渔"))[0], "鲸湾开渔")
expect("定于[5月12日]开渔, the date a field", read(RUN("定于") + field + RUN("开渔"))[0], "定于开渔")
expect("messages", read(RUN("鲸") + ruby + RUN("湾"))[1], ["An unrecognised element was ignored: w:ruby"])
PYTHON
