"""What the law moved in a row, in words: ``标准 585→632 元/人·月（2026-04-01 起，…）``.

Told are the things whose replacement changes the row's amount (`moved_rules.py`), with the value that the
row met before and after, and the documents of the new one.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.causes import Entitled, any_change, pairs_of
from transition.calc.adjustments.met_values import Met, MetBy, cited, few_of, met
from transition.calc.adjustments.movers import Mover
from transition.calc.display import digits_of
from transition.calc.ledger import Ledger
from transition.policies.model import Scope
from transition.policies.units import parse_unit
from transition.rosters.columns import Ints


def moved_laws(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[str]:
    """Return what moved in the law and did something in each row, each with its part where it is not all.

    What an amount could not be known without (`MovedRules.waiting`) is told as well.
    """
    shares = adjustment.rules.shares.get(amount.mark, {})
    waiting = adjustment.rules.waiting.get(amount.mark, {})
    parts = {mover: any_change(share)[rows] for mover, share in shares.items()}
    several = np.sum([*parts.values(), np.zeros(len(rows), dtype=bool)], axis=0) > 1
    told: list[list[str]] = [[] for _ in range(len(rows))]
    silent: list[list[str]] = [[] for _ in range(len(rows))]
    for mover, has_part in parts.items():
        waits = waiting[mover][rows] & (mover.kind != "day")
        places = np.flatnonzero(has_part | waits)
        words = _words(adjustment, amount, mover, rows[places]) if len(places) else []
        for place, said in zip(places.tolist(), words, strict=True):
            part = shares[mover].at(int(rows[place])) if several[place] else None
            if said:
                told[place].append(said + (f"：{signed(part)} {amount.unit}" if part else ""))
            else:
                silent[place].append(f"{mover.label}变动")
    return ["；".join(said or others) for said, others in zip(told, silent, strict=True)]


def signed(value: Fraction) -> str:
    """Return a change of money with its sign: ``+47``, ``−31.50``."""
    digits = digits_of(abs(value.numerator), value.denominator, parse_unit("元"))
    return f"{'−' if value < 0 else '+'}{digits}"


def _words(adjustment: Adjustment, amount: Entitled, mover: Mover, pairs: Ints) -> list[str]:
    day = adjustment.rules.first.get(mover, 0)
    old, new = adjustment.runs.old.ledgers[day], adjustment.runs.under_new.ledgers[day]
    if mover.kind == "day":
        return [f"评估日 {old.plan.as_of}→{new.plan.as_of}"] * len(pairs)
    if mover.kind == "rule":
        return [f"“{mover.label}”的规定变更{_rule_source(mover, new)}"] * len(pairs)
    if mover.kind in ("input", "whole"):
        return [f"{mover.label}变更"] * len(pairs)
    rows = pairs_of(adjustment.matching, amount.of).old[pairs]
    return _values(mover, old, new, rows, amount)


def _rule_source(mover: Mover, new: Ledger) -> str:
    step = next((step for step in new.plan.steps if step.rule.key == mover.key), None)
    sources = step.version.sources if step is not None and step.version is not None else ()
    return f"（{cited(sources)}）" if sources else ""


# --- the values of a table that rows met ---------------------------------------------------------


def _values(mover: Mover, old: Ledger, new: Ledger, rows: Ints, amount: Entitled) -> list[str]:
    """Return what each row's amount met in a table before and after.

    rows: of the old roster, in the amount's scope. Where a row met several values, the first that moved
    is told, for a household that of the first member; nothing where none has.
    """
    roster = old.roster
    homes = rows if amount.of == "household" else roster.household_of[rows]
    households = np.unique(homes)
    few = [few_of(ledger, households) for ledger in (old, new)]
    before, after = (met(ledger, amount.key, mover.key) for ledger in few)
    place = np.searchsorted(households, homes)
    starts = few[0].roster.starts
    texts = []
    for where, row, home in zip(place.tolist(), rows.tolist(), homes.tolist(), strict=True):
        if amount.of == "person":
            members = [int(starts[where]) + row - int(roster.starts[home])]
        else:
            members = list(range(int(starts[where]), int(starts[where + 1])))
        asked: list[tuple[Scope, int]] = [("household", where), *(("person", one) for one in members)]
        moved = next((mark for mark in asked if _moved(before.get(mark), after.get(mark))), None)
        texts.append(_told(mover, before, after, moved))
    return texts


def _moved(before: Met | None, after: Met | None) -> bool:
    return before is not None and after is not None and before.text != after.text


def _told(mover: Mover, before: MetBy, after: MetBy, mark: tuple[Scope, int] | None) -> str:
    if mark is None:
        return ""
    was, now = before[mark], after[mark]
    return f"{mover.label} {was.text.removesuffix(now.suffix)}→{now.text}{now.since}"
