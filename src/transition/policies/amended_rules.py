"""One rule as a reform says it from some day on: its versions cut at those days, and changed between them.

Rule, Amendment, ... --amended_rule--> Rule

What an amendment does not say stays as it was, version by version. The amendments of one reform follow one
another as versions do: one holds until the next begins, and each is laid over the rule as it was.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from transition.policies.model import Citation, Rounding, Rule, RuleVersion, TableCase
from transition.policies.reform import Amendment
from transition.policies.rule_reader import rounding_units
from transition.policies.spans import ONE_DAY, Span, overlapping, settled_ends
from transition.policies.units import parse_unit
from transition.policies.values_read import amount_of
from transition.problems import FilePlace, Problem


def amended_rule(rule: Rule, amendments: Sequence[Amendment], layer: str, problems: list[Problem]) -> Rule:
    """Return a rule with the amendments of one reform, each with its first day. Faults go to `problems`.

    layer: the reform's name among policies, by whose documents its citations are meant.
    """
    ordered = sorted(amendments, key=_first)
    spans = [Span(one.start, one.end) for one in ordered]
    for earlier, later in overlapping(spans):
        others = tuple(filter(None, (ordered[earlier].place,)))
        place, facts = ordered[later].place, {"key": rule.key}
        problems.append(Problem("policy.overlapping-versions", place, facts=facts, others=others))
    found = evolve(rule, versions=_settled(rule))
    for amendment, end in zip(ordered, settled_ends(spans), strict=True):
        found = _Amending(found, evolve(amendment, end=end), layer, problems).amended()
    return found


def _first(amendment: Amendment) -> datetime.date:
    return amendment.start or datetime.date.min


def _settled(rule: Rule) -> tuple[RuleVersion, ...]:
    """Return the versions of a rule in the order of days, each with its last day and whom it cites."""
    ordered = sorted(rule.versions, key=lambda one: one.start or datetime.date.min)
    ends = settled_ends([Span(one.start, one.end) for one in ordered])
    return tuple(
        evolve(_cited_here(version, rule.policy), end=end) for version, end in zip(ordered, ends, strict=True)
    )


@frozen
class _Amending:
    """A rule, its versions settled, and what is to be said of it in some days."""

    rule: Rule
    amendment: Amendment
    layer: str
    problems: list[Problem]

    def amended(self) -> Rule:
        """Return the rule with its versions changed in the days of the amendment."""
        if not self._rounds_rightly():
            return self.rule
        whole = self.amendment.formula is not None or bool(self.amendment.cases)
        inside = list(self._said_anew() if whole else self._said_otherwise())
        if not inside:
            self._report("reform.no-version", day=_first(self.amendment))
        kept = [piece for version in self.rule.versions for piece in self._outside(version)]
        versions = sorted([*kept, *inside], key=lambda one: one.start or datetime.date.min)
        return evolve(self.rule, versions=tuple(versions))

    # --- versions in the days of the amendment -----------------------------------------------------

    def _said_otherwise(self) -> Iterator[RuleVersion]:
        """Yield each version of these days with what the amendment adds to it."""
        amendment = self.amendment
        for version in filter(None, map(self._inside, self.rule.versions)):
            # What the old rows rest on is not what is added to them.
            cases = tuple(evolve(case, cites=case.cites or version.cites) for case in version.cases)
            changed = self._rounded(self._with_added(evolve(version, cases=cases)))
            yield evolve(
                changed,
                cites=tuple(dict.fromkeys((*_cited_by(amendment.cites, self.layer), *version.cites))),
                place=amendment.place,
                note=amendment.note or version.note,
                proposed=True,
            )

    def _said_anew(self) -> Iterator[RuleVersion]:
        """Yield what the amendment says by itself, in as many versions as there were roundings."""
        roundings = self._roundings()
        for place, (start, rounding) in enumerate(roundings):
            last = roundings[place + 1][0] - ONE_DAY if place + 1 < len(roundings) else self.amendment.end
            yield self._rounded(self._with_added(self._whole(start, last, rounding)))

    def _roundings(self) -> list[tuple[datetime.date, Rounding | None]]:
        """Return how the rule was rounded in these days, from when on; where it was not there, as nearest."""
        first = _first(self.amendment)
        inside = [one for one in map(self._inside, self.rule.versions) if one is not None]
        before = [one for one in self.rule.versions if (one.start or datetime.date.min) <= first]
        nearest = inside[:1] or before[-1:] or list(self.rule.versions[:1])
        found = [(first, nearest[0].rounding)]
        for version in inside[1:]:
            if version.rounding != found[-1][1]:
                found.append((version.start or first, version.rounding))
        return found[:1] if self.amendment.rounding or self.amendment.unrounded else found

    def _whole(
        self, start: datetime.date, end: datetime.date | None, rounding: Rounding | None
    ) -> RuleVersion:
        amendment = self.amendment
        return RuleVersion(
            formula=amendment.formula,
            cases=_cases_cited_by(amendment.cases, self.layer),
            cites=_cited_by(amendment.cites, self.layer),
            start=start,
            end=end,
            rounding=rounding,
            note=amendment.note,
            place=amendment.place,
            formula_place=amendment.formula_place,
            proposed=True,
        )

    def _with_added(self, version: RuleVersion) -> RuleVersion:
        """Return a version with the added rows; a formula becomes what the table says otherwise."""
        if not self.amendment.added:
            return version
        cases = list(version.cases)
        if version.formula is not None:
            place = version.formula_place or version.place
            cases = [TableCase(None, version.formula, version.cites, place)]
        # Each `before` counts the rows as they were, and rows for one place stand as they are written.
        rows, added = len(cases), 0
        for one in sorted(self.amendment.added, key=lambda one: one.before or rows):
            (case,) = _cases_cited_by((one.case,), self.layer)
            if (one.before or rows) > rows:
                self._report("reform.no-such-place", case.place, found=one.before, most=rows)
                continue
            cases.insert((one.before or rows) - 1 + added, case)
            added += 1
        return evolve(version, formula=None, formula_place=None, cases=tuple(cases))

    def _inside(self, version: RuleVersion) -> RuleVersion | None:
        """Return a version in the days of the amendment, None where it has none of them."""
        start = max(version.start or datetime.date.min, _first(self.amendment))
        end = min((day for day in (version.end, self.amendment.end) if day is not None), default=None)
        return None if end is not None and end < start else evolve(version, start=start, end=end)

    def _outside(self, version: RuleVersion) -> Iterator[RuleVersion]:
        """Yield what is left of a version before and after the days of the amendment."""
        start, end = _first(self.amendment), self.amendment.end
        if version.start is None or version.start < start:
            last = start - ONE_DAY
            yield version if version.end is not None and version.end <= last else evolve(version, end=last)
        if end is not None and (version.end is None or version.end > end):
            after = version.start is not None and version.start > end
            yield version if after else evolve(version, start=end + ONE_DAY)

    # --- rounding ------------------------------------------------------------------------------------

    def _rounded(self, version: RuleVersion) -> RuleVersion:
        if self.amendment.unrounded:
            return evolve(version, rounding=None)
        rounding = self.amendment.rounding
        if rounding is None:
            return version
        return evolve(version, rounding=evolve(rounding, cites=_cited_by(rounding.cites, self.layer)))

    def _rounds_rightly(self) -> bool:
        """Say whether the rounding fits the rule's type and unit; report it when not."""
        rounding = self.amendment.rounding
        if rounding is None:
            return True
        if self.rule.type != "number":
            self._report("policy.key-not-for-type", key="round", type=self.rule.type, legal=("number",))
            return False
        _, unit, _ = amount_of(rounding.written)
        legal = rounding_units(self.rule.unit)
        if unit and parse_unit(unit) not in legal:
            self._report("policy.round-unit", found=str(parse_unit(unit)), legal=tuple(map(str, legal)))
            return False
        return True

    def _report(self, code: str, place: FilePlace | None = None, **facts: object) -> None:
        known = {"label": self.rule.label}
        self.problems.append(Problem(code, place or self.amendment.place, facts=known | facts))


# --- by whose documents citations are meant ----------------------------------------------------------


def _cited_here(version: RuleVersion, policy: str) -> RuleVersion:
    """Return a version whose citations say by whose documents they are meant."""
    rounding = version.rounding and evolve(version.rounding, cites=_cited_by(version.rounding.cites, policy))
    cites, cases = _cited_by(version.cites, policy), _cases_cited_by(version.cases, policy)
    return evolve(version, cites=cites, cases=cases, rounding=rounding)


def _cases_cited_by(cases: Sequence[TableCase], policy: str) -> tuple[TableCase, ...]:
    return tuple(evolve(case, cites=_cited_by(case.cites, policy)) for case in cases)


def _cited_by(cites: Iterable[Citation], policy: str) -> tuple[Citation, ...]:
    return tuple(evolve(cite, policy=cite.policy or policy) for cite in cites)
