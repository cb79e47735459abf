"""Check one rule: every version's formula or decision table against what the rule declares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from transition.policies.agreement import head_counts, kind_hint, period_hint, require_kind
from transition.policies.checked import (
    CheckedCase,
    CheckedRounding,
    CheckedRule,
    CheckedVersion,
    Expression,
    Source,
    Type,
)
from transition.policies.citations import Documents
from transition.policies.constants import constant_value
from transition.policies.formula import FormulaFault, parse_formula
from transition.policies.functions import as_name
from transition.policies.inference import check_formula
from transition.policies.model import Citation, Rounding, Rule, RuleVersion, Scope, TableCase
from transition.policies.names import NameSpace, Thing
from transition.policies.nodes import names_in
from transition.policies.overlay import place_of
from transition.policies.spans import Span, settled_ends
from transition.policies.typed import Expected, Setting, Typed, kind_term, unit_fact
from transition.problems import FilePlace, Place, Problem


@frozen
class RuleCheck:
    """One rule under check, with what the whole set knows."""

    rule: Rule
    thing: Thing
    names: NameSpace
    documents: Documents
    problems: list[Problem]

    def checked(self) -> CheckedRule | None:
        """Return the rule checked; None when a fault in any version has been reported.

        Versions stand in the order of their days; one without a last day ends before the next begins.
        (Versions that overlap are a fault of one file, which the reader reports.)
        """
        ordered = sorted(self.rule.versions, key=lambda version: (version.start is not None, version.start))
        spans = [Span(version.start, version.end) for version in ordered]
        ends = settled_ends(spans)
        versions = [
            self._version(evolve(version, end=end)) for version, end in zip(ordered, ends, strict=True)
        ]
        known = tuple(version for version in versions if version is not None)
        if self.thing.type is None or len(known) < len(versions):
            return None
        return CheckedRule(
            key=self.rule.key,
            label=self.rule.label,
            of=self.rule.of,
            type=self.thing.type,
            entitlement=self.rule.entitlement,
            versions=known,
            needs=frozenset(thing.key for thing in needs_of(self.rule, self.names)),
            policy=self.rule.policy,
            begins=self._begins(),
            payer=self._payer(),
            measures=self.rule.measures,
        )

    def _payer(self) -> str | None:
        """Return who pays: the key of a rule of words of the same scope where the payer is its label."""
        named = self.names.by_label.get(as_name(self.rule.payer)) if self.rule.payer else None
        if named is None or named.sort != "rule":
            return self.rule.payer
        if named.of != self.rule.of or named.type is None or named.type.kind not in ("category", "text"):
            facts = {"label": self.rule.label, "payer": named.label}
            self.problems.append(Problem("policy.payer", place_of(self.rule), facts=facts))
        return named.key

    def _begins(self) -> Expression | None:
        """Return the day from which an entitlement is paid; None where none is said, or it is at fault."""
        if self.rule.begins is None:
            return None
        where = place_of(self.rule)
        typed, at = check_formula(self.rule.begins, self.names, self.rule.of, where, self.problems)
        if typed is None or not require_kind(typed, ("date",), at):
            return None
        return typed.expression

    def _version(self, version: RuleVersion) -> CheckedVersion | None:
        sources = self._sources(version.cites, version.place)
        cases = self._cases(version, sources)
        formula = None
        if version.formula is not None:
            formula = self._result(version.formula, version.formula_place or version.place)
        rounding = self._rounding(version.rounding, version.place)
        if cases is None or (formula is None and (version.formula is not None or not cases)):
            return None
        return CheckedVersion(
            start=version.start,
            end=version.end,
            formula=formula,
            formula_text=version.formula or "",
            cases=cases,
            rounding=rounding,
            sources=sources,
            note=version.note,
            place=version.place,
            proposed=version.proposed,
        )

    def _sources(self, citations: Iterable[Citation], place: Place | None) -> tuple[Source, ...]:
        return self.documents.sources(citations, self.rule.policy, place or place_of(self.rule))

    def _rounding(self, rounding: Rounding | None, place: Place | None) -> CheckedRounding | None:
        if rounding is None:
            return None
        return CheckedRounding(rounding, self._sources(rounding.cites, place))

    # --- decision tables ------------------------------------------------------------------------

    def _cases(self, version: RuleVersion, sources: Sequence[Source]) -> tuple[CheckedCase, ...] | None:
        """Return the cases of a decision table; none for a formula; None where one is at fault."""
        cases = [self._case(case, version, sources) for case in version.cases]
        conditions = [case.when if case is not None else None for case in cases]
        self._report_unreachable(version.cases, conditions)
        known = tuple(case for case in cases if case is not None)
        return known if len(known) == len(cases) else None

    def _case(self, case: TableCase, version: RuleVersion, sources: Sequence[Source]) -> CheckedCase | None:
        place = case.place or version.place
        own = self._sources(case.cites, place)
        when = self._condition(case.when, place) if case.when is not None else None
        then = self._result(case.then, place)
        if then is None or (when is None and case.when is not None):
            return None
        return CheckedCase(when, then, own or tuple(sources), case.when or "", case.then)

    def _condition(self, text: str, place: Place | None) -> Expression | None:
        return condition(text, self.names, self.rule.of, place or place_of(self.rule), self.problems)

    def _report_unreachable(
        self, cases: Sequence[TableCase], conditions: Sequence[Expression | None]
    ) -> None:
        """Report rows that never fire: after one that always does, repeating one, or never met."""
        seen: list[tuple[Expression, TableCase]] = []
        for index, (case, when) in enumerate(zip(cases, conditions, strict=True)):
            if when is None:
                continue
            same = next((earlier for known, earlier in seen if known == when), None)
            value = constant_value(when)
            if same is not None:
                self._unreachable("policy.case-twice", case, same)
            elif value is False:
                self._unreachable("policy.case-never-met", case, None)
            elif value is True and index + 1 < len(cases):
                self._unreachable("policy.case-after-always", cases[index + 1], case)
                return
            seen.append((when, case))

    def _unreachable(self, code: str, case: TableCase, because: TableCase | None) -> None:
        facts = {
            "label": self.rule.label,
            "condition": case.when or "otherwise",
            "earlier": because.when if because else "",
        }
        others = (self._place(because),) if because is not None else ()
        self.problems.append(Problem(code, self._place(case), facts=facts, others=others))

    def _place(self, case: TableCase) -> FilePlace:
        return case.place or place_of(self.rule)

    # --- results --------------------------------------------------------------------------------

    def _result(self, text: str, place: Place | None) -> Expression | None:
        """Type a formula and hold it to the declared kind, unit and words."""
        wanted = self._wanted()
        expected = Expected(wanted, self.thing.words) if wanted is not None else None
        where = place or place_of(self.rule)
        typed, at = check_formula(text, self.names, self.rule.of, where, self.problems, expected)
        if typed is None or wanted is None:
            return None
        return typed.expression if self._agrees(typed, wanted, at) else None

    def _wanted(self) -> Type | None:
        kind = self.thing.type
        if kind is None or self.rule.of == "household":
            return kind
        return evolve(kind, unit=kind.unit.without("人"))

    def _agrees(self, typed: Typed, wanted: Type, at: Setting) -> bool:
        if typed.kind != wanted.kind:
            facts = {"found": kind_term(typed.kind), "legal": kind_term(wanted.kind)}
            hint = kind_hint(typed.kind, wanted.kind)
            at.report("formula.result-kind", typed.node, label=self.rule.label, hint=hint, **facts)
            return False
        if typed.unit != wanted.unit:
            self._report_unit(typed, wanted, at)
            return False
        foreign = [word for word in typed.words if word not in self.thing.words]
        if wanted.kind == "category" and self.thing.words and foreign:
            words = {"found": tuple(foreign), "legal": self.thing.words}
            at.report("formula.result-words", typed.node, label=self.rule.label, **words)
            return False
        return True

    def _report_unit(self, typed: Typed, wanted: Type, at: Setting) -> None:
        by_persons = typed.unit.exponent("人") != wanted.unit.exponent("人")
        at.report(
            "formula.result-unit",
            typed.node,
            label=self.rule.label,
            found=unit_fact(typed.unit),
            legal=unit_fact(wanted.unit),
            conversion=period_hint(at.piece(typed.node), typed.unit, wanted.unit),
            head_counts=head_counts(at) if by_persons else "",
        )


def condition(
    text: str, names: NameSpace, of: Scope, place: Place | None, problems: list[Problem]
) -> Expression | None:
    """Type a formula that must be a condition; None when a fault in it has been reported."""
    typed, at = check_formula(text, names, of, place, problems)
    if typed is None:
        return None
    return typed.expression if require_kind(typed, ("flag",), at) else None


def needs_of(rule: Rule, names: NameSpace) -> frozenset[Thing]:
    """Return all inputs, parameters and rules that any version of a rule mentions."""
    found: set[Thing] = set()
    for text in _formulas(rule):
        try:
            node = parse_formula(text)
        except FormulaFault:
            continue
        things = (names.by_label.get(as_name(name)) for name in names_in(node))
        found.update(thing for thing in things if thing is not None)
    return frozenset(found)


def _formulas(rule: Rule) -> Iterable[str]:
    if rule.begins is not None:
        yield rule.begins
    for version in rule.versions:
        if version.formula is not None:
            yield version.formula
        for case in version.cases:
            yield case.then
            if case.when is not None:
                yield case.when
