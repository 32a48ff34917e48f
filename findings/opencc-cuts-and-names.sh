#!/usr/bin/env bash
# What: OpenCC converts by phrases, so the same character turns out differently by what stands beside it. From simplified to traditional, the
# mile 里 behind digits becomes 裏 (inside), behind Chinese numerals it stays; the surname 范 becomes 範 before a title. From traditional to
# simplified, 乾 of 乾隆 stays, and turns to 干 where the phrase is cut before 隆; the surname 石塚 becomes 石冢.
# Version: OpenCC 1.4.2.
# Why it matters: a unit and a name change their meaning, and a quote converted by itself differs from the same words converted in their
# article, so it is not found there.
# Instead: keep the words as printed; to compare, fold both sides character by character to simplified, and use the result for nothing else.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check OpenCC==1.4.2

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

import opencc

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

to_traditional = opencc.OpenCC("s2t").convert
to_simplified = opencc.OpenCC("t2s").convert
print("OpenCC", version("OpenCC"))
expect("s2t 栈桥全程六里", to_traditional("栈桥全程六里"), "棧橋全程六里")
expect("s2t 栈桥全程6里", to_traditional("栈桥全程6里"), "棧橋全程6裏")
expect("s2t 范市长", to_traditional("范市长"), "範市長")
expect("t2s 乾隆", to_simplified("乾隆"), "乾隆")
expect("t2s 乾 + t2s 隆", to_simplified("乾") + to_simplified("隆"), "干隆")
expect("t2s 石塚船長", to_simplified("石塚船長"), "石冢船长")
PYTHON
