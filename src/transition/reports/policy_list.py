"""The list of policies: for each place its schemes, the time they cover, the grades of their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from transition.calc.display import half_away, shown
from transition.policies.inventory import Holdings
from transition.policies.regions import significant
from transition.problems import text
from transition.reports.text_grid import Grid

_HEADINGS = ("policy", "edition", "days", "rules", "tables", "cases", "values", "grades")


def list_grids(holdings: Iterable[Holdings]) -> Iterator[Grid]:
    """Yield a table for each place, with a row for each of its policy files."""
    headings = tuple(text(f"policy-list.{word}") for word in _HEADINGS)
    ordered = sorted(holdings, key=lambda one: (one.policy.region, one.place, one.scheme))
    for place, those in groupby(ordered, key=lambda one: one.place):
        files = list(those)
        region = shown(significant(files[0].policy.region), kind="region")
        yield Grid(f"{place} · {region}", headings, tuple(map(_row, files)), wordy=(1, 2, 7))


def _row(one: Holdings) -> tuple[str, ...]:
    days = f"{one.since:%Y-%m}–\n{one.latest:%Y-%m}" if one.since and one.latest else ""
    counts = (one.rules, one.tables, one.cases, one.values)
    named = f"{one.policy.name}\n{one.policy.title}"
    return named, one.policy.edition, days, *(str(count or "") for count in counts), _grades(one)


def _grades(one: Holdings) -> str:
    """Return each grade with its share of the values, in whole percent."""
    return "\n".join(
        f"{text(f'grade.{grade}')} {half_away(100 * count, one.values)}%"
        for grade, count in one.grades.items()
    )
