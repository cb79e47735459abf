"""What was sought, in sentences, and as a chart of the measure over the values with the target across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from transition.calc.simulations.goal import Goal, Span
from transition.policies.units import Unit, parse_unit
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Section
from transition.reports.simulations.number_columns import HOUSEHOLDS, PERSONS, money, number, number_column
from transition.reports.simulations.sweep_sections import compared_lines
from transition.reports.table import Table, column_of

A_MONTH = parse_unit("元/月")
_MOST_NAMED = 6
_MOST_POINTS = 120
_AROUND = 6


def goal_lines(goal: Goal) -> tuple[str, ...]:
    """Return the answer and how sure it is: what keeps the target, how the measure moves."""
    return tuple(_lines(goal))


def goal_words(goal: Goal) -> str:
    """Return what was asked: the parameter and the target."""
    return text("goal.asked", table=goal.axis.label, target=_target(goal))


def goal_summary(goal: Goal) -> tuple[str, ...]:
    """Return the answer, and a warning where it does not hold for every value on its side."""
    course = (f"goal.{goal.course}",) if goal.course == "mixed" else ()
    warned = [text(key, label=goal.wish.label, table=goal.axis.label) for key in course]
    return (_answer(goal), *warned)


def _target(goal: Goal) -> str:
    return f"{goal.wish.label} {_sign(goal)} {money(goal.wish.value, _unit(goal))}"


def _answer(goal: Goal) -> str:
    facts: dict[str, Any] = {
        "table": goal.axis.label,
        "value": number(goal.value, goal.axis.unit),
        "target": _target(goal),
        "amount": money(goal.amount, _unit(goal)),
    }
    return text("goal.largest" if goal.wish.bound == "<=" else "goal.smallest", **facts)


def _lines(goal: Goal) -> Iterator[str]:
    wish, axis = goal.wish, goal.axis
    yield _answer(goal)
    points = len(goal.measured)
    first, last = axis.values[0], axis.values[-1]
    yield text("goal.grid", points=points, span=_span(Span(first, last)), step=number(axis.step, axis.unit))
    if goal.at_end:
        yield text("goal.at-end", value=number(goal.value, axis.unit))
    yield text(f"goal.{goal.course}", label=wish.label, table=axis.label)
    if goal.against:
        yield text("goal.against", spans=_spans(goal.against))
    if len(goal.kept) > 1 or goal.course in ("mixed", "falling"):
        yield text("goal.kept", spans=_spans(goal.kept))
    if len(goal.kept) > 1:
        key = "goal.steady" if wish.bound == "<=" else "goal.steady-from"
        steady = None if goal.steady is None else number(goal.steady, axis.unit)
        yield text(key, value=steady) if steady else text("goal.never-steady")
    if goal.unseen:
        yield text("goal.unseen", count=goal.unseen)
    yield from compared_lines(goal.sweep)
    if goal.sweep.weighted:
        yield text("sweep.weighted", label=goal.sweep.weighted)


def _sign(goal: Goal) -> str:
    return "≤" if goal.wish.bound == "<=" else "≥"


def _span(span: Span) -> str:
    if span.first == span.last:
        return number(span.first)
    return f"{number(span.first)}–{number(span.last)}"


def _spans(spans: tuple[Span, ...]) -> list[str]:
    words = [_span(span) for span in spans[:_MOST_NAMED]]
    return [*words, "…"] if len(spans) > _MOST_NAMED else words


def _unit(goal: Goal) -> Unit:
    match goal.wish.measure:
        case "households":
            return HOUSEHOLDS
        case "persons":
            return PERSONS
        case "monthly-total":
            return A_MONTH
        case _:
            return goal.sweep.unit


def goal_sections(goal: Goal) -> tuple[Section, ...]:
    """Return the chapter of a goal: the measure over the grid, the target across it, the values around it."""
    parts = (_chart(goal, _spread(goal)), _table(goal, _around(goal)))
    return (Section("goal", text("goal.heading"), goal_lines(goal), parts),)


def _place(goal: Goal) -> int:
    return goal.axis.values.index(goal.value)


def _around(goal: Goal) -> list[int]:
    place = _place(goal)
    return list(range(max(place - _AROUND, 0), min(place + _AROUND + 1, len(goal.measured))))


def _spread(goal: Goal) -> list[int]:
    """Return the points that the chart shows: evenly spread, the ends and those next to the answer."""
    points = len(goal.measured)
    place = _place(goal)
    pace = -(-points // _MOST_POINTS)
    near = range(max(place - 1, 0), min(place + 2, points))
    return sorted({*range(0, points, pace), points - 1, *near})


def _chart(goal: Goal, places: Sequence[int]) -> Chart:
    label, axis = goal.wish.label, goal.axis
    measured = Series("measured", label, [goal.measured[place] for place in places])
    target = Series("target", text("goal.target"), [goal.wish.value] * len(places))
    return Chart(
        "goal",
        text("goal.chart", label=label, table=axis.label),
        "line",
        axis.label,
        [axis.values[place] for place in places],
        label,
        _unit(goal),
        (measured, target),
        x_unit=axis.unit,
    )


def _table(goal: Goal, places: Sequence[int]) -> Table:
    axis = goal.axis
    measured = [goal.measured[place] for place in places]
    columns = (
        number_column("value", axis.label, [axis.values[place] for place in places], axis.unit),
        number_column("measured", goal.wish.label, measured, _unit(goal)),
        column_of("kept", text("goal.kept-heading"), [goal.wish.kept(one) for one in measured], "flag"),
        column_of("mark", text("sweep.mark"), [_mark(goal, place) for place in places]),
    )
    return Table("goal-points", text("goal.table"), columns)


def _mark(goal: Goal, place: int) -> str:
    words = [text("goal.found")] if goal.axis.values[place] == goal.value else []
    if goal.sweep.points[place].present:
        words.append(text("sweep.here"))
    return " ".join(words)
