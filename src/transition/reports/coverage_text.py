"""What the cases of policies leave out, as tables of words for the console."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from transition.calc.case_coverage import Coverage, Omission
from transition.problems import text
from transition.reports.text_grid import Grid

Row = tuple[str, ...]


def coverage_grids(coverages: Iterable[Coverage]) -> Iterator[Grid]:
    """Yield for each policy what no case exercises, then a line of counts for each."""
    coverages = tuple(coverages)
    for one in coverages:
        yield Grid(one.policy, _headings("kind", "what", "lines"), tuple(_omissions(one)), wordy=(1, 2))
    yield Grid(
        text("coverage.counts"),
        _headings("policy", "rules", "decisions", "values"),
        tuple(_counts(one) for one in coverages),
    )


def _headings(*words: str) -> Row:
    return tuple(text(f"coverage.{word}") for word in words)


def _omissions(one: Coverage) -> Iterator[Row]:
    for rule in one.rules:
        since = text("coverage.since", day=rule.since) if rule.since else ""
        yield text("coverage.rule"), rule.label + since, spans(rule.lines)
    for decision in one.decisions:
        yield text("coverage.decision"), _decision(decision), spans(decision.lines)
    for value in one.values:
        yield text("coverage.value"), value.label, spans(value.lines)


def _decision(decision: Omission) -> str:
    when = decision.when or text("policy-show.otherwise")
    return text("coverage.decision-row", label=decision.label, row=decision.row, when=when)


def _counts(one: Coverage) -> Row:
    left_out = sum(len(value.lines) for value in one.values)
    return (
        one.policy,
        _share(one.all_rules - len(one.rules), one.all_rules),
        _share(one.all_decisions - len(one.decisions), one.all_decisions),
        _share(one.all_values - left_out, one.all_values),
    )


def _share(exercised: int, everything: int) -> str:
    return f"{exercised}/{everything}" if everything else ""


def spans(lines: Sequence[int]) -> str:
    """Return lines as spans: ``12–15 18``."""
    ordered = sorted(set(lines))
    starts = [line for before, line in pairwise([-1, *ordered]) if line != before + 1]
    ends = [line for line, after in pairwise([*ordered, -1]) if after != line + 1]
    return " ".join(
        str(start) if start == end else f"{start}–{end}" for start, end in zip(starts, ends, strict=True)
    )
