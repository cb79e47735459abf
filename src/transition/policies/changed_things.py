"""What only one of two policies has, and what both have but declare differently: values and rules aside."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from attrs import frozen

from transition.policies.case_file import PolicyCase, read_cases
from transition.policies.checked import (
    CheckedCheck,
    CheckedInput,
    CheckedParameter,
    CheckedPolicy,
    CheckedRule,
    CheckedVersion,
    Source,
)
from transition.policies.dated_differences import Days, in_force_on
from transition.policies.model import Document

What = Literal["document", "input", "parameter", "rule", "check", "case"]


@frozen
class Presence:
    """Something that only one of the two sides has; a document with all that is known of it."""

    what: What
    key: str
    label: str
    added: bool
    document: Document | None = None


@frozen
class Aspect:
    """One word of a declaration (``label``, ``unit``, ``default`` ...) with what it said and says.

    The values are as policies hold them; None is a word that is not there.
    """

    name: str
    before: object
    after: object


@frozen
class Redefinition:
    """Something that both sides have by its key, and declare differently."""

    what: What
    key: str
    label: str
    aspects: tuple[Aspect, ...]


_Documents = dict[tuple[str, str | None], Document]
"""Documents by title and number: files may list the same one under different keys."""


def presences(old: CheckedPolicy, new: CheckedPolicy, days: Days | None) -> Iterator[Presence]:
    """Yield what only one side has; with days, of documents and checks what counts on these."""
    on = days or (None, None)
    yield from _documents(_cited_documents(old, on[0]), _cited_documents(new, on[1]))
    yield from _named("input", old.inputs, new.inputs)
    yield from _named("parameter", old.parameters, new.parameters)
    yield from _named("rule", old.rules, new.rules)
    for key, label, added in _one_sided(_checks(old, on[0]), _checks(new, on[1])):
        yield Presence("check", key, label.message, added)
    for name, _, added in _one_sided(*_cases_of(old, new)):
        yield Presence("case", name, name, added)


def redefinitions(old: CheckedPolicy, new: CheckedPolicy) -> Iterator[Redefinition]:
    """Yield what both sides have and declare differently, in the order of inputs, tables, rules, checks."""
    yield from _redefined("input", old.inputs, new.inputs, _input)
    yield from _redefined("parameter", old.parameters, new.parameters, _parameter)
    yield from _redefined("rule", old.rules, new.rules, _rule)
    yield from _redefined("check", _checks(old, None), _checks(new, None), _check)
    yield from _redefined("case", *_cases_of(old, new), _case)
    yield from _redefined_documents(_cited_documents(old, None), _cited_documents(new, None))


def sources_of(version: CheckedVersion) -> tuple[Source, ...]:
    """Return all that a version of a rule cites: for itself, its cases and its rounding, each once."""
    rounding = version.rounding.sources if version.rounding else ()
    cases = (source for case in version.cases for source in case.sources)
    return tuple(dict.fromkeys((*version.sources, *cases, *rounding)))


Thing = TypeVar("Thing")


def _one_sided(old: Mapping[str, Thing], new: Mapping[str, Thing]) -> Iterator[tuple[str, Thing, bool]]:
    for key in dict.fromkeys((*new, *old)):
        if (key in old) != (key in new):
            yield key, new[key] if key in new else old[key], key in new


class _Labelled(Protocol):
    @property
    def label(self) -> str: ...


def _named(what: What, old: Mapping[str, _Labelled], new: Mapping[str, _Labelled]) -> Iterator[Presence]:
    for key, thing, added in _one_sided(old, new):
        yield Presence(what, key, thing.label, added)


# --- documents ------------------------------------------------------------------------------------


def _documents(old: _Documents, new: _Documents) -> Iterator[Presence]:
    for mark in dict.fromkeys((*new, *old)):
        if (mark in old) != (mark in new):
            document = new.get(mark) or old[mark]
            yield Presence("document", document.key, document.title, mark in new, document)


def _cited_documents(policy: CheckedPolicy, day: datetime.date | None) -> _Documents:
    """Return the documents that are listed, or on a day those that what is in force cites."""
    if day is None:
        listed: Iterable[Document] = policy.documents()
    else:
        listed = (source.document for source in _in_force_sources(policy, day))
    return {(document.title, document.number): document for document in listed}


def _in_force_sources(policy: CheckedPolicy, day: datetime.date) -> Iterator[Source]:
    for parameter in policy.parameters.values():
        for row in parameter.rows:
            if in_force_on([row], day) is not None:
                yield from row.sources
        yield from (*parameter.otherwise_sources, *parameter.several_sources)
    for rule in policy.rules.values():
        version = in_force_on(rule.versions, day)
        if version is not None:
            yield from sources_of(version)
    for check in _checks(policy, day).values():
        yield from check.sources


def _redefined_documents(old: _Documents, new: _Documents) -> Iterator[Redefinition]:
    for mark, document in new.items():
        if mark in old:
            aspects = _aspects(_document(old[mark]), _document(document))
            if aspects:
                yield Redefinition("document", document.key, document.title, aspects)


def _document(document: Document) -> dict[str, object]:
    return {
        "publisher": document.publisher,
        "issued": document.issued,
        "grade": document.grade,
        "url": document.url,
    }


# --- checks and cases -----------------------------------------------------------------------------


def _checks(policy: CheckedPolicy, day: datetime.date | None) -> dict[str, CheckedCheck]:
    return {
        check.key: check for check in policy.checks if day is None or in_force_on([check], day) is not None
    }


def _cases_of(old: CheckedPolicy, new: CheckedPolicy) -> tuple[dict[str, PolicyCase], dict[str, PolicyCase]]:
    """Return the cases of both sides by name, of the policies that were chosen on both.

    A policy that is one file on both sides has one file of cases beside it: nothing to be held apart.
    """
    paths = {one.name: one.path for one in old.policies}
    one_file = {one.name for one in new.policies if paths.get(one.name) == one.path}
    names = frozenset(old.chosen) & frozenset(new.chosen) - one_file
    return _cases(old, names), _cases(new, names)


def _cases(policy: CheckedPolicy, names: frozenset[str]) -> dict[str, PolicyCase]:
    found: dict[str, PolicyCase] = {}
    for one in policy.policies:
        path = Path(one.path)
        beside = path.parent / "cases" / path.name
        if one.name in names and beside.is_file():
            file, _ = read_cases(beside)
            found.update({case.name: case for case in file.cases} if file else {})
    return found


# --- what is declared differently -------------------------------------------------------------------


def _redefined(
    what: What, old: Mapping[str, Thing], new: Mapping[str, Thing], said: Callable[[Thing], dict[str, object]]
) -> Iterator[Redefinition]:
    for key, thing in new.items():
        if key in old:
            aspects = _aspects(said(old[key]), said(thing))
            if aspects:
                yield Redefinition(what, key, str(said(thing)["label"]), aspects)


def _aspects(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Aspect, ...]:
    return tuple(Aspect(name, before[name], after[name]) for name in after if before[name] != after[name])


def _input(checked: CheckedInput) -> dict[str, object]:
    one = checked.input
    return {
        "label": one.label,
        "of": one.of,
        "type": one.type,
        "unit": one.unit,
        "words": tuple(word.value for word in one.words),
        "headers": one.headers,
        "default": checked.default,
        "minimum": one.minimum,
        "maximum": one.maximum,
        "from_identity": one.from_identity,
    }


def _parameter(parameter: CheckedParameter) -> dict[str, object]:
    return {
        "label": parameter.label,
        "type": parameter.type.kind,
        "unit": str(parameter.type.unit),
        "by": tuple(f"{key.label} ≥" if key.match == "at least" else key.label for key in parameter.by),
        "lasts": "".join(map(str, parameter.lasts)) if parameter.lasts else None,
        "several": parameter.several,
    }


def _rule(rule: CheckedRule) -> dict[str, object]:
    return {
        "label": rule.label,
        "of": rule.of,
        "type": rule.type.kind,
        "unit": str(rule.type.unit),
        "entitlement": rule.entitlement,
    }


def _check(check: CheckedCheck) -> dict[str, object]:
    return {
        "label": check.message,
        "of": check.of,
        "when": check.when.source,
        "severity": check.severity,
        "start": check.start,
        "end": check.end,
    }


def _case(case: PolicyCase) -> dict[str, object]:
    return {
        "label": case.name,
        "on": case.on,
        "known_on": case.known_on,
        "household": case.household,
        "persons": case.persons,
        "expect": (case.expect_household, case.expect_persons),
        "undecided": case.undecided,
        "missing": case.missing,
    }
