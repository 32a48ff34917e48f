"""The picture of the site for the README, from the published site: `python tools/site_picture.py` (extra `browser`, and Chromium).

A page of 1,400 by 1,000 pixels, light and in English, whatever the machine's own settings; written to docs/site.png.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
WIDTH, HEIGHT = 1400, 1000
MOST = 250_000
"""So many bytes a picture may have: a README is loaded on telephones as well."""


def main() -> int:
    """Take the picture; 1 where it is too large or there is no browser or site."""
    from playwright.sync_api import sync_playwright

    page_file = ROOT / "output" / "site" / "index.html"
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not page_file.is_file():
        print("needs Chromium (CHROMIUM names it) and output/site (pipeline build writes it)", file=sys.stderr)
        return 1
    target = ROOT / "docs" / "site.png"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"])
        context = browser.new_context(offline=True, locale="en-GB", color_scheme="light", viewport={"width": WIDTH, "height": HEIGHT})
        page = context.new_page()
        page.goto(page_file.as_uri())
        page.wait_for_selector("body[data-ready] h1")
        target.write_bytes(page.screenshot())
        browser.close()
    size = target.stat().st_size
    print(f"wrote {target.relative_to(ROOT)}, {size:,} bytes")
    return int(size > MOST)


if __name__ == "__main__":
    sys.exit(main())
