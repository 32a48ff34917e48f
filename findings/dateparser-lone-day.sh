#!/usr/bin/env bash
# What: dateparser takes a lone day of the month for a span of time before now: 12日 is not the 12th but twelve days ago. 25日 said in May is in
# April. A month and a day (5月12日) give nothing, and a year and month (2031年3月) keep the year and take the month from today.
# Version: dateparser 1.5.0, languages zh, zh-Hans and zh-Hant alike.
# Why it matters: a lone day is the commonest date of a news article. The result is a full date near the right one, in the past, and looks right.
# Instead: complete such days from the date of the article yourself, and give the library full dates only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0

venv/bin/python - <<'PYTHON'
import sys
from datetime import datetime
from importlib.metadata import version

import dateparser

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

NOW = datetime(2031, 5, 20)


def day(words):
    """The day that is read of words said on 20 May 2031."""
    found = {str(dateparser.parse(words, languages=[tongue], settings={"RELATIVE_BASE": NOW}))[:10] for tongue in ("zh", "zh-Hans", "zh-Hant")}
    return ", ".join(sorted(found))


print("dateparser", version("dateparser"), "said on", NOW.date())
expect("2031年5月12日", day("2031年5月12日"), "2031-05-12")
expect("12日 (the 12th)", day("12日"), "2031-05-08")
expect("25日 (the 25th)", day("25日"), "2031-04-25")
expect("5月12日", day("5月12日"), "None")
expect("2031年3月 (March)", day("2031年3月"), "2031-03-20")
PYTHON
