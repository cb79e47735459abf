"""What a comparison came to, as a few tables of words for the console: balance, kinds by place, reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from transition.calc.adjustments.causes import any_change
from transition.calc.adjustments.changes import OPEN
from transition.calc.adjustments.kinds import CHANGES, ChangeKind
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.reason_laws import signed
from transition.calc.adjustments.reasons import household_pairs
from transition.calc.adjustments.reconciliation import LINES
from transition.calc.display import shown
from transition.calc.exact_sums import total_of
from transition.problems import text
from transition.reports.text_grid import Grid

_MOST_REASONS = 12
_ORDER = (*CHANGES, *OPEN)


def lines_of(outcome: Outcome) -> Iterator[str]:
    """Yield the sentences above the tables: who is in which roster, the parts of the differences."""
    adjustment = outcome.adjustment
    if not adjustment.one_roster:
        pairs = adjustment.matching.households
        both, joined, left = (int(mask.sum()) for mask in (pairs.both, pairs.joined, pairs.left))
        yield text("adjustment.households", both=both, joined=joined, left=left)
    for one in adjustment.amounts:
        sums = {part: total_of(getattr(one, part)) for part in ("data", "policy", "interaction", "unsplit")}
        moved = {part: any_change(getattr(one, part)).any() for part in sums}
        if any(moved.values()):
            yield text(
                "adjustment.parts",
                label=one.label,
                unit=str(one.unit),
                data=signed(sums["data"]),
                policy=signed(sums["policy"]),
                interaction=signed(sums["interaction"]),
            )
        if moved["unsplit"]:
            amount = signed(sums["unsplit"])
            yield text("adjustment.parts-unsplit", label=one.label, unsplit=amount, unit=str(one.unit))


def notes_of(outcome: Outcome) -> Iterator[str]:
    """Yield what stands below the tables: what is owed, what is left out of the sums."""
    if outcome.owes and outcome.arrears.owed:
        sums = (shown(outcome.arrears.total(name), thousands=True) for name in ("to_pay", "to_claim"))
        to_pay, to_claim = sums
        yield text("adjustment.owed", to_pay=to_pay, to_claim=to_claim, count=len(outcome.arrears.owed))
    if count := sum(change.kind in OPEN for change in outcome.changes):
        yield text("adjustment.open", count=count)
    if proposals := outcome.adjustment.matching.proposals:
        yield text("adjustment.proposals", count=len(proposals))


def balance_grids(outcome: Outcome) -> Iterator[Grid]:
    """Yield for each entitlement that somebody gets or got its balance over all."""
    for one in outcome.reconciled:
        if one.scope != "all" or not any(line.persons for line in one.lines):
            continue
        rows = tuple(
            (
                text(f"adjustment.line.{line.kind}"),
                "" if line.households is None else str(line.households),
                str(line.persons),
                _money(line.amount, LINES[line.kind]),
            )
            for line in one.lines
        )
        came_out = text("adjustment.balanced" if one.balances else "adjustment.unbalanced")
        headings = (
            text("adjustment.line-heading"),
            text("summary.households-heading"),
            text("summary.persons-heading"),
            f"{text('adjustment.amount-heading')} {one.unit}",
        )
        yield Grid(text("adjustment.balance", label=one.label, came_out=came_out), headings, rows)


def _money(value: Fraction, label: str) -> str:
    return shown(-value if label.startswith("减") else value, thousands=True)


def kind_grid(outcome: Outcome) -> Grid:
    """Return how many changes of each kind there are in each township, and in all."""
    townships = outcome.people.townships
    counts: Counter[tuple[str, ChangeKind, str]] = Counter()
    for change in outcome.changes:
        word = change.word_after if change.kind == "turned" else ""
        counts["", change.kind, word] += 1
        if place := townships[change.home]:
            counts[place, change.kind, word] += 1
    kinds = sorted({mark[1:] for mark in counts}, key=lambda mark: (_ORDER.index(mark[0]), mark[1]))
    rows = tuple(
        (place or text("adjustment.all"), *(str(counts[place, *mark]) for mark in kinds))
        for place in sorted({mark[0] for mark in counts})
    )
    words = (text(f"adjustment.kind.{kind}", word=word) for kind, word in kinds)
    return Grid(text("adjustment.kinds"), (text("adjustment.place-heading"), *words), rows)


def reason_grid(outcome: Outcome) -> Grid:
    """Return what moved amounts, the most frequent first: tables and rules, columns of the roster, people."""
    ranked = sorted(_reasons(outcome), key=lambda reason: -reason[2])[:_MOST_REASONS]
    return Grid(
        text("adjustment.why"),
        (
            text("adjustment.cause-heading"),
            text("adjustment.what-heading"),
            text("adjustment.moved-heading"),
        ),
        tuple((cause, what, str(count)) for cause, what, count in ranked),
        wordy=(1,),
    )


def _reasons(outcome: Outcome) -> Iterator[tuple[str, str, int]]:
    adjustment = outcome.adjustment
    moved: Counter[str] = Counter()
    for shares in adjustment.rules.shares.values():
        for mover, share in shares.items():
            moved[mover.label] += int(any_change(share).sum())
    yield from ((text("adjustment.law"), label, count) for label, count in moved.items() if count)
    homes = {change.home for change in outcome.changes if change.data}
    for cells in adjustment.cells:
        pairs = household_pairs(adjustment, cells.of, cells.pairs)
        if count := int(np.isin(np.unique(pairs), list(homes)).sum()):
            yield text("adjustment.data"), cells.label, count
    events = Counter(event.kind for event in adjustment.events)
    for kind, count in events.items():
        yield text("adjustment.people"), text(f"adjustment.event.{kind}"), count
