"""The one name space of a compiled set: what every label means, as far as formulas need to know it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import frozen

from transition.policies.checked import CheckedKey, Type
from transition.policies.functions import as_name
from transition.policies.model import Scope
from transition.policies.units import Unit


@frozen
class TableKey:
    """A key column of a parameter: its settled type and, for words, the legal ones."""

    checked: CheckedKey
    words: tuple[str, ...] = ()


@frozen
class Thing:
    """An input, a parameter or a rule.

    type: None when its declaration is at fault; whoever reads it then stays silent, for the fault has
    been reported once. of: None for a parameter. by: None when a key column is at fault.
    """

    sort: Literal["input", "parameter", "rule"]
    key: str
    label: str
    type: Type | None
    of: Scope | None = None
    words: tuple[str, ...] = ()
    by: tuple[TableKey, ...] | None = ()
    several: bool = False


@frozen
class NameSpace:
    """Things by label (in the form of `as_name`) and by key.

    broken: names that a file meant to define but that could not be read: not to be missed twice.
    """

    by_label: Mapping[str, Thing]
    by_key: Mapping[str, Thing]
    broken: frozenset[str] = frozenset()

    def labels(self) -> tuple[str, ...]:
        """Return all labels, as their files write them."""
        return tuple(thing.label for thing in self.by_label.values())

    def with_unit(self, unit: Unit, of: Scope) -> tuple[str, ...]:
        """Return the labels of what a formula of that scope may read and that has that unit."""
        return tuple(
            thing.label
            for thing in self.by_label.values()
            if thing.of == of and thing.type is not None and thing.type.unit == unit
        )


def name_space(things: Iterable[Thing], broken: frozenset[str] = frozenset()) -> NameSpace:
    """Make a name space. A label of two things counts as broken: `overlay` has reported it once."""
    by_label: dict[str, Thing] = {}
    by_key: dict[str, Thing] = {}
    twice: set[str] = set()
    for thing in things:
        label = as_name(thing.label)
        if by_label.setdefault(label, thing) is not thing:
            twice.add(label)
        by_key.setdefault(thing.key, thing)
    sound = {label: thing for label, thing in by_label.items() if label not in twice}
    return NameSpace(sound, by_key, broken | twice)
