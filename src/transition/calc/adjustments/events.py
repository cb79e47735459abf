"""What happened to households and their members between two rosters, named as such.

Splits, mergers, moved persons, a new head, births, who joined and who left. A roster does not say why
somebody is gone: a death and a departure look the same, and are called leaving.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal

import numpy as np
from attrs import frozen

from transition.calc.adjustments.matching import Matching
from transition.calc.adjustments.roles import Known
from transition.rosters.columns import Ints

EventKind = Literal["new-household", "gone-household", "split", "merged", "moved-in", "moved-out", "new-head"]
MemberKind = Literal["born", "joined", "left"]

WORDS: dict[str, str] = {
    "new-household": "上期名册没有这一户",
    "gone-household": "本期名册没有这一户",
    "split": "从{other}分户",
    "merged": "并入{other}",
    "moved-in": "{name}从{other}迁入",
    "moved-out": "{name}迁到{other}",
    "new-head": "户主由{other}变更为{name}",
    "born": "新生儿{name}",
    "joined": "增加成员{name}",
    "left": "减少成员{name}（去世或离开）",
}
"""What is said of each kind of event, in the words of workbooks."""

_A_YEAR = 365


@frozen
class Event:
    """One thing that happened. household, person: places in the matching's pairs, -1 for no person."""

    kind: EventKind | MemberKind
    household: int
    person: int = -1
    name: str = ""
    other: str = ""

    @property
    def words(self) -> str:
        """What workbooks say."""
        return WORDS[self.kind].format(name=self.name, other=self.other)


def events(old: Known, new: Known, matching: Matching, day: datetime.date) -> tuple[Event, ...]:
    """Return what happened, household by household. day: that of the new calculation, for births."""
    found = _Happened(old, new, matching, day)
    told = (*found.households(), *found.heads(), *found.members())
    return tuple(sorted(told, key=lambda event: (event.household, event.person)))


class _Happened:
    """Looks at the pairs; `pair_of_old` and `pair_of_new` are the household pair of each person's row."""

    def __init__(self, old: Known, new: Known, matching: Matching, day: datetime.date) -> None:
        self.old, self.new, self.day = old, new, day
        self.households_paired, self.persons_paired = matching.households, matching.persons
        of_old = matching.households.of_old(old.roster.households)
        of_new = matching.households.of_new(new.roster.households)
        self.pair_of_old = of_old[old.roster.household_of]
        self.pair_of_new = of_new[new.roster.household_of]

    def households(self) -> Iterator[Event]:
        """Yield who is new or gone, and where its persons came from or went."""
        pairs, persons = self.households_paired, self.persons_paired
        of_new, of_old = (
            persons.of_new(self.new.roster.persons),
            persons.of_old(self.old.roster.persons),
        )
        for pair in np.flatnonzero(pairs.joined).tolist():
            came = _first_home(self.new, int(pairs.new[pair]), persons.old[of_new], self.old)
            yield Event("split", pair, other=came) if came else Event("new-household", pair)
        for pair in np.flatnonzero(pairs.left).tolist():
            went = _first_home(self.old, int(pairs.old[pair]), persons.new[of_old], self.new)
            yield Event("merged", pair, other=went) if went else Event("gone-household", pair)

    def heads(self) -> Iterator[Event]:
        """Yield the households that go on under another head."""
        pairs = self.households_paired
        both = np.flatnonzero(pairs.both)
        heads = self.old.roster.head_row[pairs.old[both]], self.new.roster.head_row[pairs.new[both]]
        of_old = self.persons_paired.of_old(self.old.roster.persons)
        of_new = self.persons_paired.of_new(self.new.roster.persons)
        known = (heads[0] >= 0) & (heads[1] >= 0)
        changed = known & (of_old[heads[0]] != of_new[heads[1]])
        for place in np.flatnonzero(changed).tolist():
            before, after = int(heads[0][place]), int(heads[1][place])
            names = self.old.name.at(before), self.new.name.at(after)
            was, now = (str(name or "") for name in names)
            yield Event("new-head", int(both[place]), int(of_new[after]), now, was)

    def members(self) -> Iterator[Event]:
        """Yield who joined, left or moved, of the households that both rosters have."""
        old, new = self.persons_paired.old, self.persons_paired.new
        from_, to = _pair_at(self.pair_of_old, old), _pair_at(self.pair_of_new, new)
        stays = self.households_paired.both
        for person in np.flatnonzero(from_ != to).tolist():
            name = self._name(int(old[person]), int(new[person]))
            here, there = int(from_[person]), int(to[person])
            if here >= 0 and there >= 0:
                if stays[there]:
                    yield Event("moved-in", there, person, name, self._household(here))
                if stays[here]:
                    yield Event("moved-out", here, person, name, self._household(there))
            elif there >= 0 and stays[there]:
                yield Event("born" if self._is_new_born(int(new[person])) else "joined", there, person, name)
            elif here >= 0 and stays[here]:
                yield Event("left", here, person, name)

    def _name(self, old: int, new: int) -> str:
        word = self.new.name.at(new) if new >= 0 else self.old.name.at(old)
        return str(word or "")

    def _household(self, pair: int) -> str:
        new, old = int(self.households_paired.new[pair]), int(self.households_paired.old[pair])
        roster, row = (self.new.roster, new) if new >= 0 else (self.old.roster, old)
        return roster.household_names[row]

    def _is_new_born(self, row: int) -> bool:
        born = self.new.born.at(row)
        return born is not None and 0 <= (self.day - born).days <= _A_YEAR


def _first_home(side: Known, household: int, elsewhere: Ints, other: Known) -> str:
    """Return the household of the other roster that has the first of a household's persons, if one has.

    elsewhere: shape (persons,), each person's row in the other roster, -1 for none.
    """
    first, end = side.roster.starts[household : household + 2].tolist()
    rows = [row for row in elsewhere[first:end].tolist() if row >= 0]
    return other.roster.household_names[int(other.roster.household_of[rows[0]])] if rows else ""


def _pair_at(pairs: Ints, rows: Ints) -> Ints:
    """Return the pair of a household at `rows` of persons, -1 where there is nobody."""
    return np.where(rows >= 0, pairs[rows], -1) if len(pairs) else np.full(len(rows), -1)
