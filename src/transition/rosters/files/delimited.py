"""Delimited text: csv, tsv and the like, as offices and systems really write it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from transition.problems import CellPlace
from transition.rosters.files.bounds import Run, bounded_grid
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import over, refusal
from transition.rosters.files.sheet_facts import SheetFacts
from transition.rosters.grid import Grid

_GUARDED = re.compile(r'="(.*)"', re.DOTALL)
_DELIMITERS = (",", "\t", ";", "，", "|")
_DECLARED = re.compile(r"sep=(.)\r?\n")
_QUOTED = re.compile(r'"[^"]*"')
_MOST_DELIMITERS = 100_000
"""In a line: more than all columns of Excel and a text of nothing else."""

_READ_ANYWAY = 131_072
"""Characters of a field that the library reads by itself; a quotation mark that is never closed has more."""


def read_delimited(file: str, text: str, limits: Limits) -> Grid:
    """Return the grid of delimited text. A line of the grid is a record, as a spreadsheet shows it.

    Raises RosterError when quotation marks do not match, and for more than the limits allow.
    """
    return bounded_grid(file, None, _records(file, text, limits), SheetFacts(), limits)


def _records(file: str, text: str, limits: Limits) -> Iterator[Run]:
    declared = _DECLARED.match(text)  # for Excel, which does not show this line
    delimiter = declared[1] if declared else _delimiter(text)
    lines = io.StringIO(text[declared.end() if declared else 0 :], newline="")
    reader = csv.reader(_bounded(file, lines, delimiter, limits), delimiter=delimiter, strict=True)
    longest = csv.field_size_limit(max(_READ_ANYWAY, limits.text + 1))
    try:
        for record in reader:
            yield [_unguarded(cell) for cell in record], 1
    except csv.Error as error:
        place = CellPlace(file, None, f"第{reader.line_num}行")
        raise refusal("roster.damaged-csv", file, place, line=reader.line_num, reason=str(error)) from None
    finally:
        csv.field_size_limit(longest)


def _bounded(file: str, lines: Iterable[str], delimiter: str, limits: Limits) -> Iterator[str]:
    """Give the lines. One of millions of delimiters would become as many cells before it can be refused."""
    for line in lines:
        if len(line) > _MOST_DELIMITERS and (count := line.count(delimiter)) > _MOST_DELIMITERS:
            raise over("roster.too-many-columns", file, "columns", count + 1, limits.columns)
        yield line


def _delimiter(text: str) -> str:
    """Return the delimiter that the first lines have most often, outside of quotation marks."""
    head = _QUOTED.sub("", text[:20_000]).splitlines()[:20]
    return max(_DELIMITERS, key=lambda sign: sum(line.count(sign) for line in head))


def _unguarded(cell: str) -> str:
    """Take off ``="..."``, which exports put around long digits so that a spreadsheet keeps them."""
    match = _GUARDED.fullmatch(cell) if cell[:2] == '="' else None
    return match[1] if match else cell
