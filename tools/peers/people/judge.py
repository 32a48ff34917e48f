"""What our rules make of the persons of a passage: found whole, in part, passed over; and what they find that is none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from pipeline.languages.chinese.persons import find_persons
from pipeline.languages.chinese.persons.lists import titles_behind
from pipeline.languages.chinese.script import simplified
from tools.peers.people.corpora import Passage, Span, Split, passages

AROUND = 8
VERDICTS = ("whole", "part", "passed over", "false")


def judged(passage: Passage) -> Iterable[tuple[str, Span]]:
    """Every person with its verdict, and every hit that meets none (``false``)."""
    folded = simplified(passage.text)
    hits = find_persons(folded)
    for start, marked in passage.persons:
        end = _without_title(folded, start, marked)
        met = [hit for hit in hits if hit[0] < end and start < hit[1]]
        yield ("whole" if (start, end) in met else "part" if met else "passed over"), (start, end)
    for start, end in hits:
        if not any(a < end and start < b for a, b in passage.persons):
            yield "false", (start, end)


def _without_title(folded: str, start: int, end: int) -> int:
    """Where a marked name ends, a title behind it left out, which some annotators take in and some not."""
    return next((at for at in (start + 1, start + 2) if at < end and _whole_title(folded, at, end)), end)


def _whole_title(folded: str, at: int, end: int) -> bool:
    title = titles_behind().match(folded, at)
    return bool(title and title.end() == end)


def report(folder: Path, split: Split, listed: str | None) -> None:
    """Print a table, one line a corpus; then, where ``listed`` names a verdict, every case of it with the words around."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages(folder, split):
        count = counts[passage.corpus]
        count["characters"] += len(passage.text)
        for verdict, (start, end) in judged(passage):
            count[verdict] += 1
            if verdict == listed:
                around = passage.text[max(0, start - AROUND) : start], passage.text[start:end], passage.text[end : end + AROUND]
                print("\t".join((passage.corpus, *around)).replace("\n", " "))
    print("| corpus | characters | persons | whole | in part | passed over | false | recall | precision | false in 1,000 characters |")
    print("| --- " * 10 + "|")
    for corpus, n in counts.items():
        persons = n["whole"] + n["part"] + n["passed over"]
        hits = n["whole"] + n["part"] + n["false"]
        rates = f"{n['whole'] / persons:.1%} | {n['whole'] / hits:.1%} | {1000 * n['false'] / n['characters']:.2f}"
        print(f"| {corpus} | {n['characters']} | {persons} | " + " | ".join(str(n[v]) for v in VERDICTS) + f" | {rates} |")
