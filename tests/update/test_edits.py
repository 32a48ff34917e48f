"""Edits at single scalars: only the value changes, however the file is laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Location, Problem
from pipeline.tasks.update.edits import edited

SHOWN = "sources/x/metrics.yaml"


@pytest.mark.parametrize(
    ("before", "place", "value", "after"),
    [
        ("- paragraph: 3\n  note: a\n", (1, 14), 4, "- paragraph: 4\n  note: a\n"),
        ("- paragraph:   3   # the third\n", (1, 16), 12, "- paragraph:   12   # the third\n"),
        ('- {quote: "a, b", paragraph: 9}\n', (1, 30), 10, '- {quote: "a, b", paragraph: 10}\n'),
        ("- paragraph: '3'\n", (1, 14), 4, "- paragraph: '4'\n"),
        ("joins:\n  - [5,6]\n", (2, 8), 7, "joins:\n  - [5,7]\n"),
        ("a: 1\r\nparagraph: 3\r\nb: 2\r\n", (2, 12), 4, "a: 1\r\nparagraph: 4\r\nb: 2\r\n"),
        ("潮: 汐 # 注\nparagraph: 3\n", (2, 12), 4, "潮: 汐 # 注\nparagraph: 4\n"),
        ("file_name: a.txt # from the paper\n", (1, 12), "潮 2.txt", "file_name: 潮 2.txt # from the paper\n"),
        ('file_name: "a.txt"\n', (1, 12), "b: #1.txt", 'file_name: "b: #1.txt"\n'),
        ("file_name: 'it''s.txt'\n", (1, 12), "b.txt", "file_name: b.txt\n"),
        ("file_name: a.txt", (1, 12), "null", 'file_name: "null"'),
    ],
)
def test_one_value_is_replaced(before: str, place: tuple[int, int], value: str | int, after: str, tmp_path: Path) -> None:
    """Comments, blanks, marks and line ends stay."""
    path = tmp_path / "x.yaml"
    path.write_bytes(before.encode())
    assert edited(path, SHOWN, {Location(SHOWN, *place): value}) == after


def test_what_cannot_be_replaced_is_for_a_person(tmp_path: Path) -> None:
    """A value that runs over lines is not touched; one line says what to write."""
    path = tmp_path / "x.yaml"
    path.write_text("file_name: >-\n  a\n  b.txt\nother: 1\n", encoding="utf-8")
    problem = edited(path, SHOWN, {Location(SHOWN, 1, 12): "c.txt"})
    assert isinstance(problem, Problem)
    assert (problem.code, problem.hint) == ("update-by-hand", "write c.txt")
