"""Who is who in two rosters: persons by identity number, households by their persons, then by number.

    two rosters --match--> Matching

What matches only by name is proposed and never taken. Nothing depends on the order of the rows, and
matching the other way round gives the same pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

import numpy as np
from attrs import frozen

from transition.calc.adjustments.roles import Known
from transition.rosters.columns import Array, Bools, Coded, Ints

NOBODY = -1


@frozen(eq=False)
class Pairs:
    """Rows of two rosters side by side, -1 where one side has nobody.

    old, new: shape (n,). The new roster's rows come first, in its order, then those that are gone.
    """

    old: Ints
    new: Ints

    def __len__(self) -> int:
        return len(self.old)

    @property
    def both(self) -> Bools:
        """Where both sides have one."""
        return np.asarray((self.old >= 0) & (self.new >= 0))

    @property
    def joined(self) -> Bools:
        """Who is only in the new roster."""
        return np.asarray(self.old < 0)

    @property
    def left(self) -> Bools:
        """Who is only in the old roster."""
        return np.asarray(self.new < 0)

    def of_old(self, count: int) -> Ints:
        """Return shape (count,): the pair of each old row."""
        return _inverse(self.old, count)

    def of_new(self, count: int) -> Ints:
        """Return shape (count,): the pair of each new row."""
        return _inverse(self.new, count)


@frozen
class Proposal:
    """Two persons, by row, who bear one name and of whom nothing else says that they are one."""

    name: str
    old: int
    new: int


@frozen(eq=False)
class Matching:
    """Who is who: pairs of households and of persons, and what a person has to look at."""

    households: Pairs
    persons: Pairs
    proposals: tuple[Proposal, ...] = ()


def same_roster(known: Known) -> Matching:
    """Return the matching of a roster with itself."""
    households, persons = np.arange(known.roster.households), np.arange(known.roster.persons)
    return Matching(Pairs(households, households), Pairs(persons, persons))


def match(old: Known, new: Known) -> Matching:
    """Match the persons and households of two rosters.

    A person is known by an identity number that each roster has once; without one, by the name within a
    matched household, where nothing speaks against it. A household goes on in the one that has its
    number and some of its persons, or its head, or most of its persons; one that shares no person, in
    the one that has its number.
    """
    by_identity = _partners(old.identity, new.identity)
    of_household = _households(old, new, by_identity)
    of_person = _within_households(old, new, by_identity, of_household)
    return Matching(
        households=_pairs(of_household, new.roster.households),
        persons=_pairs(of_person, new.roster.persons),
        proposals=tuple(_proposals(old, new, of_person)),
    )


# --- persons by identity number ------------------------------------------------------------------


def _partners(old: Coded, new: Coded) -> Ints:
    """Return shape (old persons,): the new row that bears the same number, each number borne once."""
    place = {word: code for code, word in enumerate(old.vocabulary)}
    translated = np.fromiter(
        (place.get(word, NOBODY) for word in new.vocabulary), dtype=np.int64, count=len(new.vocabulary)
    )
    codes = np.where(new.codes >= 0, np.append(translated, NOBODY)[new.codes], NOBODY)
    rows = np.full(len(old.vocabulary) + 1, NOBODY, dtype=np.int64)
    borne = np.flatnonzero(codes >= 0)
    rows[codes[borne]] = borne
    once = np.bincount(codes[borne], minlength=len(rows)) == 1
    here = np.bincount(old.codes[old.codes >= 0], minlength=len(rows)) == 1
    rows[~(once & here)] = NOBODY
    return np.where(old.codes >= 0, rows[old.codes], NOBODY)


# --- households ----------------------------------------------------------------------------------


def _households(old: Known, new: Known, partners: Ints) -> Ints:
    """Return shape (old households,): the household in which each goes on, -1 for none."""
    rows = np.flatnonzero(partners >= 0)
    homes = old.roster.household_of[rows] * max(new.roster.households, 1)
    codes, shared = np.unique(homes + new.roster.household_of[partners[rows]], return_counts=True)
    olds, news = np.divmod(codes, max(new.roster.households, 1))
    went = np.full(old.roster.households, NOBODY, dtype=np.int64)
    # Most share their persons with one household only, which shares them with no other.
    lone = (np.bincount(olds, minlength=1)[olds] == 1) & (np.bincount(news, minlength=1)[news] == 1)
    went[olds[lone]] = news[lone]
    heads = _heads_going_on(old, new, partners)
    taken = set(news[lone].tolist())
    for one, other in _in_order(old, new, zip(olds[~lone], news[~lone], shared[~lone], strict=True), heads):
        if went[one] < 0 and other not in taken:
            went[one] = other
            taken.add(other)
    _by_number(old, new, went, taken)
    return went


def _heads_going_on(old: Known, new: Known, partners: Ints) -> Mapping[int, int]:
    """Return for old households whose head heads a household of the new roster: which one."""
    with_head = np.flatnonzero(old.roster.head_row >= 0)
    now = partners[old.roster.head_row[with_head]]
    heading = {int(row): household for household, row in enumerate(new.roster.head_row.tolist()) if row >= 0}
    pairs = zip(with_head.tolist(), now.tolist(), strict=True)
    return {household: heading[row] for household, row in pairs if row in heading}


def _in_order(
    old: Known, new: Known, candidates: Iterable[tuple[int, int, int]], heads: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return pairs of households that share persons, the surest first, whichever side is called old."""

    def rank(pair: tuple[int, int, int]) -> tuple[bool, bool, int, list[str]]:
        one, other, shared = pair
        names = [old.roster.household_names[one], new.roster.household_names[other]]
        return names[0] != names[1], heads.get(one) != other, -shared, sorted(names)

    ranked = sorted(((int(a), int(b), int(count)) for a, b, count in candidates), key=rank)
    return [(one, other) for one, other, _ in ranked]


def _by_number(old: Known, new: Known, went: Ints, taken: Set[int]) -> None:
    """Let households that share no person go on in the one of their number, where neither is taken."""
    free = {
        name: household
        for household, name in enumerate(new.roster.household_names)
        if household not in taken and not _is_lone(name)
    }
    for household in np.flatnonzero(went < 0).tolist():
        went[household] = free.get(old.roster.household_names[household], NOBODY)


def _is_lone(name: str) -> bool:
    """A person without a household number is named by the row, which means nothing in another roster."""
    return name.startswith("(")


# --- persons without a number --------------------------------------------------------------------


def _within_households(old: Known, new: Known, partners: Ints, went: Ints) -> Ints:
    """Add the persons whom name and household tell, where no number and no birth speaks against it."""
    found = partners.copy()
    taken = np.zeros(new.roster.persons, dtype=bool)
    taken[found[found >= 0]] = True
    home = np.where(went[old.roster.household_of] >= 0, went[old.roster.household_of], NOBODY)
    waiting = np.flatnonzero((found < 0) & (home >= 0))
    free = np.flatnonzero(~taken)
    if not len(waiting) or not len(free):
        return found
    here = _by_word(new, free, new.roster.household_of)
    for mark, rows in _by_word(old, waiting, home).items():
        others = here.get(mark, ())
        if len(rows) == 1 and len(others) == 1 and _may_be_one(old, new, rows[0], others[0]):
            found[rows[0]] = others[0]
    return found


def _by_word(known: Known, rows: Array, home: Ints) -> dict[tuple[int, object], list[int]]:
    """Return rows by household and name; the nameless of a household by their day of birth."""
    found: dict[tuple[int, object], list[int]] = defaultdict(list)
    for row in rows.tolist():
        word = known.name.at(row) or known.born.at(row)
        if word is not None:
            found[int(home[row]), word].append(row)
    return found


def _may_be_one(old: Known, new: Known, one: int, other: int) -> bool:
    numbers = old.identity.at(one), new.identity.at(other)
    births = old.born.at(one), new.born.at(other)
    return all(None in pair or pair[0] == pair[1] for pair in (numbers, births))


def _proposals(old: Known, new: Known, of_person: Ints) -> Iterable[Proposal]:
    """Yield pairs of persons left over whose name each roster leaves over once."""
    came = np.ones(new.roster.persons, dtype=bool)
    came[of_person[of_person >= 0]] = False
    gone, news = _names(old.name, np.flatnonzero(of_person < 0)), _names(new.name, np.flatnonzero(came))
    for name in sorted(gone.keys() & news.keys()):
        yield Proposal(name, gone[name], news[name])


def _names(names: Coded, rows: Array) -> dict[str, int]:
    words = [names.at(row) for row in rows.tolist()]
    often = Counter(words)
    return {
        word: row
        for word, row in zip(words, rows.tolist(), strict=True)
        if isinstance(word, str) and often[word] == 1
    }


# --- pairs ---------------------------------------------------------------------------------------


def _pairs(partner: Ints, count: int) -> Pairs:
    """Return the pairs of old rows and their partners among `count` new rows."""
    old = np.full(count, NOBODY, dtype=np.int64)
    rows = np.flatnonzero(partner >= 0)
    old[partner[rows]] = rows
    gone = np.flatnonzero(partner < 0)
    return Pairs(
        np.concatenate((old, gone)),
        np.concatenate((np.arange(count), np.full(len(gone), NOBODY))),
    )


def _inverse(rows: Ints, count: int) -> Ints:
    found = np.full(count, NOBODY, dtype=np.int64)
    here = np.flatnonzero(rows >= 0)
    found[rows[here]] = here
    return found
