#!/usr/bin/env bash
# What: trafilatura.extract writes raised characters in line with those before them: a power becomes another number, 10<sup>6</sup> is 106.
# Version: trafilatura 2.3.1.
# Why it matters: powers of ten, square kilometres of a page and the marks of footnotes are raised. 106 is a plausible number, so nobody
# notices; 3 with a note 2 reads 32.
# Instead: extract with include_formatting=True, which keeps <sup>, or look for <sup> behind a digit in the page before it is extracted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

import trafilatura

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

PAGE = """<html><body><article><h1>雾港观潮</h1>
<p>雾港的渔民每年春天都到堤上观潮，孩子们带着风筝，老人们带着茶壶，一坐就是整个下午。</p>
<p>据当地的渔民说，{}，这句话在堤上传了许多年，写在茶馆的墙上。</p>
<p>观潮之后大家去看灯塔，灯塔的守塔人拿出旧海图，一张一张讲给来客听，讲到天黑才散。</p></article></body></html>"""


def sentence(words, **options):
    """What is extracted of the words, up to the comma behind them."""
    text = trafilatura.extract(PAGE.format(words), **options)
    return text.partition("渔民说，")[2].partition("，")[0]


print("trafilatura", version("trafilatura"))
expect("海里有10<sup>6</sup>条鱼", sentence("海里有10<sup>6</sup>条鱼"), "海里有106条鱼")
expect("共有渡船3<sup>2</sup>艘 (note 2)", sentence("共有渡船3<sup>2</sup>艘"), "共有渡船32艘")
expect("with include_formatting", sentence("海里有10<sup>6</sup>条鱼", include_formatting=True), "海里有10<sup>6</sup>条鱼")
PYTHON
