"""A population as its file says it: shares, each with its source or marked as invented."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from transition.policies.model import Citation, Document, Scope

Span = tuple[int, int | None]
"""The first and the last whole number of a range; None is no last one."""

PlaceKind = Literal["own", "province", "elsewhere"]
"""The household's own county, another one of its province, one of another province."""

TAG_SEPARATOR = "、"
"""Between the words of a cell that holds several."""

HEAD = "head"
"""Stands for the head among the kin, in conditions."""


@frozen
class Source:
    """How a share is known: by documents, or not at all (`is_invented`); `note` says more."""

    cites: tuple[Citation, ...] = ()
    is_invented: bool = False
    note: str = ""


@frozen
class Kin:
    """A relation to the head: how many years older than the head, at least how old, of which sex.

    sex: ``opposite`` is that of the head's partner, None either one. words: what rosters call it, the
    first that the policy has is used; by sex, True for men.
    """

    key: str
    older: tuple[int, int]
    least: int
    sex: Literal["male", "female", "opposite"] | None
    words: Mapping[bool, tuple[str, ...]]


@frozen
class Family:
    """A kind of household: its share of all, the head's age and sex, and who lives with the head."""

    name: str
    share: Fraction
    ages: tuple[int, int]
    male: Fraction
    members: tuple[str, ...]


@frozen
class Band:
    """A share of a group whose whole numbers lie evenly between two limits, both included."""

    share: Fraction
    first: int
    last: int
    step: int = 1


@frozen
class Condition:
    """What must hold of an earlier column: its cell is one of `values`, or a number in `span`."""

    name: str
    values: frozenset[str] = frozenset()
    span: Span | None = None


@frozen
class Group:
    """Who meets all conditions and none of an earlier group, and what shares of them get which value.

    One of four: words (an empty one is a blank cell), amounts, days before the day of the roster, places.
    """

    when: tuple[Condition, ...] = ()
    words: tuple[tuple[str, Fraction], ...] = ()
    amounts: tuple[Band, ...] = ()
    days: tuple[Band, ...] = ()
    places: tuple[tuple[PlaceKind, Fraction], ...] = ()


@frozen
class Column:
    """One column. A label that no policy has is for the conditions of later columns alone.

    percent_of: amounts are percents of what the members of a household have together under this label,
    down to a whole number.
    """

    label: str
    of: Scope
    groups: tuple[Group, ...]
    source: Source
    unit: str | None = None
    percent_of: str | None = None


@frozen
class Population:
    """A kind of county: which households there are, and what is true of them and their members."""

    name: str
    title: str
    path: str
    kin: Mapping[str, Kin]
    families: tuple[Family, ...]
    families_source: Source
    columns: tuple[Column, ...]
    documents: Mapping[str, Document] = field(factory=dict)
    note: str = ""

    @property
    def persons_to_a_household(self) -> Fraction:
        """How many persons a household has, on average."""
        return sum((family.share * (1 + len(family.members)) for family in self.families), Fraction())
