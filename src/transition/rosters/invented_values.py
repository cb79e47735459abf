"""Invented values: what might stand in a cell, for any input that a policy declares."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.regions import contains, significant
from transition.rosters.invented_persons import InventedPerson
from transition.rosters.region_names import region_name, region_names
from transition.rosters.values.places import listed_regions
from transition.rosters.values.written_units import unit_of

CellValue = str | int | Fraction | datetime.date | None

_SELDOM_BLANK = 0.02
_MOSTLY_BLANK = 0.65
_NEARLY_ALWAYS_BLANK = 0.95
"""How often a cell is blank where the policy wants a value, where a blank means something, and where it
means an amount that few people have."""

_WELL_KNOWN, _FAR_AWAY = 0.85, 0.08
"""How often a place is one that the policy's tables know best, and how often a work place is far away."""

_ORDINARY = 0.7
"""How often a person is of the kind that a list of tags names first: most people are ordinary."""

_LONG_AGO = (2500, 4000)
"""How many days ago things happened: before any day that the roster is likely to be computed for."""

_WELL_KNOWN_PLACES = 12
_COUNTY = 6
_NONE = "无"
_CHILDHOOD = range(16)
_WORKING_AGE = range(18, 60)
_TOWNSHIPS = ("甲乡", "乙乡", "丙镇", "丁镇")
_VILLAGES = ("东村", "西村", "南村", "北村", "中村")
_PERCENTS = ("0%", "10%", "25%", "50%", "80%", "100%")


class Values:
    """Invents values; each legal word, both flags and each listed region come once before they repeat."""

    def __init__(self, random: Random, policy: CheckedPolicy, day: datetime.date) -> None:
        self._random = random
        self._day = day
        self._best, self._others, self._outside = places_of(policy, day)
        self._kinds_of_income = max(sum(map(_is_income, policy.inputs.values())), 1)
        self._to_cover = {key: _words_to_cover(checked) for key, checked in policy.inputs.items()}

    def cell(self, checked: CheckedInput, person: InventedPerson) -> CellValue:
        """Return a value for an input of a person, or of the household of which the person is head."""
        special = self._of_role(checked, person)
        if special is not None:
            return special
        unused = self._to_cover[checked.key]
        if unused and _suits(checked, person):
            return unused.pop(0)
        is_blank = _MOSTLY_BLANK if _may_be_blank(checked) else _SELDOM_BLANK
        if checked.default is not None and checked.type.kind == "number":
            is_blank = _NEARLY_ALWAYS_BLANK
        if _belongs(checked) and person.is_head:
            is_blank = 1.0
        if _asks_for_affliction(checked):
            is_blank = 0.0 if person.is_unwell else is_blank
        if self._random.random() < is_blank:
            return None
        return self._by_type(checked, person)

    def _of_role(self, checked: CheckedInput, person: InventedPerson) -> CellValue:
        by_role: Mapping[str, Callable[[], CellValue]] = {
            "name": lambda: person.name,
            "relation": lambda: person.relation,
            "identity": lambda: person.number,
            "township": lambda: self._random.choice(_TOWNSHIPS),
            "village": lambda: self._random.choice(_VILLAGES),
        }
        invent = by_role.get(checked.input.role or "")
        return invent() if invent else None

    def _by_type(self, checked: CheckedInput, person: InventedPerson) -> CellValue:
        words = [word.value for word in checked.input.words]
        match checked.input.type:
            case "flag":
                return "是" if self._random.random() < self._likely(checked, person) else "否"
            case "category" if checked.input.from_identity == "sex":
                return _sex(person, words)
            case "category" if _asks_for_affliction(checked):
                afflictions = [word for word in words if word != _NONE]
                return self._random.choice(afflictions) if person.is_unwell else _NONE
            case "category":
                return self._random.choice(words) if words else None
            case "tags":
                return self._tags(words)
            case "date":
                return self._date(checked, person)
            case "region":
                return self._region(checked, person)
            case "number" | "whole" | "percent":
                return self._number(checked, person)
            case _:
                return checked.input.example

    def _likely(self, checked: CheckedInput, person: InventedPerson) -> float:
        """Say how likely yes is: most of what asks for a yes is about people of working age."""
        if checked.default is not None:
            return 0.5 if checked.default is False else 0.9
        return 0.5 if person.age in _WORKING_AGE else 0.0

    def _tags(self, words: list[str]) -> str | None:
        if words and self._random.random() < _ORDINARY:
            return words[0]
        return "、".join(self._random.sample(words, min(len(words), self._random.randint(1, 2)))) or None

    def _date(self, checked: CheckedInput, person: InventedPerson) -> datetime.date:
        if checked.input.from_identity == "birth":
            return person.birth
        return self._day - datetime.timedelta(days=self._random.randint(*_LONG_AGO))

    def _region(self, checked: CheckedInput, person: InventedPerson) -> str | None:
        if checked.input.of == "person" and person.age not in _WORKING_AGE:
            return None
        chance = self._random.random()
        places = self._best if chance < _WELL_KNOWN else self._others
        if checked.input.of == "person" and chance > 1 - _FAR_AWAY:
            places = self._outside
        return place_text(self._random.choice(places or self._best))

    def _number(self, checked: CheckedInput, person: InventedPerson) -> CellValue:
        wanted = checked.input
        if wanted.type == "percent":
            return self._random.choice(_PERCENTS)
        least = 0 if wanted.minimum is None else int(wanted.minimum)
        if unit_of(wanted.unit).exponent("元"):
            return max(self._money(checked, person), least)
        most = least + 12 if wanted.maximum is None else int(wanted.maximum)
        return self._random.randint(least, max(most, least))

    def _money(self, checked: CheckedInput, person: InventedPerson) -> int | Fraction:
        chance = (0.8 if person.age in _WORKING_AGE else 0.4) / self._kinds_of_income
        if person.age in _CHILDHOOD or (checked.default is None and self._random.random() > chance):
            return 0
        # What most rosters leave out (a default fills it) is small beside the incomes.
        most = 180 if checked.default is None else 24
        a_year = self._random.randint(3, most) * 100 + self._random.choice((0, 0, 36, 50))
        if unit_of(checked.input.unit).exponent("月"):
            return Fraction(a_year // 12)
        # Now and then with fen, as bank statements have it.
        return a_year if self._random.random() < 0.8 else Fraction(a_year) + Fraction(1, 2)


def _asks_for_affliction(checked: CheckedInput) -> bool:
    """Say whether an input of persons has 无 among other words: two such inputs go together."""
    words = [word.value for word in checked.input.words]
    return checked.input.type == "category" and _NONE in words and len(words) > 1


def _belongs(checked: CheckedInput) -> bool:
    """Say whether a flag is yes unless somebody says no: a head who says no would leave nobody."""
    return checked.input.type == "flag" and checked.default is True


def _suits(checked: CheckedInput, person: InventedPerson) -> bool:
    if _asks_for_affliction(checked):
        return person.is_unwell
    if _belongs(checked):
        return not person.is_head
    return checked.input.type != "flag" or checked.default is not None or person.age in _WORKING_AGE


def _is_income(checked: CheckedInput) -> bool:
    return checked.input.type == "number" and checked.default is None and not checked.input.role


def _may_be_blank(checked: CheckedInput) -> bool:
    """Say whether a blank cell loses nothing: a default or the identity number fills it."""
    return checked.default is not None or bool(checked.input.from_identity)


def _words_to_cover(checked: CheckedInput) -> list[CellValue]:
    if checked.input.role or checked.input.from_identity:
        return []
    match checked.input.type:
        case "flag":
            return ["是", "否"]
        case "category" | "tags":
            words = [word.value for word in checked.input.words]
            return [word for word in words if word != _NONE or not _asks_for_affliction(checked)]
        case _:
            return []


def _sex(person: InventedPerson, words: list[str]) -> str | None:
    wanted = "男" if person.is_male else "女"
    return wanted if wanted in words else None


def place_text(code: str) -> str:
    """Return a place as a cell: its name, or its code where it has none."""
    return region_name(code) if code in region_names().name else f"{code:0<6}"


def places_of(policy: CheckedPolicy, day: datetime.date) -> tuple[list[str], list[str], list[str]]:
    """Return the places in the policy's region that the tables know best, the others, and those outside."""
    home = significant(policy.region)
    listed = listed_regions(policy) - {""}
    counties = {code for code in region_names().name if len(code) == _COUNTY}
    inside = {code for code in counties if home and contains(home, code)}
    places = inside or {code for code in listed if contains(home, code) and code != home}
    places = places or ({home} if home else counties)
    tables = _tables(policy, day)
    ranked = sorted(places, key=lambda place: (-_told(place, tables), place))
    best, others = ranked[:_WELL_KNOWN_PLACES], ranked[_WELL_KNOWN_PLACES:]
    return best, others, sorted((listed | counties) - places - {home})


def _told(place: str, tables: list[set[str]]) -> int:
    """Measure how closely tables speak of a place: a row of its county counts more than the province's."""
    return sum(max((len(key) for key in keys if contains(key, place)), default=0) for keys in tables)


def _tables(policy: CheckedPolicy, day: datetime.date) -> list[set[str]]:
    """Return, for each table by region, the regions that have a value or had one not long ago."""
    recent = day.replace(year=day.year - 2, day=1)
    return [
        {str(row.keys[place]) for row in parameter.rows if row.end is None or row.end >= recent}
        for parameter in policy.parameters.values()
        for place, key in enumerate(parameter.by)
        if key.type.kind == "region"
    ]
