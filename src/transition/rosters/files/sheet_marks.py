"""What a sheet's XML says besides the values that the library reads: errors, formulas without a value,
merged cells, hidden rows and columns, filters.

The library hands a failed formula over as blank, and a blank cell may take a default: that must not
happen to a number that could not be computed. So the sheet's own text is searched, some at a time and
while the library reads.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from transition.rosters.files.sheet_facts import SheetFacts, column_of
from transition.rosters.files.sheet_text import SheetText
from transition.rosters.grid import Block
from transition.rosters.values.distinct import UNCOMPUTED

_TRUE = r"""\s*+=\s*+["'](?:1|true)["']"""
_NUMBER = re.compile(rb"""\b(r|min|max)\s*+=\s*+["'](\d{1,8})["']""")
_TEXT_TYPE = re.compile(rb"""\bt\s*+=\s*+["']str["']""")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v\b[^<>]*>([^<]*)<")
_NO_ERROR_TEXT = "#N/A"
_LONGEST_ERROR = 40


@frozen
class _Patterns:
    """What is looked for, where each element's name has the sheet's prefix."""

    error: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    hidden: re.Pattern[bytes]
    merged: re.Pattern[bytes]
    filtered: re.Pattern[bytes]


@lru_cache
def _patterns(prefix: bytes) -> _Patterns:
    """Return the patterns; none goes over the same text twice, however it is written."""

    def pattern(text: str) -> re.Pattern[bytes]:
        return re.compile(text.replace("~", re.escape(prefix.decode())).encode(), re.DOTALL)

    cell = r'<~c r="([A-Z]{1,3})(\d{1,7})"'
    return _Patterns(
        error=pattern(cell + r"""[^<>]*\bt\s*+=\s*+"e"[^<>]*>(.*?)(?:</~c>|(?=<~c\b))"""),
        formula=pattern(
            cell + r"([^<>]*)(?<!/)>\s*+<~f\b(?:[^<>]*/>|[^<>]*>[^<]*</~f>)"
            r"\s*+(<~v\b[^<>]*/>|<~v\b[^<>]*>\s*+</~v>)?\s*+</~c>"
        ),
        hidden=pattern(
            rf"<~(row|col)\b([^<>]*\bhidden{_TRUE}[^<>]*)>" r'(?:\s*+<~c r="[A-Z]{1,3}(\d{1,7})")?'
        ),
        merged=pattern(
            r"""<~mergeCell\b[^<>]*\bref\s*+=\s*+["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
        ),
        filtered=pattern(rf"<~filterColumn\b|\bfilterMode{_TRUE}"),
    )


def facts_of(text: SheetText) -> SheetFacts:
    """Search the whole text of a plainly written sheet."""
    patterns, facts = _patterns(text.prefix), SheetFacts()
    for piece in text.pieces(b"row"):
        # A letter is found ten times as quickly as a word, and most sheets have little more than cells.
        has_f = b"f" in piece
        if has_f and b"<" + text.prefix + b"f" in piece:
            _add_uncomputed(patterns, piece, facts)
        if has_f and b"filter" in piece and patterns.filtered.search(piece):
            facts.is_filtered = True
        if b'"e"' in piece:
            _add_errors(patterns, piece, facts)
        if b"d" in piece and b"hidden" in piece:
            _add_hidden(patterns, piece, facts)
        if b"mergeCell" in piece:
            _add_merged(patterns, piece, facts)
    return facts


def _add_uncomputed(patterns: _Patterns, piece: bytes, facts: SheetFacts) -> None:
    for letters, digits, attributes, value in patterns.formula.findall(piece):
        # A formula may well give the empty text, which then stands there.
        if not (value and _TEXT_TYPE.search(attributes)):
            facts.texts[int(digits) - 1].append((column_of(letters), UNCOMPUTED))


def _add_errors(patterns: _Patterns, piece: bytes, facts: SheetFacts) -> None:
    for letters, digits, inside in patterns.error.findall(piece):
        shown = _VALUE.search(inside)
        text = shown[1].decode("utf-8", "replace").strip()[:_LONGEST_ERROR] if shown else ""
        facts.texts[int(digits) - 1].append((column_of(letters), text or _NO_ERROR_TEXT))


def _add_hidden(patterns: _Patterns, piece: bytes, facts: SheetFacts) -> None:
    for element, attributes, row_of_cell in patterns.hidden.findall(piece):
        numbers = {name: int(digits) - 1 for name, digits in _NUMBER.findall(attributes)}
        if element == b"row":
            row = numbers.get(b"r", int(row_of_cell or 0) - 1)
            facts.hidden_rows.append((row, row))
        else:
            facts.hidden_columns.append((numbers.get(b"min", -1), numbers.get(b"max", -1)))


def _add_merged(patterns: _Patterns, piece: bytes, facts: SheetFacts) -> None:
    for left, top, right, bottom in patterns.merged.findall(piece):
        block = Block(int(top) - 1, column_of(left), int(bottom) - 1, column_of(right))
        facts.merged.append(block)
