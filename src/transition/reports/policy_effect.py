"""Whom a change of policy touches, and what it costs: one roster, computed on both sides.

Results (before), Results (after) --policy_effects--> Effect for each entitlement
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal, cast

from attrs import frozen

from transition.calc.display import shown
from transition.calc.results import Results
from transition.policies.units import Unit
from transition.problems import Language, text
from transition.reports.result_tables import entitlements_on, heads
from transition.reports.table import Kind, Table, TableColumn, column_of, exact_rows
from transition.reports.text_grid import Grid

Course = Literal["enters", "leaves", "rises", "falls", "becomes-undecided", "becomes-decided"]
COURSES: tuple[Course, ...] = (
    "enters", "leaves", "rises", "falls", "becomes-undecided", "becomes-decided",
)  # fmt: skip
"""How a household is touched: its entitlement begins, ends, grows or shrinks, or is (no longer) known."""


@frozen
class Touched:
    """A household whose entitlement is not what it was; None is not decided."""

    household: str
    head: str
    course: Course
    before: Fraction | None
    after: Fraction | None

    @property
    def moved(self) -> Fraction | None:
        """By how much it rose, None where one side is not decided."""
        return None if self.before is None or self.after is None else self.after - self.before


@frozen
class Effect:
    """One entitlement on both sides, over the households of the roster.

    before, after: the sums of what is known. moved: the sum of the differences of those households of
    which both are known: what the change costs. unchanged, open: how many households get the same, and
    how many are decided on neither side.
    """

    key: str
    label: str
    unit: Unit
    before: Fraction
    after: Fraction
    moved: Fraction
    touched: tuple[Touched, ...]
    unchanged: int
    open: int

    def counted(self, course: Course) -> int:
        """Return how many households are touched in a way."""
        return sum(one.course == course for one in self.touched)


def policy_effects(before: Results, after: Results) -> tuple[Effect, ...]:
    """Return the effect on each entitlement, in the order of the new plan; households by their number.

    An entitlement that one side does not have counts as nothing there.
    """
    sides = [entitlements_on(results, 0) for results in (before, after)]
    names = after.roster.household_names
    members = [exact_rows(heads(after.ledger))[row] for row in range(len(names))]
    effects = []
    for key in dict.fromkeys((*sides[1], *sides[0])):
        column = sides[1].get(key) or sides[0][key]
        amounts = [
            _amounts(results, side.get(key)) for results, side in zip((before, after), sides, strict=True)
        ]
        effects.append(_effect(key, column, amounts, list(zip(names, members, strict=True))))
    return tuple(effects)


_Amounts = Mapping[str, Fraction | None]


def _amounts(results: Results, column: TableColumn | None) -> _Amounts:
    names = results.roster.household_names
    if column is None:
        return dict.fromkeys(names, Fraction(0))
    return dict(zip(names, cast(list[Fraction | None], exact_rows(column.values)), strict=True))


def _effect(
    key: str, column: TableColumn, amounts: list[_Amounts], households: list[tuple[str, object]]
) -> Effect:
    old, new = amounts
    pairs = [(name, head, old.get(name), new.get(name)) for name, head in households]
    known = [(one, other) for _, _, one, other in pairs if one is not None and other is not None]
    touched = [
        Touched(name, str(head or ""), course, one, other)
        for name, head, one, other in pairs
        if (course := _course(one, other)) is not None
    ]
    return Effect(
        key=key,
        label=column.label,
        unit=column.unit,
        before=sum((one for one in old.values() if one is not None), Fraction(0)),
        after=sum((one for one in new.values() if one is not None), Fraction(0)),
        moved=sum((other - one for one, other in known), Fraction(0)),
        touched=tuple(touched),
        unchanged=sum(one == other for one, other in known),
        open=sum(one is None and other is None for _, _, one, other in pairs),
    )


def _course(before: Fraction | None, after: Fraction | None) -> Course | None:
    if before == after:
        return None
    if before is None or after is None:
        return "becomes-decided" if before is None else "becomes-undecided"
    if before == 0:
        return "enters"
    if after == 0:
        return "leaves"
    return "rises" if after > before else "falls"


# --- shown ----------------------------------------------------------------------------------------

MOST_SHOWN = 20
"""How many households of each entitlement the terminal shows."""


def effect_grids(effects: tuple[Effect, ...]) -> Iterator[Grid]:
    """Yield what the change does to each entitlement, then the households that it touches."""
    words = ("entitlement", "households", "sums", "costs")
    rows = tuple(_line(effect) for effect in effects if effect.touched or effect.before or effect.after)
    headings = tuple(text(f"policy-diff.{word}") for word in words)
    yield Grid(text("policy-diff.effect"), headings, rows, wordy=(1,))
    for effect in effects:
        headings = ("household", "head", "course", "before", "after", "moved")
        lines = tuple(_touched_line(one, effect.unit) for one in effect.touched[:MOST_SHOWN])
        left = len(effect.touched) - len(lines)
        more = (text("policy-diff.more", count=left), "", "", "", "", "")
        yield Grid(
            effect.label,
            tuple(text(f"policy-diff.{word}") for word in headings),
            (*lines, more) if left else lines,
            wordy=(1, 2),
        )


def _line(effect: Effect) -> tuple[str, ...]:
    counts: dict[str, int] = {course: effect.counted(course) for course in COURSES}
    counts |= {"unchanged": effect.unchanged, "open": effect.open}
    households = "，".join(
        f"{text(f'policy-diff.{word}')} {count}" for word, count in counts.items() if count
    )
    before, after = (shown(amount, effect.unit, thousands=True) for amount in (effect.before, effect.after))
    return effect.label, households, f"{before} → {after}", signed(effect.moved, effect.unit)


def _touched_line(one: Touched, unit: Unit) -> tuple[str, ...]:
    before, after = (shown(amount, unit, thousands=True) for amount in (one.before, one.after))
    moved = "" if one.moved is None else signed(one.moved, unit)
    return one.household, one.head, text(f"policy-diff.{one.course}"), before, after, moved


def signed(amount: Fraction, unit: Unit) -> str:
    """Return an amount with its sign, a rise with a plus: ``+47 元/月``."""
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return f"{sign}{shown(abs(amount), unit, thousands=True)}"


def effect_tables(effects: tuple[Effect, ...], language: Language = "zh") -> tuple[Table, Table]:
    """Return the sheets of a workbook: what each entitlement comes to, and every household touched."""
    return _sum_table(effects, language), _touched_table(effects, language)


def _sum_table(effects: tuple[Effect, ...], language: Language) -> Table:
    counts: list[tuple[str, list[object]]] = [
        (course, [effect.counted(course) for effect in effects]) for course in COURSES
    ]
    counts += [
        ("unchanged", [effect.unchanged for effect in effects]),
        ("open", [effect.open for effect in effects]),
    ]
    sums: list[tuple[str, list[object]]] = [
        ("total-before", [effect.before for effect in effects]),
        ("total-after", [effect.after for effect in effects]),
        ("costs", [effect.moved for effect in effects]),
    ]
    return Table(
        "effects",
        "影响汇总",
        (
            column_of("entitlement", "待遇", [effect.label for effect in effects]),
            column_of("unit", "单位", [str(effect.unit) for effect in effects]),
            *(_numbers(key, values, "whole", language) for key, values in counts),
            *(_numbers(key, values, "money", language) for key, values in sums),
        ),
    )


def _numbers(key: str, values: list[object], kind: Kind, language: Language) -> TableColumn:
    exact = [Fraction(value) if isinstance(value, int) else value for value in values]
    label = text(f"policy-diff.{key}", language)
    return column_of(key.replace("-", "_"), label, exact, kind)  # type: ignore[arg-type]


def _touched_table(effects: tuple[Effect, ...], language: Language) -> Table:
    rows = [(effect, one) for effect in effects for one in effect.touched]
    words: dict[str, str] = {course: text(f"policy-diff.{course}", language) for course in COURSES}
    return Table(
        "touched",
        "受影响的户",
        (
            column_of("household", "户编号", [one.household for _, one in rows]),
            column_of("head", "户主", [one.head for _, one in rows]),
            column_of("entitlement", "待遇", [effect.label for effect, _ in rows]),
            column_of("course", "变动", [one.course for _, one in rows], words=words),
            column_of("before", "原", [one.before for _, one in rows], "money"),
            column_of("after", "新", [one.after for _, one in rows], "money"),
            column_of("moved", "差额", [one.moved for _, one in rows], "money"),
            column_of("unit", "单位", [str(effect.unit) for effect, _ in rows]),
        ),
        filtered=bool(rows),
    )
