#!/usr/bin/env bash
# What: with the pip that comes with Python 3.11 (23.2.1), `pip install trafilatura` ends with 0 and cannot be imported. The chain: justext
# asks for lxml[html_clean], lxml 6 publishes the extra as html-clean, and this pip takes the two spellings for two extras. It warns in one line.
# Version: pip 23.2.1, lxml 6.1.3, trafilatura 2.3.1. With pip 25.3 the same command works.
# Why it matters: whoever takes web pages in learns it at the first page, not when installing; a container that is built from an old Python
# image is broken though its build is green.
# Instead: upgrade pip first, or name lxml_html_clean as a requirement of your own; import what you installed as part of the build.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# the program below makes one virtual environment for each version of pip

python3 - <<'PYTHON'
import subprocess
import sys

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")


def outcome(pip):
    """Whether trafilatura can be imported where that version of pip has installed it, and what it says if not."""
    python = f"venv-{pip}/bin/python"
    subprocess.run([sys.executable, "-m", "venv", f"venv-{pip}"], check=True)
    for wanted in ([f"pip=={pip}"], ["trafilatura==2.3.1", "jusText==3.0.2", "lxml==6.1.3"]):
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted], check=True, stderr=subprocess.DEVNULL)
    tried = subprocess.run([python, "-c", "import trafilatura"], capture_output=True, text=True)
    return "imported" if tried.returncode == 0 else tried.stderr.strip().splitlines()[-1]


expect("pip 23.2.1", outcome("23.2.1"), "Install lxml[html-clean] or lxml_html_clean directly.")
expect("pip 25.3", outcome("25.3"), "imported")
PYTHON
