"""Reforms laid over a set of policies: rules said differently, things that are new.

    Overlay, Reform, ... --amended--> Overlay (what the reforms say, in the days that they speak of)

Changed values are another story: they are laid over the rows of a table once those are settled
(`new_values.py`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from transition.policies.functions import as_name
from transition.policies.model import Check, Citation, Input, Parameter, Policy, Rule, RuleVersion, TableCase
from transition.policies.overlay import Overlay, one_meaning, place_of
from transition.policies.reader import NO_REGION
from transition.policies.reform import Amendment, Reform
from transition.policies.rule_reader import rounding_units
from transition.policies.spans import ONE_DAY, Span, settled_ends
from transition.policies.units import parse_unit
from transition.problems import FilePlace, Problem
from transition.problems.nearest import nearest

Thing = TypeVar("Thing", Input, Parameter, Rule, Check)


def as_layers(reforms: Sequence[Reform], policies: Sequence[Policy]) -> tuple[Policy, ...]:
    """Return reforms as policies that stand on all others: what they cite is looked up so."""
    names = tuple(policy.name for policy in policies)
    return tuple(
        Policy(
            name=layer_name(reform),
            title=reform.title,
            region=NO_REGION,
            edition="",
            path=reform.path,
            sha256=reform.sha256,
            uses=names,
            documents=reform.documents,
        )
        for reform in reforms
    )


def layer_name(reform: Reform) -> str:
    """Return the name of a reform among policies: none of them has such a one."""
    return f"reform {reform.name}"


def amended(
    overlay: Overlay, reforms: Sequence[Reform], since: datetime.date, problems: list[Problem]
) -> Overlay:
    """Return an overlay with the reforms' rules and new things. Faults are added to `problems`.

    since: from which day on a reform holds that gives none.
    """
    for reform in reforms:
        overlay = _with_new(overlay, reform, problems)
        overlay = evolve(overlay, rules=_with_amendments(overlay.rules, reform, since, problems))
    if reforms:
        one_meaning(overlay, problems)
    return overlay


# --- new things -----------------------------------------------------------------------------------


def _with_new(overlay: Overlay, reform: Reform, problems: list[Problem]) -> Overlay:
    return evolve(
        overlay,
        inputs=_added(overlay.inputs, reform.inputs, reform, problems),
        parameters=_added(overlay.parameters, reform.parameters, reform, problems),
        rules=_added(overlay.rules, reform.rules, reform, problems),
        checks=_added(overlay.checks, reform.checks, reform, problems),
    )


def _added(
    standing: Mapping[str, Thing], new: Mapping[str, Thing], reform: Reform, problems: list[Problem]
) -> dict[str, Thing]:
    found = dict(standing)
    for key, thing in new.items():
        if key in standing:
            facts = {"key": key, "other_policy": standing[key].policy}
            places = (place_of(standing[key]),)
            problems.append(Problem("reform.already-there", place_of(thing), facts=facts, others=places))
        else:
            found[key] = evolve(thing, policy=layer_name(reform))
    return found


# --- changed rules --------------------------------------------------------------------------------


def _with_amendments(
    rules: Mapping[str, Rule], reform: Reform, since: datetime.date, problems: list[Problem]
) -> dict[str, Rule]:
    found = dict(rules)
    for amendment in reform.amendments:
        rule = _named(found, amendment, problems)
        if rule is not None:
            found[rule.key] = _Amending(rule, amendment, layer_name(reform), since, problems).amended()
    return found


def _named(rules: Mapping[str, Rule], amendment: Amendment, problems: list[Problem]) -> Rule | None:
    by_label = {as_name(rule.label): rule for rule in rules.values()}
    found = rules.get(amendment.rule) or by_label.get(as_name(amendment.rule))
    if found is None:
        hint = nearest(amendment.rule, (*rules, *(rule.label for rule in rules.values())))
        facts = {"found": amendment.rule, "nearest": hint}
        problems.append(Problem("reform.no-such-rule", amendment.place, facts=facts))
    return found


@frozen
class _Amending:
    rule: Rule
    amendment: Amendment
    layer: str
    since: datetime.date
    problems: list[Problem]

    def amended(self) -> Rule:
        """Return the rule with every version changed in the days of the amendment."""
        if self._rounds_otherwise():
            self._report("policy.round-unit", found=self._round_unit(), legal=self._round_units())
            return self.rule
        start, end = self.amendment.start or self.since, self.amendment.end
        if self.amendment.formula is not None or self.amendment.cases:
            kept = [piece for version in self._settled() for piece in _outside(version, start, end)]
            return evolve(self.rule, versions=_in_order([*kept, self._whole(start, end)]))
        return evolve(self.rule, versions=_in_order(self._pieces(start, end)))

    def _pieces(self, start: datetime.date, end: datetime.date | None) -> Iterator[RuleVersion]:
        touched = False
        for version in self._settled():
            yield from _outside(version, start, end)
            if (inside := _inside(version, start, end)) is not None:
                touched = True
                yield self._changed(inside)
        if not touched:
            self._report("reform.no-version", day=start)

    def _settled(self) -> tuple[RuleVersion, ...]:
        ordered = sorted(self.rule.versions, key=lambda one: (one.start is not None, one.start))
        ends = settled_ends([Span(one.start, one.end) for one in ordered])
        return tuple(
            evolve(_meant_here(version, self.rule.policy), end=end)
            for version, end in zip(ordered, ends, strict=True)
        )

    def _whole(self, start: datetime.date, end: datetime.date | None) -> RuleVersion:
        """Return the version that the amendment says by itself; its rounding is the last one's."""
        amendment = self.amendment
        before = [one for one in self._settled() if _inside(one, start, end) is not None] or self._settled()
        made = RuleVersion(
            formula=amendment.formula,
            cases=_cited_by(amendment.cases, self.layer),
            cites=_meant(amendment.cites, self.layer),
            start=start,
            end=end,
            rounding=before[-1].rounding,
            note=amendment.note,
            place=amendment.place,
            formula_place=amendment.formula_place,
        )
        return self._rounded(self._with_added(made))

    def _changed(self, version: RuleVersion) -> RuleVersion:
        cites = (*_meant(self.amendment.cites, self.layer), *version.cites)
        changed = evolve(version, cites=cites, place=self.amendment.place, note=self.amendment.note)
        return self._rounded(self._with_added(changed))

    def _with_added(self, version: RuleVersion) -> RuleVersion:
        """Return a version with the added rows; a formula becomes what the table says otherwise."""
        if not self.amendment.added:
            return version
        cases = list(version.cases)
        if version.formula is not None:
            place = version.formula_place or version.place
            cases = [TableCase(None, version.formula, version.cites, place)]
        for one in self.amendment.added:
            (case,) = _cited_by((one.case,), self.layer)
            place_in = len(cases) - 1 if one.before is None else one.before - 1
            if place_in > len(cases) - 1:
                self._report("reform.no-such-place", case.place, found=one.before, most=len(cases))
                continue
            cases.insert(place_in, case)
        return evolve(version, formula=None, formula_place=None, cases=tuple(cases))

    def _rounded(self, version: RuleVersion) -> RuleVersion:
        if self.amendment.unrounded:
            return evolve(version, rounding=None)
        rounding = self.amendment.rounding
        if rounding is None:
            return version
        return evolve(version, rounding=evolve(rounding, cites=_meant(rounding.cites, self.layer)))

    def _rounds_otherwise(self) -> bool:
        unit = self._round_unit()
        return bool(unit) and unit not in self._round_units()

    def _round_unit(self) -> str:
        written = self.amendment.rounding.written if self.amendment.rounding else ""
        unit = written.lstrip("0123456789./ ")
        return str(parse_unit(unit)) if unit else ""

    def _round_units(self) -> tuple[str, ...]:
        return tuple(map(str, rounding_units(self.rule.unit)))

    def _report(self, code: str, place: FilePlace | None = None, **facts: object) -> None:
        known = {"label": self.rule.label, "key": "to"}
        self.problems.append(Problem(code, place or self.amendment.place, facts=known | facts))


def _in_order(versions: Iterable[RuleVersion]) -> tuple[RuleVersion, ...]:
    return tuple(sorted(versions, key=lambda one: one.start or datetime.date.min))


def _outside(version: RuleVersion, start: datetime.date, end: datetime.date | None) -> Iterator[RuleVersion]:
    """Yield what is left of a version before and after some days."""
    if version.start is None or version.start < start:
        last = start - ONE_DAY
        yield version if version.end is not None and version.end < start else evolve(version, end=last)
    if end is not None and (version.end is None or version.end > end):
        yield version if version.start and version.start > end else evolve(version, start=end + ONE_DAY)


def _inside(version: RuleVersion, start: datetime.date, end: datetime.date | None) -> RuleVersion | None:
    first = max(version.start or start, start)
    last = min((day for day in (version.end, end) if day is not None), default=None)
    return None if last is not None and last < first else evolve(version, start=first, end=last)


# --- whose documents are meant ----------------------------------------------------------------------


def _meant_here(version: RuleVersion, policy: str) -> RuleVersion:
    """Return a version whose citations say by whose documents they are meant."""
    rounding = version.rounding and evolve(version.rounding, cites=_meant(version.rounding.cites, policy))
    cites, cases = _meant(version.cites, policy), _cited_by(version.cases, policy)
    return evolve(version, cites=cites, cases=cases, rounding=rounding)


def _cited_by(cases: Sequence[TableCase], policy: str) -> tuple[TableCase, ...]:
    return tuple(evolve(case, cites=_meant(case.cites, policy)) for case in cases)


def _meant(cites: Iterable[Citation], policy: str) -> tuple[Citation, ...]:
    return tuple(evolve(cite, policy=cite.policy or policy) for cite in cites)
