"""The effect split by reform: in the order given, and free of the order."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from transition.calc.simulations.effects import Effects
from transition.calc.simulations.gains import MOVED
from transition.calc.simulations.split import MOST_REFORMS, TOTAL, Split
from transition.problems import text
from transition.reports.report import Part, Section
from transition.reports.simulations.words import count_column, kind_word, money_column
from transition.reports.table import Table, column_of


def split_section(effects: Effects) -> Section | None:
    """Return the chapter; None of fewer than two reforms."""
    split = effects.split
    if split is None:
        return None
    parts: list[Part] = [_amounts(effects, split), _households(effects, split)]
    return Section("split", text("simulation.split"), tuple(_lines(split)), parts)


def _lines(split: Split) -> Iterator[str]:
    yield text("simulation.split-note")
    if split.why_not is not None:
        yield text(f"simulation.split.{split.why_not}", most=MOST_REFORMS)
    else:
        yield text("simulation.split-differs" if split.differs else "simulation.split-same")


def _amounts(effects: Effects, split: Split) -> Table:
    """Return a row for each reform and entitlement, what is not split, and the total."""
    labels = {rule.key: rule.label for rule in effects.gains.paid if _moves(split, rule.key)}
    labels |= {TOTAL: text("simulation.all-entitlements")}
    keys = [TOTAL] if len(labels) <= 2 else [*list(labels)[:-1], TOTAL]
    rows: list[tuple[str, str, Fraction | None, Fraction | None]] = []
    for key in keys:
        label = labels[next(iter(labels))] if len(labels) == 2 else labels[key]
        for share in split.shares:
            free = share.free[key] if share.free is not None else None
            rows.append((label, share.reform.title, share.in_order[key], free))
        if split.unsplit[key]:
            rows.append((label, text("simulation.unsplit"), Fraction(0), split.unsplit[key]))
        whole = split.total[key] if split.why_not is None else None
        rows.append((label, text("simulation.total"), split.total[key], whole))
    unit = effects.simulation.measure
    return Table(
        "split",
        text("simulation.split"),
        (
            column_of("entitlement", text("simulation.entitlement"), [row[0] for row in rows]),
            column_of("reform", text("simulation.reform"), [row[1] for row in rows], "long-text"),
            money_column(effects, "in_order", text("simulation.in-order"), [row[2] for row in rows], unit),
            money_column(effects, "free", text("simulation.order-free"), [row[3] for row in rows], unit),
        ),
        frozen=2,
    )


def _moves(split: Split, key: str) -> bool:
    """Say whether a reform moves an entitlement, by whatever order."""
    shares = (
        amount[key] for one in split.shares for amount in (one.in_order, one.free) if amount is not None
    )
    return any(shares) or bool(split.unsplit[key])


def _households(effects: Effects, split: Split) -> Table:
    return Table(
        "split_households",
        text("simulation.split-households"),
        (
            column_of(
                "reform",
                text("simulation.reform"),
                [share.reform.title for share in split.shares],
                "long-text",
            ),
            *(
                count_column(
                    effects, kind, kind_word(kind), [share.tally.households[kind] for share in split.shares]
                )
                for kind in MOVED
            ),
        ),
    )
