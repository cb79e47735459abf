"""Explanations as lines of text: what each step of the tree says. The console draws the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from transition.calc.display import shown
from transition.calc.explanation import Answered, Condition, Explained
from transition.calc.plan import Untrusted
from transition.policies.checked import CheckedRow, Source
from transition.policies.units import Unit
from transition.problems import text

Tone = Literal["result", "plain", "detail", "source", "good", "bad", "warning", "changed"]
"""What kind of line it is; the console gives each a colour."""


@frozen
class Line:
    """One line of a step."""

    words: str
    tone: Tone = "plain"


class Told:
    """What was told already: a rule's step is told once, and so is the reason of a default."""

    def __init__(self) -> None:
        self._steps: set[tuple[str, str]] = set()
        self._defaults: set[str] = set()

    def before(self, step: Explained) -> bool:
        """Say whether a rule's step was told before."""
        return step.kind == "rule" and (step.key, step.subject) in self._steps

    def tell(self, step: Explained) -> str:
        """Remember a step; return the reason of its default, if that was not told before."""
        self._steps.add((step.key, step.subject))
        if not step.took_default or step.key in self._defaults:
            return ""
        self._defaults.add(step.key)
        return step.took_default


def lines_of(step: Explained, told: Told) -> tuple[Line, ...]:
    """Return the lines of one step, its heading first, without those of its parts."""
    return tuple(_lines(step, told.tell(step)))


def heading(step: Explained) -> str:
    """Return ``甲 年龄 = 34 岁``, an input with its cell, and whether it is a default."""
    subject = f"{step.subject} " if step.of == "person" and step.subject else ""
    keys = _keys_in_words(step.answered) if step.answered else ""
    value = _value(step)
    sign = " " if value.startswith("≈") else " = "
    cell = f" [{step.cell}]" if step.cell is not None else ""
    default = f" {text('explain.default')}" if step.took_default else ""
    return f"{subject}{step.label}{keys}{sign}{value}{cell}{default}{_change(step)}"


def _change(step: Explained) -> str:
    """Return how a step differs from what it is without the changed cells."""
    was = shown(step.was, step.unit, kind=step.value_kind, thousands=True, approximate=True)
    if step.assumed:
        return f" {text('explain.assumed', was=was)}"
    return f" {text('explain.was', was=was)}" if step.moved else ""


def told_again(step: Explained) -> str:
    """Return the heading of a step that was told before."""
    return f"{heading(step)} {text('explain.told-above')}"


def plain_tree(steps: Sequence[Explained]) -> str:
    """Return the whole trees as plain indented text, a step that was already told only once."""
    told = Told()
    return "\n".join(line for step in steps for line in _indented(step, 0, told))


def _indented(step: Explained, depth: int, told: Told) -> Iterator[str]:
    if told.before(step):
        yield f"{'  ' * depth}{told_again(step)}"
        return
    first, *rest = lines_of(step, told)
    yield f"{'  ' * depth}{first.words}"
    yield from (f"{'  ' * depth}  · {line.words}" for line in rest)
    for part in step.parts:
        yield from _indented(part, depth + 1, told)


def _lines(step: Explained, reason: str) -> Iterator[Line]:
    yield Line(heading(step), _tone(step))
    if reason:
        yield Line(text("explain.default-reason", reason=reason), "warning")
    if step.formula:
        yield Line(text("explain.formula", formula=step.formula), "detail")
    if step.filled:
        yield Line(text("explain.filled", filled=step.filled), "plain")
    yield from map(_condition_line, step.conditions)
    if step.fired:
        yield Line(text("explain.fired", case=step.fired), "good")
    if step.rounding is not None:
        yield _rounding_line(step)
    if step.answered is not None:
        yield from _answer_lines(step.answered, step.unit)
    yield from _source_lines(step)


def _tone(step: Explained) -> Tone:
    if step.assumed or step.moved:
        return "changed"
    return "warning" if step.value is None else "result" if step.parts else "plain"


def _rounding_line(step: Explained) -> Line:
    assert step.rounding is not None
    return Line(
        text(
            "explain.rounding",
            before=_number(step.before_rounding, step.unit),
            after=_value(step),
            mode=text(f"explain.rounding.{step.rounding.mode}"),
            to=step.rounding.written or shown(step.rounding.to, step.unit),
        )
        + cited(step.rounding_sources),
        "plain",
    )


def _condition_line(condition: Condition) -> Line:
    mark = {True: "✓", False: "✗", None: "?"}[condition.held]
    tone: Tone = {True: "good", False: "bad", None: "warning"}[condition.held]  # type: ignore[assignment]
    joined = text("explain.joined") if condition.joined else ""
    return Line(f"{mark} {condition_in_words(condition)}{joined}", tone)


def condition_in_words(condition: Condition) -> str:
    """Return a condition with both of its sides and, where it failed, by how much."""
    sides = ""
    if condition.left_label or condition.right_label:
        named = [
            f"{label} {_number(value, condition.unit)}"
            for label, value in (
                (condition.left_label, condition.left),
                (condition.right_label, condition.right),
            )
            if label
        ]
        sides = "：" + "，".join(named)
    away = ""
    if condition.held is False and condition.distance is not None:
        distance = _number(condition.distance, condition.unit)
        away = text("explain.distance", distance=distance) if condition.distance else text("explain.equal")
    return f"{condition.text}{sides}{away}"


def _answer_lines(answered: Answered, unit: Unit | None) -> Iterator[Line]:
    if answered.untrusted is not None:
        yield _untrusted_line(answered.untrusted, unit)
    elif answered.why_unknown:
        yield Line(text(f"explain.unknown.{answered.why_unknown}"), "warning")
        yield from _nearest_lines(answered, unit)
    if answered.otherwise:
        yield Line(text("explain.otherwise"), "detail")
    if answered.carried and answered.row is not None:
        yield Line(text("explain.carried", end=answered.row.end), "warning")
    if answered.issue_unseen:
        yield Line(text("explain.issue-unseen"), "warning")
    if len(answered.candidates) > 1:
        listed = "，".join(f"{label} {_number(value, unit)}" for label, value in answered.candidates)
        yield Line(text("explain.candidates", candidates=listed), "detail")
    if answered.row is not None and answered.row.note:
        yield Line(answered.row.note, "detail")


def _untrusted_line(untrusted: Untrusted, unit: Unit | None) -> Line:
    row = row_in_words(untrusted.row, unit) if untrusted.row else _number(untrusted.value, unit)
    return Line(text("explain.not-trusted", row=row, grade=text(f"grade.{untrusted.grade}")), "warning")


def _nearest_lines(answered: Answered, unit: Unit | None) -> Iterator[Line]:
    for key, row in (("explain.before", answered.before), ("explain.after", answered.after)):
        if row is not None:
            yield Line(text(key, row=row_in_words(row, unit)), "detail")


def row_in_words(row: CheckedRow, unit: Unit | None) -> str:
    """Return ``632 元/人·月（2025-01-01 至 2025-12-31）``, an open end left open."""
    end = f" 至 {row.end}" if row.end else " 起"
    return f"{_number(row.value, unit)}（{row.start}{end}）"


def _source_lines(step: Explained) -> Iterator[Line]:
    level = step.answered.level if step.answered else None
    more = (
        text("explain.in-force", day=step.since) if step.since else "",
        text("explain.level", level=text(f"region.{level}")) if level else "",
    )
    for source in step.sources:
        grade = text(f"grade.{source.document.grade}")
        words = (text("explain.source", source=source, grade=grade), *more)
        yield Line(" · ".join(filter(None, words)), "source")


def cited(sources: Iterable[Source]) -> str:
    """Return sources as one text."""
    return "、".join(map(str, sources))


def _keys_in_words(answered: Answered) -> str:
    listed = "，".join(f"{label} {shown(value)}" for label, value in answered.keys)
    return f"[{listed}]" if listed else ""


def _value(step: Explained) -> str:
    return shown(step.value, step.unit, kind=step.value_kind, thousands=True, approximate=True)


def _number(value: object, unit: Unit | None) -> str:
    return shown(value, unit, thousands=True, approximate=True)  # type: ignore[arg-type]
