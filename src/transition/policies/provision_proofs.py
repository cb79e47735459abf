"""Proofs that provisions are computed: the rule in its place's policies, and a case that shows it.

SourceDocument --policies of its place, their cases--> ProvedDocument
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from attrs import field, frozen

from transition.policies.case_file import CaseFile, GivenValue, PolicyCase, read_cases
from transition.policies.checked import CheckedPolicy, CheckedRow, CheckedRule, CheckedVersion, Source
from transition.policies.functions import as_name
from transition.policies.grades import weakest_grade
from transition.policies.library import bundled_folder, names
from transition.policies.loading import load
from transition.policies.model import GRADES, Grade
from transition.policies.provision_file import Provision, SourceDocument, read_provisions
from transition.problems import PolicyError, Problem
from transition.problems.nearest import nearest


@frozen
class Proof:
    """How a provision is computed: a rule, the file that has it, since when, how well known, a case.

    since: the first day of the rule's first version, else of the values that its scheme in the place
    sets for it, else the day of issue of what it cites; None where none of these is known. grade: the
    weakest of the rule's documents. values: the grades of those values, best first.
    """

    rule: str
    policy: str
    since: datetime.date | None
    grade: Grade | None
    values: tuple[Grade, ...]
    case: PolicyCase
    case_policy: str


@frozen
class ProvedProvision:
    """A provision with a proof for each of its rules; none where it cannot be computed."""

    provision: Provision
    proofs: tuple[Proof, ...]


@frozen
class ProvedDocument:
    """A source document with all its provisions."""

    document: SourceDocument
    provisions: tuple[ProvedProvision, ...]


def provisions_folder() -> Path:
    """Return the folder of the bundled files of provisions."""
    return bundled_folder() / "provisions"


def proved_documents() -> tuple[ProvedDocument, ...]:
    """Return the source documents of the bundled folder ``provisions``, in the order of their file names.

    Raises PolicyError with every fault: in those files, a rule that no policy has, a rule without a case.
    """
    documents: list[SourceDocument] = []
    problems: list[Problem] = []
    for path in sorted(provisions_folder().glob("*.toml")):
        document, found = read_provisions(path)
        problems += found
        documents += [document] if document else []
    places = {place: _PlaceShown(place, load([place])) for place in {one.place for one in documents}}
    proved = [
        ProvedDocument(document, tuple(map(places[document.place].proved, document.provisions)))
        for document in documents
    ]
    problems += [problem for shown in places.values() for problem in shown.problems]
    if problems:
        raise PolicyError(problems)
    return tuple(proved)


@frozen(slots=False)
class _PlaceShown:
    """The policies of a place with their cases, and what was found wrong with the provisions."""

    place: str
    policy: CheckedPolicy
    problems: list[Problem] = field(factory=list)

    @cached_property
    def rules(self) -> Mapping[str, CheckedRule]:
        """The rules by their label as formulas write it."""
        return {as_name(rule.label): rule for rule in self.policy.rules.values()}

    @cached_property
    def case_files(self) -> Sequence[CaseFile]:
        """The case files: of the place first, then of what it builds on, then of every other."""
        used = {one.name for one in self.policy.policies}
        ordered = sorted(names(), key=lambda name: (name not in self.policy.chosen, name not in used, name))
        read = (read_cases(bundled_folder() / "cases" / f"{name}.toml")[0] for name in ordered)
        return [case_file for case_file in read if case_file is not None]

    def proved(self, provision: Provision) -> ProvedProvision:
        """Return a provision with its proofs; what is lacking is added to the problems."""
        proofs = (self._proof(label, provision) for label in provision.rules)
        return ProvedProvision(provision, tuple(proof for proof in proofs if proof is not None))

    def _proof(self, label: str, provision: Provision) -> Proof | None:
        rule = self.rules.get(label)
        facts: dict[str, object] = {"item": provision.item, "found": label, "place": self.place}
        if rule is None:
            facts["nearest"] = nearest(label, list(self.rules), 1)
            self.problems.append(Problem("policy.provision-unknown-rule", provision.file_place, facts=facts))
            return None
        found = self._case(label, rule)
        if found is None:
            self.problems.append(Problem("policy.provision-without-case", provision.file_place, facts=facts))
            return None
        rows = self._own_values(rule)
        version = rule.versions[0]
        return Proof(
            rule=rule.label,
            policy=rule.policy,
            since=_since(version, rows),
            grade=weakest_grade(_all_sources(rule)),
            values=_grades(rows),
            case=found[1],
            case_policy=found[0].policy,
        )

    def _case(self, label: str, rule: CheckedRule) -> tuple[CaseFile, PolicyCase] | None:
        """Return the case that shows a rule's result best; None where no case states it."""
        shown = [
            (self._rank(label, rule, case_file, case), place, case_file, case)
            for place, case_file in enumerate(self.case_files)
            for case in case_file.cases
            if label in _stated(case)
        ]
        best = min(shown, key=lambda one: one[:2], default=None)
        return (best[2], best[3]) if best else None

    def _rank(
        self, label: str, rule: CheckedRule, case_file: CaseFile, case: PolicyCase
    ) -> tuple[int, bool, bool, int]:
        """Rank a case, the best lowest: it says something, is of the place, of the scheme, of little else."""
        says = max(map(_tells, _stated(case)[label]))
        near = case_file.policy in {one.name for one in self.policy.policies}
        own = case_file.policy in self._files_of(rule)
        return -says, not near, not own, len(_stated(case))

    def _files_of(self, rule: CheckedRule) -> tuple[str, str]:
        """Return the file that has a rule, and the place's own file of that scheme."""
        return rule.policy, f"{self.place}-{rule.policy.partition('-')[2]}"

    def _own_values(self, rule: CheckedRule) -> list[CheckedRow]:
        """Return the values that those files set in the tables that a rule rests on."""
        files, rows = self._files_of(rule), []
        waiting, seen = [rule.key], set[str]()
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            if key in self.policy.parameters:
                rows += [row for row in self.policy.parameters[key].rows if row.policy in files]
            elif key in self.policy.rules:
                waiting += sorted(self.policy.rules[key].needs)
        return rows


_Stated = GivenValue | None


def _stated(case: PolicyCase) -> dict[str, list[_Stated]]:
    """Return the results that a case states, by label; None for one that is undecided."""
    stated: dict[str, list[_Stated]] = {}
    for values in (case.expect_household, *case.expect_persons):
        for label, value in values.items():
            stated.setdefault(as_name(label), []).append(value)
    for label in case.undecided:
        stated.setdefault(as_name(label), []).append(None)
    return stated


def _tells(value: _Stated) -> int:
    """Say how much a result says: 2 when it is something, 1 when it is zero or a no, 0 when undecided."""
    if value is None:
        return 0
    return 2 if value and not str(value).startswith(("不", "无", "否")) else 1


def _since(version: CheckedVersion, rows: Iterable[CheckedRow]) -> datetime.date | None:
    if version.start is not None:
        return version.start
    first = min((row.start for row in rows), default=None)
    issued = [source.document.issued for source in version.sources if source.document.issued]
    return first or min(issued, default=None)


def _grades(rows: Iterable[CheckedRow]) -> tuple[Grade, ...]:
    found = {weakest_grade(row.sources) for row in rows}
    return tuple(grade for grade in GRADES if grade in found)


def _all_sources(rule: CheckedRule) -> tuple[Source, ...]:
    return tuple(
        source
        for version in rule.versions
        for source in (*version.sources, *(source for case in version.cases for source in case.sources))
    )
