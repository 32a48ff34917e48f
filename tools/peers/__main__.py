"""`python -m tools.peers --recognizers DIR …`: read other projects' test data with our readers, and with theirs where installed.

Checkouts are the caller's; nothing of them is kept. `--list wrong` prints every phrase that we read wrong, with both readings.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.util
import io
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from tools.peers.left_out import reason
from tools.peers.phrase import Found, Phrase, Score

SUITES = ("recognizers", "wetext", "cn2an", "jionlp", "duckling")
READERS = ("ours", "cn2an", "wetext", "recognizers", "jionlp")
MODULES = {"cn2an": "cn2an", "wetext": "itn", "recognizers": "recognizers_number", "jionlp": "jionlp"}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for suite in SUITES:
        cli.add_argument(f"--{suite}", type=Path, metavar="DIR", help=f"a checkout of {suite}")
    cli.add_argument("--ours-only", action="store_true", help="do not run the peers")
    cli.add_argument("--list", choices=("wrong", "unread", "left-out"), help="print these phrases")
    args = cli.parse_args()
    phrases = [p for suite in SUITES if getattr(args, suite) for p in _suite(suite, getattr(args, suite))]
    readers = {name: reader for name in (READERS[:1] if args.ours_only else READERS) if (reader := _reader(name))}
    kept = [p for p in phrases if not p.left_out]
    scores = {name: _scores(kept, reader) for name, reader in readers.items()}
    _print_table(scores, phrases)
    if args.list:
        _print_list(args.list, phrases, scores["ours"])


def _suite(name: str, checkout: Path) -> Iterable[Phrase]:
    from dataclasses import replace

    module = importlib.import_module(f"tools.peers.suites.{name}")
    return [replace(phrase, left_out=reason(phrase)) for phrase in module.phrases(checkout)]


def _reader(name: str) -> Callable[[Phrase], Found] | None:
    if name in MODULES and importlib.util.find_spec(MODULES[name]) is None:
        print(f"{name} is not installed: passed over")
        return None
    read: Callable[[Phrase], Found] = importlib.import_module(f"tools.peers.readers.{name}").read
    return read


def _scores(phrases: list[Phrase], reader: Callable[[Phrase], Found]) -> dict[tuple[str, str], Score]:
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for phrase in phrases:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            found = reader(phrase)
        scores[phrase.suite, phrase.kind].add(phrase, found)
    return scores


def _print_table(scores: dict[str, dict[tuple[str, str], Score]], phrases: list[Phrase]) -> None:
    out: dict[tuple[str, str], int] = defaultdict(int)
    for phrase in phrases:
        out[phrase.suite, phrase.kind] += bool(phrase.left_out)
    print("| suite | kind | phrases | left out | " + " | ".join(f"{name}: right / unread / wrong / missed" for name in scores) + " |")
    print("| --- " * (4 + len(scores)) + "|")
    for key in scores["ours"]:
        cells = [" / ".join(str(s[key].counts[v]) for v in ("right", "unread", "wrong", "missed")) for s in scores.values()]
        print(f"| {key[0]} | {key[1]} | {scores['ours'][key].total} | {out[key]} | " + " | ".join(cells) + " |")


def _print_list(what: str, phrases: list[Phrase], scores: dict[tuple[str, str], Score]) -> None:
    if what == "left-out":
        for phrase in phrases:
            if phrase.left_out:
                print(f"{phrase.suite}\t{phrase.kind}\t{phrase.text}\t{phrase.left_out}")
        return
    for score in scores.values():
        listed = score.wrong if what == "wrong" else score.unread
        for phrase, found in listed:
            print(f"{phrase.suite}\t{phrase.kind}\t{phrase.text}\texpected {phrase.expected}\tfound {found}")


if __name__ == "__main__":
    main()
