"""Files that must be refused: what is found in them, a line for each, held against the file beside."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from transition.problems import FilePlace, Problem

LEFT_OUT = ("legal", "reason", "table")
"""Facts that are long lists, another library's words, or stand in the place anyway."""


def compare(path: Path, problems: tuple[Problem, ...]) -> None:
    expected, found = path.with_suffix(".txt"), problem_lines(problems)
    if os.environ.get("REWRITE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")

    assert found == expected.read_text(encoding="utf-8")


def problem_lines(problems: Iterable[Problem]) -> str:
    return "".join(f"{problem_line(problem)}\n" for problem in problems)


def problem_line(problem: Problem) -> str:
    facts = (
        f"{name}={fact_text(fact)}" for name, fact in sorted(problem.facts.items()) if name not in LEFT_OUT
    )
    others = (f"also={line_of(place)}" for place in problem.others)
    return " ".join((line_of(problem.place), problem.code, *facts, *others))


def line_of(place: object) -> str:
    return str(place.line) if isinstance(place, FilePlace) and place.line else "-"


def fact_text(fact: object) -> str:
    if isinstance(fact, (tuple, list)):
        return ",".join(map(fact_text, fact))
    return str(fact) if isinstance(fact, (str, int, Fraction)) else f"{fact}"


def as_json(value):
    """What an editor hands to a schema: dates as texts, numbers as numbers."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
