"""Masking: names, identity, account and phone numbers made so that they can be shown in public.

    Results --masked_results--> Results that every report shows as it shows any others

It is done here and nowhere else: what identifies somebody is replaced in the columns of the roster, in
what was found wrong and in the file's name, so that no report needs to know of it. What was computed
stays as it is: only texts are replaced, no amount, word or day.

The forms are those that notices use: 张*, 张*静, 张**静; 230101********1234; 138****5678.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast

import numpy as np
from attrs import define, evolve, field

from transition.calc.ledger import Ledger
from transition.calc.results import Results
from transition.policies.checked import CheckedInput
from transition.problems import CellPlace, Place, Problem
from transition.rosters.columns import Coded, Column, Word, coded_from
from transition.rosters.identity import masked as masked_number
from transition.rosters.roster import Roster, RosterSource

_NUMBER = re.compile(r"(?<![0-9])[0-9]{14,}[0-9Xx](?![0-9])")
"""An identity number (18 or, of old, 15 characters), a bank account (16 to 19), or what looks like one.

Codes of villages have 12 digits: they are no account.
"""

_PHONE = re.compile(r"(?<![0-9])(1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9])")

_SHORTEST_NAME = 2
_NAME_SIGN = "姓名"
_PLAIN_FACTS = frozenset({"label", "headers", "code", "key", "option"})
"""Facts that are words of the policy or the program; everything else may come out of a cell."""

_FROM_CELLS = frozenset({"found", "value", "other_value", "who", "household", "other", "rest"})
"""Facts that are the texts of cells, of which any may be a name."""

_PLACES = frozenset({"township", "village", "region", "relation"})
"""Roles of columns that name no person: a village may bear somebody's name."""

Thing = TypeVar("Thing")
Where = TypeVar("Where", bound=Place | None)


def masked_name(name: str) -> str:
    """Return a name as notices write it: the first character and, of three or more, the last one."""
    if len(name) <= _SHORTEST_NAME:
        return f"{name[:-1]}*" if name else ""
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def masked_numbers(text: str) -> str:
    """Return a text with the identity, account and phone numbers in it masked."""
    text = _NUMBER.sub(lambda found: masked_number(found[0]), text)
    return _PHONE.sub(r"\1****\2", text)


def masked_results(results: Results) -> Results:
    """Return results that name nobody: the same amounts, every name and number masked."""
    return Masks.of(results.plan.inputs, results.roster).results(results)


def masked_roster(inputs: Mapping[str, CheckedInput], roster: Roster) -> Roster:
    """Return a roster that names nobody, nor do its problems. inputs: those of the policy it is for."""
    return Masks.of(inputs, roster).roster(roster)


def masked_blindly(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems of a roster that could not be read: no name is known, any cell may be one."""
    masks = Masks(frozenset(), {}, blind=True)
    return masks.problems(problems)


def names_in(inputs: Mapping[str, CheckedInput], roster: Roster) -> frozenset[str]:
    """Return the names in a roster that was read for a policy's inputs."""
    names: set[str] = set()
    for key, checked in inputs.items():
        column = roster.person_columns.get(key, roster.household_columns.get(key))
        if is_name(checked) and isinstance(column, Coded):
            names.update(word for word in column.vocabulary if isinstance(word, str))
    return frozenset(names)


def _long_enough(names: frozenset[str]) -> frozenset[str]:
    """Leave out names of one character: they would hide that character wherever it stands."""
    return frozenset(name for name in names if len(name) >= _SHORTEST_NAME)


@define
class Masks:
    """What is to be hidden in a roster.

    names: every name in it; those of one character are hidden in columns of names only. inputs: those of
    the policy. blind: no names are known, so that any text of a cell may be one.
    """

    names: frozenset[str] = field(converter=_long_enough)
    inputs: Mapping[str, CheckedInput]
    blind: bool = False
    _lengths: tuple[int, ...] = field(init=False)
    _done: dict[str, str] = field(factory=dict, init=False)
    _made: dict[tuple[str, int], tuple[object, object]] = field(factory=dict, init=False)

    @_lengths.default
    def _descending(self) -> tuple[int, ...]:
        return tuple(sorted({len(name) for name in self.names}, reverse=True))

    @classmethod
    def of(cls, inputs: Mapping[str, CheckedInput], roster: Roster) -> Masks:
        """Return the masks of a roster read for a policy's inputs."""
        return cls(names_in(inputs, roster), inputs)

    def text(self, text: str) -> str:
        """Return a text without the names and numbers in it."""
        if text not in self._done:
            self._done[text] = self._without_names(masked_numbers(text))
        return self._done[text]

    def _without_names(self, text: str) -> str:
        pieces, at = [], 0
        while at < len(text):
            name = next(
                (text[at : at + length] for length in self._lengths if text[at : at + length] in self.names),
                "",
            )
            pieces.append(masked_name(name) if name else text[at])
            at += len(name) or 1
        return "".join(pieces)

    def _once(self, mark: str, thing: Thing, make: Callable[[Thing], Thing]) -> Thing:
        """Return what is made of a thing: of the same thing the same, as it was before.

        Thousands of cells share their facts, the sides of a comparison share rosters and ledgers.
        """
        if (mark, id(thing)) not in self._made:
            # The thing is kept as well: an id means something only as long as its object lives.
            self._made[mark, id(thing)] = (thing, make(thing))
        return cast(Thing, self._made[mark, id(thing)][1])

    # --- results, rosters and ledgers -------------------------------------------------------------

    def results(self, results: Results) -> Results:
        """Return the results with roster, ledgers and problems masked."""
        return evolve(
            results,
            options=evolve(results.options, masked=True),
            roster=self.roster(results.roster),
            ledgers=tuple(map(self.ledger, results.ledgers)),
            problems=self.problems(results.problems),
        )

    def source(self, source: RosterSource) -> RosterSource:
        """Return where something came from, file and sheet named without names and numbers."""
        return evolve(source, name=self.text(source.name), sheet=source.sheet and self.text(source.sheet))

    def roster(self, roster: Roster) -> Roster:
        """Return the roster with its columns, household numbers, problems and file name masked."""
        return self._once("roster", roster, self._roster)

    def _roster(self, roster: Roster) -> Roster:
        return evolve(
            roster,
            source=self.source(roster.source),
            household_names=tuple(map(self.text, roster.household_names)),
            person_columns=self.columns(roster.person_columns),
            household_columns=self.columns(roster.household_columns),
            problems=self.problems(roster.problems),
        )

    def ledger(self, ledger: Ledger) -> Ledger:
        """Return the ledger with its texts masked, those that rules came to as well."""
        return self._once("ledger", ledger, self._ledger)

    def _ledger(self, ledger: Ledger) -> Ledger:
        return evolve(ledger, roster=self.roster(ledger.roster), columns=self.columns(ledger.columns))

    def columns(self, columns: Mapping[str, Column]) -> dict[str, Column]:
        """Return columns by key with those of texts masked."""
        return {key: self.column(key, column) for key, column in columns.items()}

    def column(self, key: str, column: Column) -> Column:
        """Return a column masked, if it is one of texts. key: of the input or rule."""
        return self._once(key, column, lambda one: self._column(key, one))

    def _column(self, key: str, column: Column) -> Column:
        checked = self.inputs.get(key)
        if not isinstance(column, Coded) or (checked is not None and not _is_text(checked)):
            return column
        if checked is not None and is_name(checked):
            return _reworded(column, [masked_name(str(word)) for word in column.vocabulary])
        return _reworded(
            column, [self.text(word) if isinstance(word, str) else word for word in column.vocabulary]
        )

    # --- problems ---------------------------------------------------------------------------------

    def problems(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Return problems whose facts and places name nobody."""
        return tuple(
            evolve(
                problem,
                place=self.place(problem.place),
                facts=self._once("facts", problem.facts, self._masked_facts),
                others=tuple(map(self.place, problem.others)),
            )
            for problem in problems
        )

    def _masked_facts(self, facts: Mapping[str, object]) -> Mapping[str, object]:
        return {
            key: one if key in _PLAIN_FACTS else self._fact(one, blindly=self.blind and key in _FROM_CELLS)
            for key, one in facts.items()
        }

    def _fact(self, fact: object, *, blindly: bool = False) -> object:
        match fact:
            case str():
                return _each_word_masked(fact) if blindly else self.text(fact)
            case tuple() | list():
                return tuple(self._fact(one, blindly=blindly) for one in fact)
            case CellPlace():
                return self.place(fact)
            case _:
                return fact

    def place(self, place: Where) -> Where:
        """Return a place with file and sheet named without names and numbers."""
        if not isinstance(place, CellPlace):
            return place
        sheet = place.sheet and self.text(place.sheet)
        return evolve(place, workbook=self.text(place.workbook), sheet=sheet)


def is_name(checked: CheckedInput) -> bool:
    """Say whether a column holds names of persons: that of the roster itself, or one that says so."""
    return checked.input.role == "name" or (_is_text(checked) and _NAME_SIGN in checked.label)


def _is_text(checked: CheckedInput) -> bool:
    return checked.type.kind == "text" and checked.input.role not in _PLACES


def _reworded(column: Coded, words: Sequence[Word]) -> Coded:
    """Return the column with other words; two that are now the same share one code."""
    fewer = coded_from(words)
    # The place behind the last is met by -1, unknown.
    return Coded(np.append(fewer.codes, np.int32(-1))[column.codes], fewer.vocabulary)


def _each_word_masked(text: str) -> str:
    """Mask each word as a number where it has one, else as a name."""
    shown = ((word, masked_numbers(word)) for word in text.split())
    return " ".join(masked_name(word) if hidden == word else hidden for word, hidden in shown)
