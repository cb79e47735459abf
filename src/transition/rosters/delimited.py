"""Delimited text: csv as UTF-8 (with or without a mark) or GB18030, as offices really have it."""

from __future__ import annotations

import csv
import io
import re

from transition.problems import CellPlace, Problem, RosterError
from transition.rosters.grid import Grid, columns_of
from transition.rosters.values.distinct import Cell

_GUARDED = re.compile(r'="(.*)"')
_DELIMITERS = (",", "\t", ";", "，", "|")
_WEB_PAGE = re.compile(
    r"\s*(<\?xml|<!doctype|<html|<table|<meta|<head|<style|<script|<body|<div)", re.IGNORECASE
)


def read_delimited(name: str, content: bytes) -> Grid:
    """Return the grid of a delimited text file. A line of the grid is a record, as a spreadsheet shows it.

    Raises RosterError when the encoding is neither UTF-8 nor GB18030, when the text is a web page, and
    when quotation marks do not match.
    """
    text = _decoded(name, content)
    if _WEB_PAGE.match(text):
        raise RosterError([Problem("roster.web-page", CellPlace(name), facts={"file": name})])
    return Grid(name, None, columns_of(_records(name, text)))


def _decoded(name: str, content: bytes) -> str:
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RosterError([Problem("roster.not-text", CellPlace(name), facts={"file": name})])


def _records(name: str, text: str) -> list[list[Cell]]:
    records: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        records.extend([_unguarded(cell) for cell in record] for record in reader)
    except csv.Error as error:
        facts = {"file": name, "line": reader.line_num, "reason": str(error)}
        place = CellPlace(name, None, f"第{reader.line_num}行")
        raise RosterError([Problem("roster.damaged-csv", place, facts=facts)]) from None
    return records


def _delimiter(text: str) -> str:
    """Return the delimiter that most of the first lines have most often."""
    head = text[:20_000].splitlines()[:20]
    return max(_DELIMITERS, key=lambda sign: sum(line.count(sign) for line in head))


def _unguarded(cell: str) -> str:
    """Take off ``="..."``, which exports put around long digits so that a spreadsheet keeps them."""
    match = _GUARDED.fullmatch(cell) if cell[:2] == '="' else None
    return match[1] if match else cell
