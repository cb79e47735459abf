"""What moved in the law, with old and new value, documents, and what it changed for whom."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np
from attrs import frozen

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.causes import any_change, pairs_of
from transition.calc.adjustments.movers import Mover, MoverKind
from transition.calc.display import shown
from transition.calc.explanation import Shown
from transition.calc.ledger import Ledger
from transition.calc.plan import Step
from transition.calc.provenance import UsedRow, rests_on
from transition.calc.subset import subset
from transition.policies.checked import CheckedVersion, Source
from transition.rosters.columns import known_of

ROUNDING_MODES = {"up": "有小数进一", "down": "舍去小数", "nearest": "四舍五入"}

NOT_IN_FORCE = "没有"


@frozen
class LawChange:
    """One row of a table, or one rule, that moved.

    keys: of a row of a table, in words. before, after: in words, with unit. since, sources: of the new
    side; of the old side where the new has nothing. households: of how many, of the old roster, it moved
    an amount. amounts: by entitlement (label), what it changed, with all rows of its table.
    """

    kind: MoverKind
    key: str
    label: str
    keys: str
    before: str
    after: str
    since: datetime.date | None
    sources: tuple[Source, ...]
    households: int
    amounts: Mapping[str, Fraction]


def law_changes(adjustment: Adjustment) -> tuple[LawChange, ...]:
    """Return what moved in the law, in the order of the plan; what moved nobody's amount last."""
    telling = _Telling(adjustment)
    found = [change for mover in adjustment.rules.movers for change in telling.told(mover)]
    return tuple(sorted(found, key=lambda change: not change.households))


class _Telling:
    def __init__(self, adjustment: Adjustment) -> None:
        self.adjustment, self.rules = adjustment, adjustment.rules
        self.used: dict[int, tuple[tuple[UsedRow, ...], tuple[UsedRow, ...]]] = {}

    def told(self, mover: Mover) -> Iterator[LawChange]:
        """Yield the lines of one thing that moved."""
        day = self.rules.first.get(mover, 0)
        old, new = self.adjustment.runs.old.ledgers[day], self.adjustment.runs.under_new.ledgers[day]
        households, amounts = self._moved(mover)
        for keys, before, after, since, sources in self._contents(mover, old, new, day):
            yield LawChange(
                kind=mover.kind,
                key=mover.key,
                label=mover.label,
                keys=keys,
                before=before,
                after=after,
                since=since,
                sources=sources,
                households=households,
                amounts=amounts,
            )

    def _moved(self, mover: Mover) -> tuple[int, dict[str, Fraction]]:
        """Return of how many households something moved an amount, and by how much in all."""
        roster = self.adjustment.old.roster
        marked = np.zeros(roster.households, dtype=bool)
        sums: dict[str, Fraction] = {}
        for one in self.adjustment.amounts:
            share = self.rules.shares.get(one.mark, {}).get(mover)
            if share is None:
                continue
            rows = np.flatnonzero(any_change(share))
            olds = pairs_of(self.adjustment.matching, one.of).old[rows]
            marked[olds if one.of == "household" else roster.household_of[olds]] = True
            if len(rows):
                values = (share.at(row) for row in rows.tolist())
                sums[one.label] = sum((value for value in values if value is not None), Fraction(0))
        return int(marked.sum()), sums

    def _contents(
        self, mover: Mover, old: Ledger, new: Ledger, day: int
    ) -> Iterator[tuple[str, str, str, datetime.date | None, tuple[Source, ...]]]:
        if mover.kind == "day":
            yield "", str(old.plan.as_of), str(new.plan.as_of), None, ()
        elif mover.kind in ("input", "whole"):
            yield "", "", "", None, ()
        elif mover.kind == "rule":
            yield _rule(_version(old, mover.key), _version(new, mover.key))
        else:
            yield from self._rows(mover, old, new, day)

    def _rows(
        self, mover: Mover, old: Ledger, new: Ledger, day: int
    ) -> Iterator[tuple[str, str, str, datetime.date | None, tuple[Source, ...]]]:
        """Yield the rows that answered somebody whose amount moved, before and after."""
        if day not in self.used:
            self.used[day] = (self._used(old), self._used(new))
        before, after = ([row for row in used if row.key == mover.key] for used in self.used[day])
        told = False
        for one, other in _paired(before, after):
            if one is None or other is None or one.value != other.value:
                told = True
                known = other or one
                assert known is not None
                since = known.row.start if known.row else None
                yield _keys(known), _shown(one), _shown(other), since, known.sources
        if not told:
            yield "", "", "", None, ()

    def _used(self, ledger: Ledger) -> tuple[UsedRow, ...]:
        """Return the rows that amounts rest on, of the households whose amounts the law moved."""
        if not len(self.rules.households):
            return ()
        roster, columns = subset(ledger.plan, ledger.roster, ledger.columns, self.rules.households)
        few = Ledger(ledger.plan, roster, columns)
        asked = {rule.key: known_of(columns[rule.key]) for rule in ledger.plan.entitlements}
        return rests_on(few, asked).rows


def _version(ledger: Ledger, key: str) -> CheckedVersion | None:
    step: Step | None = next((step for step in ledger.plan.steps if step.rule.key == key), None)
    return step.version if step is not None else None


def _rule(
    before: CheckedVersion | None, after: CheckedVersion | None
) -> tuple[str, str, str, datetime.date | None, tuple[Source, ...]]:
    known = after or before
    return (
        "",
        formula_words(before),
        formula_words(after),
        known.start if known else None,
        known.sources if known else (),
    )


def formula_words(version: CheckedVersion | None) -> str:
    """Return a rule's formula or decision table and its rounding, as people write them."""
    if version is None:
        return NOT_IN_FORCE
    written = version.formula_text or "；".join(
        f"{case.when_text or '其他情形'}：{case.then_text}" for case in version.cases
    )
    rounding = version.rounding.rounding if version.rounding else None
    return written + (f"（取整到 {rounding.written}，{ROUNDING_MODES[rounding.mode]}）" if rounding else "")


def _paired(
    before: Sequence[UsedRow], after: Sequence[UsedRow]
) -> Iterator[tuple[UsedRow | None, UsedRow | None]]:
    """Pair rows of the same keys; one left over on each side belongs to the other."""
    olds, news = {row.keys: row for row in before}, {row.keys: row for row in after}
    for keys in [keys for keys in olds if keys in news]:
        yield olds.pop(keys), news.pop(keys)
    for place in range(max(map(len, (*olds, *news)), default=0)):
        yield from _paired_but_for(place, olds, news)
    if len(olds) == len(news) == 1:
        yield olds.popitem()[1], news.popitem()[1]
    yield from ((row, None) for row in olds.values())
    yield from ((None, row) for row in news.values())


_Rows = dict[tuple[tuple[str, Shown], ...], UsedRow]


def _paired_but_for(place: int, olds: _Rows, news: _Rows) -> Iterator[tuple[UsedRow, UsedRow]]:
    """Pair rows of which only one key differs, such as the year, where it is clear which belong together."""
    shortened: list[dict[object, list[tuple[tuple[str, Shown], ...]]]] = [{}, {}]
    for rows, found in zip((olds, news), shortened, strict=True):
        for keys in rows:
            found.setdefault((*keys[:place], *keys[place + 1 :]), []).append(keys)
    for rest, before in shortened[0].items():
        after = shortened[1].get(rest, [])
        if len(before) == len(after) == 1:
            yield olds.pop(before[0]), news.pop(after[0])


def _keys(row: UsedRow) -> str:
    return "，".join(f"{label} {shown(value)}" for label, value in row.keys)


def _shown(row: UsedRow | None) -> str:
    return NOT_IN_FORCE if row is None else shown(row.value, row.unit)
