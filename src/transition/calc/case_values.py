"""From what a case says, by label, to typed values by key; every fault is told at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from transition.policies.case_file import GivenValue, PolicyCase, Values
from transition.policies.checked import CheckedInput, CheckedPolicy, CheckedRule, Kind
from transition.policies.functions import as_name
from transition.policies.regions import significant
from transition.problems import PolicyError, Problem
from transition.problems.nearest import nearest
from transition.rosters.given import Given, GivenCell, GivenHousehold

Column = CheckedInput | CheckedRule


@frozen
class TypedCase:
    """A case whose labels are keys and whose values are of their columns' types."""

    case: PolicyCase
    household: GivenHousehold
    expect_household: Given
    expect_persons: tuple[Given, ...]
    undecided: tuple[str, ...]
    missing: tuple[str, ...]


def typed_cases(policy: CheckedPolicy, cases: Sequence[PolicyCase]) -> tuple[TypedCase, ...]:
    """Return cases with keys and typed values.

    Raises PolicyError with every label that no policy knows or that is another scope's, and every value
    that is not of its label's type.
    """
    terms = _Terms(policy)
    typed = tuple(_typed_case(terms, case) for case in cases)
    if terms.problems:
        raise PolicyError(terms.problems)
    return typed


def _typed_case(terms: _Terms, case: PolicyCase) -> TypedCase:
    inputs, parameters = terms.policy.inputs, terms.policy.parameters
    results: dict[str, Column] = {**inputs, **terms.policy.rules}
    return TypedCase(
        case=case,
        household=GivenHousehold(
            name=case.name,
            values=terms.typed(case, case.household, inputs, "household"),
            persons=tuple(terms.typed(case, person, inputs, "person") for person in case.persons),
        ),
        expect_household=terms.typed(case, case.expect_household, results, "household"),
        expect_persons=tuple(terms.typed(case, one, results, "person") for one in case.expect_persons),
        undecided=terms.keys(case, case.undecided, results),
        missing=terms.keys(case, case.missing, {**results, **parameters}),
    )


@frozen
class _Terms:
    """The names of a policy, and what was wrong with the names and values of cases."""

    policy: CheckedPolicy
    problems: list[Problem] = field(factory=list)

    def typed(
        self, case: PolicyCase, values: Values, legal: Mapping[str, Column], of: str
    ) -> dict[str, GivenCell]:
        """Return values by key: those of inputs or results of one scope."""
        own = {key: column for key, column in legal.items() if _scope(column) == of}
        found: dict[str, GivenCell] = {}
        for label, value in values.items():
            for key in self.keys(case, [label], own):
                try:
                    found[key] = _cell(own[key], value)
                except ValueError as fault:
                    facts = {"case": case.name, "label": label, "found": _written(value), "legal": str(fault)}
                    self.problems.append(Problem("policy.case-wrong-value", case.place, facts=facts))
        return found

    def keys(self, case: PolicyCase, labels: Iterable[str], legal: Mapping[str, object]) -> tuple[str, ...]:
        """Return the keys of labels (or of keys) that are legal; the others are problems."""
        by_label = {as_name(label): key for label, key in self.policy.labels().items()}
        keys = []
        for label in labels:
            key = by_label.get(label, label)
            if key in legal:
                keys.append(key)
                continue
            near = nearest(label, [name for name, own in by_label.items() if own in legal], 1)
            facts = {"case": case.name, "label": label, "nearest": near}
            self.problems.append(Problem("policy.case-unknown-label", case.place, facts=facts))
        return tuple(keys)


def _scope(column: Column) -> str:
    return column.input.of if isinstance(column, CheckedInput) else column.of


def _written(value: GivenValue) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


_EXAMPLES: dict[Kind, str] = {
    "number": '12 / 0.5 / "1/3" / "75%"',
    "flag": "true / false",
    "date": "2025-01-01",
    "tags": '["…", "…"]',
    "region": '"230100"',
}


def _cell(column: Column, value: GivenValue) -> GivenCell:
    """Return a value in its column's type. Raises ValueError with what is legal."""
    words = _words(column)
    match column.type.kind, value:
        case "number", Fraction() as number:
            return number
        case "flag", bool() as flag:
            return flag
        case "date", datetime.date() as day:
            return day
        case "tags", tuple():
            return frozenset(_word(words, tag) for tag in value)
        case "tags", str():
            return frozenset((_word(words, value),))
        case "region", str() if _is_region(value):
            return significant(value)
        case "category", str():
            return _word(words, value)
        case "text", str() | Fraction() | datetime.date():
            return str(value)
    raise ValueError(_EXAMPLES.get(column.type.kind, '"…"'))


def _words(column: Column) -> dict[str, str]:
    """Return an input's legal words by every writing of them; none where any word is legal."""
    if not isinstance(column, CheckedInput):
        return {}
    return {writing: word.value for word in column.input.words for writing in (word.value, *word.aliases)}


def _word(words: Mapping[str, str], value: object) -> str:
    if words and value not in words:
        raise ValueError("、".join(dict.fromkeys(words.values())))
    return words.get(str(value), str(value))


def _is_region(value: str) -> bool:
    try:
        significant(value)
    except ValueError:
        return False
    return True
