"""Make the table of simplified characters, simplified.tsv, from the OpenCC that is installed: python -m tools.folding > FILE."""

from __future__ import annotations

import sys
from importlib.metadata import version

from opencc import OpenCC

from pipeline.languages.radicals import FIRST_HAN

SURROGATES = range(0xD800, 0xE000)
HEAD = """# A simplified character, then those that it is the form of, the usual one first: one for one, no phrases, no regional words.
# Made from OpenCC {version} (t2s, s2t), BYVoid and contributors, Apache-2.0, by tools/folding.py.
# Other versions fold other characters.
"""


def table() -> str:
    """The file as this OpenCC has it: what t2s makes of each character alone, where that is one other; in order of code points."""
    simplify, back = OpenCC("t2s").convert, OpenCC("s2t").convert
    forms: dict[str, list[str]] = {}
    for character in (chr(code) for code in range(FIRST_HAN, sys.maxunicode + 1) if code not in SURROGATES):
        simple = simplify(character)
        if len(simple) == 1 and simple != character:
            forms.setdefault(simple, []).append(character)
    lines = (f"{simple}\t{''.join(sorted(found, key=lambda c: c != back(simple)))}\n" for simple, found in sorted(forms.items()))
    return HEAD.format(version=version("opencc")) + "".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table())
