"""Why an amount moved, in words, from the kept steps: cells, events, standards, results, conditions.

    工资性收入 18000.00→24000.00 元/年；月人均收入 529.20→695.87 元/人·月；保障类型 整户保→不符合；
    月人均收入超适用标准 63.87 元/人·月（民发〔2021〕57号第八条）

Made by columns, since a rise of a standard moves every household. Workbooks are Chinese, and so are these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from transition.calc.adjustments.adjustment import Adjustment
from transition.calc.adjustments.causes import Entitled
from transition.calc.adjustments.kinds import code
from transition.calc.adjustments.met_values import cited
from transition.calc.adjustments.moved_cells import MovedCells
from transition.calc.adjustments.reason_laws import moved_laws
from transition.calc.adjustments.reason_steps import moved_members, moved_steps
from transition.calc.display import shown, unit_suffix
from transition.calc.explanation import Shown
from transition.calc.ledger import Ledger
from transition.calc.plan import Plan
from transition.calc.refusal_words import refusals_told
from transition.policies.model import Scope
from transition.rosters.columns import Bools, Ints

END = "；"
_MOST_CELLS = 6


def reasons(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[str]:
    """Return the reason of some pairs' change, in the order of `rows` (places in the pairs of its scope)."""
    pieces: list[Sequence[str]] = [
        _happened(adjustment, amount, rows),
        _cells(adjustment, amount, rows),
        moved_laws(adjustment, amount, rows),
        moved_members(adjustment, amount, rows),
        *moved_steps(adjustment, amount, rows),
        _refusals(adjustment, amount, rows),
    ]
    return [END.join(filter(None, told)) for told in zip(*pieces, strict=True)]


# --- what happened to people and cells -----------------------------------------------------------


def _happened(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[str]:
    """Return what happened to the household of each row."""
    told: dict[int, list[str]] = {}
    for event in adjustment.events:
        told.setdefault(event.household, []).append(event.words)
    homes = household_pairs(adjustment, amount.of, rows)
    return [END.join(told.get(home, ())) for home in homes.tolist()]


def household_pairs(adjustment: Adjustment, of: Scope, rows: Ints) -> Ints:
    """Return the pair of the household that some pairs belong to: in the new roster, else in the old."""
    if of == "household":
        return rows
    persons, households = adjustment.matching.persons, adjustment.matching.households
    old, new = adjustment.old.roster, adjustment.new.roster
    of_old, of_new = households.of_old(old.households), households.of_new(new.households)
    olds, news = persons.old[rows], persons.new[rows]
    return np.where(news >= 0, of_new[new.household_of[news]], of_old[old.household_of[olds]])


def _cells(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[str]:
    """Return the cells that moved and that the amount rests on, the first few of each row."""
    plan = adjustment.new.plan
    concerned = plan.rests_on(amount.key) if amount.key in _keys(plan) else frozenset()
    places = {row: place for place, row in enumerate(rows.tolist())}
    told: list[list[str]] = [[] for _ in places]
    for moved in adjustment.cells:
        if moved.key in concerned:
            for pair, text in _cell_texts(adjustment, amount, moved):
                if pair in places:
                    told[places[pair]].append(text)
    return [_few(texts) for texts in told]


def _few(texts: list[str]) -> str:
    more = f"{END}共 {len(texts)} 格有变化" if len(texts) > _MOST_CELLS else ""
    return END.join(texts[:_MOST_CELLS]) + more


def _cell_texts(adjustment: Adjustment, amount: Entitled, moved: MovedCells) -> Iterator[tuple[int, str]]:
    """Yield the pair (of the amount's scope) of each cell that moved, and what is said of it."""
    pairs = moved.pairs
    if amount.of == "household":
        pairs = household_pairs(adjustment, moved.of, moved.pairs)
    elif moved.of == "household":
        return
    names = _names(adjustment, moved) if moved.of == "person" else [""] * len(moved.pairs)
    kind, suffix = moved.checked.type.kind, unit_suffix(moved.checked.type.unit)
    for place, (pair, name) in enumerate(zip(pairs.tolist(), names, strict=True)):
        before, after = moved.values(place)
        words = f"{_plain(before, moved)}→{_plain(after, moved)}{suffix if kind == 'number' else ''}"
        yield pair, f"{name}{moved.label} {words}"


def _plain(value: Shown, moved: MovedCells) -> str:
    if value is None:
        return "空白"
    unit = moved.checked.type.unit
    return shown(value, unit, kind=moved.checked.type.kind).removesuffix(unit_suffix(unit))


def _names(adjustment: Adjustment, moved: MovedCells) -> list[str]:
    """Return the names of persons whose cells moved, none where the household has but one."""
    rows = adjustment.matching.persons.new[moved.pairs]
    roster = adjustment.new.roster
    lone = np.diff(roster.starts)[roster.household_of[rows]] == 1
    names = [str(adjustment.new_known.name.at(row) or "") for row in rows.tolist()]
    return ["" if single else name for single, name in zip(lone.tolist(), names, strict=True)]


def _keys(plan: Plan) -> frozenset[str]:
    return frozenset(step.rule.key for step in plan.steps)


# --- conditions ----------------------------------------------------------------------------------


def _refusals(adjustment: Adjustment, amount: Entitled, rows: Ints) -> list[str]:
    """Return the nearest condition that stands in the way now, or that did for who is new."""
    texts = [""] * len(rows)
    if amount.of == "person":
        return texts
    pairs, kinds = adjustment.matching.households, amount.kinds[rows]
    for kind, results, side, lead in (
        ("stopped", adjustment.new, pairs.new, ""),
        ("new", adjustment.old, pairs.old, "原来"),
    ):
        places = np.flatnonzero((kinds == code(kind)) & (side[rows] >= 0))
        ledger = results.ledger
        if not len(places) or amount.key not in _keys(ledger.plan):
            continue
        among: Bools = np.zeros(results.roster.households, dtype=bool)
        among[side[rows[places]]] = True
        told = refusals_told(ledger, amount.key, among)
        for place in places.tolist():
            texts[place] = _refusal(told, int(side[rows[place]]), ledger, lead)
    return texts


def _refusal(told: Mapping[int, tuple[str, str]], household: int, ledger: Ledger, lead: str) -> str:
    if household not in told:
        return ""
    text, rule = told[household]
    step = next(step for step in ledger.plan.steps if step.rule.key == rule)
    sources = step.version.sources if step.version else ()
    if step.version is not None and rule in ledger.fired:
        sources = tuple(source for case in step.version.cases for source in case.sources) or sources
    return f"{lead}{text.strip()}（{cited(sources)}）" if sources else f"{lead}{text.strip()}"
