"""What there is in a policy file, counted: for the list of policies."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from transition.policies.case_file import read_cases
from transition.policies.model import GRADES, Citation, Document, Grade, ParameterRow, Policy


@frozen
class Holdings:
    """What one policy file holds.

    place, scheme: the two parts of its name. since, latest: the first and the last day on which something
    in it begins, None when nothing has a day. tables: parameters that it defines or adds rows to. grades:
    how many of its values are of each grade, best first; a value is of the weakest that it cites.
    """

    policy: Policy
    place: str
    scheme: str
    since: datetime.date | None
    latest: datetime.date | None
    rules: int
    tables: int
    values: int
    cases: int
    grades: Mapping[Grade, int]


def holdings(policies: Iterable[Policy]) -> tuple[Holdings, ...]:
    """Return what each file holds. Citations are looked up among all the policies given."""
    by_name = {policy.name: policy for policy in policies}
    return tuple(_holdings(policy, by_name) for policy in by_name.values())


def _holdings(policy: Policy, by_name: Mapping[str, Policy]) -> Holdings:
    place, _, scheme = policy.name.partition("-")
    days = sorted(_days(policy))
    rows = [row for parameter in policy.parameters.values() for row in parameter.rows]
    documents = _documents(policy, by_name)
    grades = Counter(grade for row in rows if (grade := _grade(row, documents)) is not None)
    return Holdings(
        policy=policy,
        place=place,
        scheme=scheme,
        since=days[0] if days else None,
        latest=days[-1] if days else None,
        rules=len(policy.rules),
        tables=len(policy.parameters),
        values=len(rows),
        cases=_cases(policy),
        grades={grade: grades[grade] for grade in GRADES if grades[grade]},
    )


def _days(policy: Policy) -> Iterator[datetime.date]:
    for parameter in policy.parameters.values():
        yield from (row.start for row in parameter.rows)
    for rule in policy.rules.values():
        yield from (version.start for version in rule.versions if version.start is not None)


def _grade(row: ParameterRow, documents: Mapping[str, Document]) -> Grade | None:
    return max(
        (grade for cite in row.cites if (grade := _of(cite, documents))), key=GRADES.index, default=None
    )


def _of(citation: Citation, documents: Mapping[str, Document]) -> Grade | None:
    document = documents.get(citation.document)
    return document.grade if document else None


def _documents(policy: Policy, by_name: Mapping[str, Policy]) -> dict[str, Document]:
    """Return every document that a file may cite by its key, its own before those of others."""
    found: dict[str, Document] = {}
    waiting, seen = [policy.name], set[str]()
    while waiting:
        name = waiting.pop(0)
        if name in seen or name not in by_name:
            continue
        seen.add(name)
        one = by_name[name]
        found = {**one.documents, **found}
        waiting += [*([one.extends] if one.extends else []), *one.uses]
    return found


def _cases(policy: Policy) -> int:
    path = Path(policy.path)
    case_file, _ = read_cases(path.parent / "cases" / path.name)
    return len(case_file.cases) if case_file else 0
