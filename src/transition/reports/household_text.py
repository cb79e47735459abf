"""What stands beside the trees of a household: what would decide the unknown, what a changed cell does."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from transition.calc.display import shown
from transition.calc.explanation import Explained, Shown
from transition.calc.household_explanation import HouseholdExplanation, Supposition
from transition.calc.ranges import Range
from transition.calc.unsettled import Alternative, Lacking, Unsettled
from transition.policies.units import Unit
from transition.problems import text
from transition.reports.explanation_text import Line, Tone, plain_tree
from transition.reports.policy_effect import signed


@frozen
class Effect:
    """What changed cells do to one result."""

    before: Explained
    after: Explained

    @property
    def moved(self) -> Fraction | None:
        """By how much a number moved, None where it is none or is unknown on one side."""
        one, other = self.before.value, self.after.value
        return other - one if isinstance(one, Fraction) and isinstance(other, Fraction) else None


def effects_of(explanation: HouseholdExplanation) -> tuple[Effect, ...]:
    """Return what the changed cells do to each result that was asked about."""
    if explanation.supposition is None:
        return ()
    return tuple(map(Effect, explanation.trees, explanation.supposition.trees))


def trees_of(explanation: HouseholdExplanation) -> tuple[Explained, ...]:
    """Return the trees that are shown: with changed cells those in which they are marked."""
    return explanation.supposition.trees if explanation.supposition else explanation.trees


def lines_before(explanation: HouseholdExplanation) -> Iterator[Line]:
    """Yield what stands above the trees: the cells that are supposed to say something else."""
    if explanation.supposition is not None:
        yield from (Line(line, "changed") for line in _supposed_lines(explanation.supposition))


def _supposed_lines(supposition: Supposition) -> Iterator[str]:
    for cell in supposition.cells:
        kind, unit = cell.input.type.kind, cell.input.type.unit
        before, after = (shown(value, unit, kind=kind, thousands=True) for value in (cell.before, cell.after))
        place = f" [{cell.cell}]" if cell.cell else ""
        who = f"{cell.subject} " if cell.input.input.of == "person" else ""
        yield text("explain.suppose", cell=f"{who}{cell.input.label}{place}", before=before, after=after)


def lines_after(explanation: HouseholdExplanation) -> Iterator[Line]:
    """Yield what stands below the trees: what decides the unknown, and what changed cells do."""
    shown_side = explanation.supposition or explanation
    for one in shown_side.unsettled:
        yield from unsettled_lines(one)
    if shown_side.results.held[0]:
        yield Line(text("explain.held"), "warning")
    effects = effects_of(explanation)
    if effects:
        yield Line(text("explain.effects"), "result")
        yield from map(_effect_line, effects)


def _effect_line(effect: Effect) -> Line:
    before, after = effect.before, effect.after
    values = [
        shown(one.value, one.unit, kind=one.value_kind, thousands=True, approximate=True)
        for one in (before, after)
    ]
    moved, unit = effect.moved, after.unit
    difference = f"（{signed(moved, unit)}）" if moved and unit is not None else ""
    tone: Tone = "changed" if before.value != after.value else "plain"
    return Line(
        f"· {_named(after.subject, after.label, after.of)} {values[0]} → {values[1]}{difference}", tone
    )


def unsettled_lines(one: Unsettled) -> Iterator[Line]:
    """Yield what would decide an unknown result: what it lacks, its range, what missing words would do."""
    yield Line(text("explain.unsettled", result=_named(one.subject, one.label, one.of)), "warning")
    yield from (Line(f"· {lacking_in_words(lacking)}", "warning") for lacking in one.lacking)
    if one.range is not None:
        yield Line(f"· {range_in_words(one.range, one.unit)}", "plain")
    yield from (Line(f"· {_alternative(alternative, one.unit)}", "plain") for alternative in one.alternatives)


def lacking_in_words(lacking: Lacking) -> str:
    """Return what is missing, with its cell or its keys."""
    if lacking.kind == "rule":
        return lacking.words
    cell = f" [{lacking.cell}]" if lacking.cell else ""
    who = f"{lacking.subject} " if lacking.subject and lacking.kind != "parameter" else ""
    return text(f"explain.lacking.{lacking.kind}", what=f"{who}{lacking.words}{cell}")


def range_in_words(found: Range, unit: Unit) -> str:
    """Return between what an unknown result lies."""
    if found.values is not None:
        listed = sorted(shown(value) for value in found.values)  # type: ignore[arg-type]
        return text("explain.range.words", words=listed)
    low, high = (None if end is None else shown(end, unit, thousands=True) for end in (found.low, found.high))
    if found.low is not None and found.low == found.high:
        return text("explain.range.one", value=low)
    if low is None or high is None:
        return text("explain.range.at-least", value=low) if low else text("explain.range.at-most", value=high)
    return text("explain.range.between", low=low, high=high)


def _alternative(alternative: Alternative, unit: Unit) -> str:
    cells = "，".join(
        f"{_named(lacking.subject, lacking.words, 'person')} {shown(value)}"
        for lacking, value in alternative.cells
    )
    return text("explain.alternative", cells=cells, value=_value(alternative.value, unit))


def _value(value: Shown, unit: Unit) -> str:
    return shown(value, unit, thousands=True)


def _named(subject: str, label: str, of: str) -> str:
    return f"{subject} {label}" if subject and of == "person" else label


def plain_explanation(explanation: HouseholdExplanation) -> str:
    """Return the whole explanation of a household as plain text."""
    above = [line.words for line in lines_before(explanation)]
    below = [line.words for line in lines_after(explanation)]
    return "\n".join([*above, plain_tree(trees_of(explanation)), *below])
