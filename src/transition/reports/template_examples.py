"""What stands as examples in a template: for each column one, and two rows of invented people."""

from __future__ import annotations

from functools import cached_property

from transition.calc.display import NO, YES
from transition.policies.checked import CheckedPolicy
from transition.policies.model import Input
from transition.policies.regions import contains, significant
from transition.rosters.identity import check_character
from transition.rosters.region_names import find_region
from transition.rosters.sample import invented_households
from transition.rosters.values.written_units import unit_of

_NAMES = ("张甲", "李乙")
_NUMBERS = ("99010119850307101", "99010119861122202")
"""Of nobody, without the check character: no place has the code 990101."""

_OF_ROLES = {"township": "东乡", "village": "甲村"}
_OF_TYPES = {"flag": YES, "date": "2025-01-15", "number": "1", "whole": "1", "percent": "75%"}
_OF_MONEY = "1200"
_ORDINARY = {"flag": NO, "number": "0", "whole": "0", "percent": "0%"}
"""What a cell says of people of whom there is nothing to say."""


class Examples:
    """Examples for the columns of a policy's template."""

    def __init__(self, policy: CheckedPolicy) -> None:
        self._policy = policy
        self._home = significant(policy.region)

    def one(self, given: Input) -> str:
        """Return an example of an input; of what has a default, another word than that."""
        found = (
            self._declared(given),
            _not_the_default(given),
            self.rows(given)[0] if given.role or given.words else None,
            _OF_MONEY if given.unit and unit_of(given.unit).exponent("元") else None,
            self._place if given.type == "region" else _OF_TYPES.get(given.type),
        )
        return next((one for one in found if one), "")

    def rows(self, given: Input) -> tuple[str, str]:
        """Return what stands in the rows of the two people; a household's cells are the head's to fill."""
        match given.role:
            case "household":
                number = given.example or "0001"
                return number, number
            case "name":
                return _NAMES
            case "identity":
                first, second = (digits + check_character(digits) for digits in _NUMBERS)
                return first, second
            case "relation":
                words = (word.value for word in given.words if word.value != given.head)
                return given.head or "", next(words, "")
        cell = self._cell(given)
        return cell, cell if given.of == "person" else ""

    def _cell(self, given: Input) -> str:
        if given.type == "region":
            # Where somebody works, for one, nobody says who does not.
            return self._declared(given) or self._place if given.of == "household" else ""
        if given.words:
            return given.words[0].value
        least = str(given.minimum) if given.minimum else None
        ordinary = _OF_ROLES.get(given.role or "") or _ORDINARY.get(given.type, "")
        return self._declared(given) or least or ordinary

    def _declared(self, given: Input) -> str | None:
        """Return the input's own example, unless it is a place outside of the policy's own."""
        if given.type != "region" or given.example is None:
            return given.example
        codes = find_region(given.example, self._home).codes
        return given.example if codes and contains(self._home, codes[0]) else None

    @cached_property
    def _place(self) -> str:
        """A place in the policy's own."""
        roster = invented_households(self._policy, 1, seed=1)
        labels = {one.label for one in self._policy.inputs.values() if one.input.type == "region"}
        places = (
            cell
            for row in roster.rows
            for label, cell in zip(roster.headers, row, strict=True)
            if label in labels and cell
        )
        return str(next(places, ""))


def _not_the_default(given: Input) -> str | None:
    """Return a word that an input may have and that is not its default; None without a default."""
    if given.default is None:
        return None
    if given.type == "flag":
        return NO if given.default.value else YES
    return next((word.value for word in given.words if word.value != given.default.value), None)
