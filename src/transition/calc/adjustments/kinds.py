"""Kinds of change: what became of an entitlement, from what it was and what it is."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from transition.calc.adjustments.aligned import minus, signs
from transition.calc.plan import Plan
from transition.calc.results import ResultColumn, Results
from transition.policies.checked import Expression, Read, parts
from transition.rosters.columns import Bools, Coded, Numbers, known_of

ChangeKind = Literal[
    "none",
    "same",
    "new",
    "stopped",
    "raised",
    "lowered",
    "turned",
    "undecided",
    "decided",
    "open",
]

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""Every kind; a column of kinds holds places in this list."""

WORDS: dict[ChangeKind, str] = {
    "none": "未享受",
    "same": "不变",
    "new": "新增",
    "stopped": "停发",
    "raised": "调增",
    "lowered": "调减",
    "turned": "转",
    "undecided": "待核实",
    "decided": "已核实",
    "open": "仍待核实",
}
"""What workbooks say; `turned` is followed by the word that the household came to."""

CHANGES: tuple[ChangeKind, ...] = ("new", "stopped", "raised", "lowered", "turned")
"""The kinds of an amount that is known on both sides and not the same, or of another word."""

Kinds = NDArray[np.int8]


@frozen(eq=False)
class Words:
    """The word that a household came to, before and after; shape (households,)."""

    label: str
    before: Coded
    after: Coded

    @property
    def moved(self) -> Bools:
        """Where both words are known and differ."""
        words = {word: place for place, word in enumerate(self.before.vocabulary)}
        codes = np.array([words.get(word, -2) for word in self.after.vocabulary] + [-2], dtype=np.int64)
        known = (self.before.codes >= 0) & (self.after.codes >= 0)
        return np.asarray(known & (codes[self.after.codes] != self.before.codes))


def code(kind: str) -> int:
    """Return the place of a kind in `KINDS`."""
    return list[str](KINDS).index(kind)


def kinds_of(before: Numbers, after: Numbers, words: Words | None) -> Kinds:
    """Return shape (n,), places in `KINDS`: what became of each amount.

    Who is not in a roster has a known 0 there. words: those of the same rows, where there are any.
    """
    known = known_of(before), known_of(after)
    had, has = signs(before) > 0, signs(after) > 0
    moved = signs(minus(after, before))
    turned = np.zeros(len(before), dtype=bool) if words is None else words.moved
    tests: list[tuple[Bools, ChangeKind]] = [
        (~known[0] & ~known[1], "open"),
        (~known[0], "decided"),
        (~known[1], "undecided"),
        (~had & ~has, "none"),
        (~had, "new"),
        (~has, "stopped"),
        (turned, "turned"),
        (moved > 0, "raised"),
        (moved < 0, "lowered"),
    ]
    found = np.select([test for test, _ in tests], [code(kind) for _, kind in tests], code("same"))
    return found.astype(np.int8)


def word_of(results: Results, entitlement: str) -> ResultColumn | None:
    """Return the word that tells which kind of household gets an entitlement of households.

    Of the words that households come to (`Results.kinds`), the one that the entitlement rests on, else the
    one whose own conditions are most of all conditions of the entitlement too; None where none has any.
    """
    rests = results.plan.rests_on(entitlement)
    shared = {
        kind.key: len(_flags_asked(results.plan, kind.key) & rests)
        for kind in results.kinds
        if kind.key not in rests
    }
    direct = [kind for kind in results.kinds if kind.key in rests]
    if direct:
        return direct[-1]
    best = max(shared, key=lambda key: shared[key], default=None)
    return next((kind for kind in results.kinds if kind.key == best and shared[kind.key]), None)


def _flags_asked(plan: Plan, key: str) -> frozenset[str]:
    """Return the households' rules that give a flag and that a rule reads itself."""
    flags = {
        step.rule.key for step in plan.steps if step.rule.of == "household" and step.rule.type.kind == "flag"
    }
    step = next(step for step in plan.steps if step.rule.key == key)
    if step.version is None:
        return frozenset()
    waiting: list[Expression] = [] if step.version.formula is None else [step.version.formula]
    waiting += [part for case in step.version.cases for part in (case.when, case.then) if part is not None]
    found = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Read) and node.key in flags:
            found.add(node.key)
        waiting += parts(node)
    return frozenset(found)
