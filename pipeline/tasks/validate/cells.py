"""Typed values from the text of published cells: the one way in which we write them, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from math import isinf
from typing import Any

from pipeline.model import Field
from pipeline.schema.cells import Fault, text_fault

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,9}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,3})?")

Parser = Callable[[str], Any]


class CellError(ValueError):
    """A cell that has no value: its fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault[1])
        self.fault = fault


def typed_column(field: Field, cells: Sequence[str]) -> tuple[list[Any], list[tuple[int, Fault]]]:
    """The values of a column, ``None`` where a cell is empty or faulty; and the faults by position."""
    parse, faults = _PARSERS[field.type], []
    values: list[Any] = []
    for index, cell in enumerate(cells):
        try:
            values.append(parse(cell) if cell else None)
        except CellError as error:
            values.append(None)
            faults.append((index, error.fault))
    return values, faults


def _string(cell: str) -> str:
    fault = text_fault(cell)
    if fault:
        raise CellError(fault)
    return cell


def _integer(cell: str) -> int:
    if not _INTEGER.fullmatch(cell):
        raise _not(cell, "a whole number in plain digits")
    if abs(int(cell)) >= 2**31:
        raise _not(cell, "a whole number below 2147483648")
    return int(cell)


def _number(cell: str) -> float:
    """A number that a double holds: what is read back is what was written."""
    if not _NUMBER.fullmatch(cell) or isinf(value := float(cell)):
        raise _not(cell, "a plain number such as 22000000 or 8.24")
    if Decimal(repr(value)) != Decimal(cell):
        raise _not(cell, "a number that a double holds")
    return value


def _list(cell: str) -> list[str]:
    found = cell.split("|")
    if not all(found):
        raise CellError(("value-type", f"“{cell[:40]}” has an empty item", "write items parted by one |"))
    return [_string(item) for item in found]


def _not(cell: str, wanted: str) -> CellError:
    return CellError(("value-type", f"“{cell[:40]}” is not {wanted}", f"write {wanted}"))


_PARSERS: dict[str, Parser] = {"string": _string, "integer": _integer, "number": _number, "list": _list}
