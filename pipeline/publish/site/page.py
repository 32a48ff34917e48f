"""The one page of the site: a shell that scripts fill, and what it says where no script runs.

The scripts and styles of the template are put together: a page that asks for three files is there sooner than one that asks for eighty.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from string import Template
from typing import Any
from urllib.parse import quote

from pipeline.transcription.limits import LIMITS

SCRIPT = re.compile(r'<script defer src="(assets/js/[^"]+)"></script>\n')
STYLE = re.compile(r'<link rel="stylesheet" href="(assets/css/[^"]+)">\n')
FIRST = "assets/js/site.js"
"""The script that the package's own data calls: it stays before that."""
SCRIPTS = "assets/js/pages.js"
STYLES = "assets/css/pages.css"
_LONGEST = re.compile(rf"(?<![0-9]){LIMITS.quote_longest}(?= characters|个字符)")


def page(template: str, descriptor: Mapping[str, Any], downloads: str) -> str:
    """`index.html` with the dataset's title, description and files."""
    files = [(str(entry["path"]), str(entry.get("title", entry["name"]))) for entry in descriptor.get("resources", ())]
    links = [
        f'<li><a href="{html.escape(downloads + quote(path))}">{html.escape(path)}</a> {html.escape(title)}</li>' for path, title in files
    ]
    return Template(template).substitute(
        title=html.escape(str(descriptor.get("title", descriptor.get("name", "")))),
        description=html.escape(str(descriptor.get("description", ""))),
        files="\n".join(links),
    )


def joined(template: str) -> tuple[str, dict[str, list[str]]]:
    """The template with one script and one style in the place of the many; and which files each is made of, in their order."""
    scripts, styles = SCRIPT.findall(template), STYLE.findall(template)
    text = SCRIPT.sub(lambda match: match[0] if match[1] == FIRST else "", template)
    text = text.replace("</head>", f'<script defer src="{SCRIPTS}"></script>\n</head>')
    text = STYLE.sub(lambda match: f'<link rel="stylesheet" href="{STYLES}">\n' if match[1] == styles[0] else "", text)
    return text, {FIRST: [FIRST], SCRIPTS: [name for name in scripts if name != FIRST], STYLES: styles}


def with_limits(text: str, longest: int) -> str:
    """What the pages say of the length of quotes, as this package promises it."""
    return _LONGEST.sub(str(longest), text)
