"""Whether two sides may be compared: said before anything is computed."""

from __future__ import annotations

from collections.abc import Iterator

from transition.calc.adjustments.roles import role_input
from transition.calc.adjustments.sides import Side
from transition.policies.checked import CheckedPolicy
from transition.problems import Problem, RosterError, UsageError
from transition.rosters.columns import Coded
from transition.rosters.region_names import region_name
from transition.rosters.roster import Roster

_COUNTY = 6
_MOST_NAMED = 5


def check_terms(old: Side, new: Side, *, with_list: bool = False) -> None:
    """Raise UsageError where the days or what was known run backwards, or nothing at all differs.

    diff.days-backwards, diff.known-backwards, diff.nothing-differs, diff.same-twice. with_list: there is a
    payment list to lay beside what is due, so that the sides need not differ.
    """
    problems = list(_time_faults(old, new))
    if not problems and not with_list and old.has_terms_of(new):
        if old.has_roster_of(new):
            problems.append(Problem("diff.nothing-differs"))
        elif old.roster.source.sha256 is not None and old.roster.source.sha256 == new.roster.source.sha256:
            names = (old.roster.source.name, new.roster.source.name)
            problems.append(Problem("diff.same-twice", facts={"names": names}))
    if problems:
        raise UsageError(problems)


def _time_faults(old: Side, new: Side) -> Iterator[Problem]:
    if old.days[0] > new.days[0]:
        yield Problem("diff.days-backwards", facts={"first": old.days[0], "last": new.days[0]})
    if old.known_on is not None and new.known_on is not None and old.known_on > new.known_on:
        yield Problem("diff.known-backwards", facts={"first": old.known_on, "last": new.known_on})


def check_rosters(old: Side, new: Side) -> None:
    """Raise RosterError where two rosters do not fit together, with all that is wrong.

    diff.masked: identity numbers with stars tell nobody apart. diff.other-place: no county in common.
    diff.other-columns: one lacks a column that amounts rest on and the other has.
    """
    if old.has_roster_of(new):
        return
    problems = [
        *(problem for side in (old, new) for problem in _masked(side.roster)),
        *_other_place(old, new),
        *_other_columns(old, new),
    ]
    if problems:
        raise RosterError(problems)


def _masked(roster: Roster) -> Iterator[Problem]:
    found = [problem for problem in roster.problems if problem.code == "roster.identity-masked"]
    if found:
        facts = {"count": len(found), "file": roster.source.name}
        yield Problem("diff.masked", found[0].place, facts=facts)


def _other_place(old: Side, new: Side) -> Iterator[Problem]:
    ours, theirs = _counties(old), _counties(new)
    shared = any(one.startswith(other) or other.startswith(one) for one in ours for other in theirs)
    if ours and theirs and not shared:
        facts = {
            "old": old.roster.source.name,
            "new": new.roster.source.name,
            "old_places": _named(ours),
            "new_places": _named(theirs),
        }
        yield Problem("diff.other-place", facts=facts)


def _counties(side: Side) -> set[str]:
    found = role_input(side.policy, "region")
    column = side.roster.household_columns.get(found.key) if found else None
    if not isinstance(column, Coded):
        return set()
    used = {column.vocabulary[code] for code in set(column.codes.tolist()) if code >= 0}
    return {str(word)[:_COUNTY] for word in used}


def _named(codes: set[str]) -> tuple[str, ...]:
    return tuple(region_name(code) for code in sorted(codes)[:_MOST_NAMED])


def _other_columns(old: Side, new: Side) -> Iterator[Problem]:
    """Yield a problem for each roster that lacks columns which the other has and amounts need."""
    needed = _needed(old.policy) & _needed(new.policy)
    has = [{*side.roster.person_columns, *side.roster.household_columns} for side in (old, new)]
    for side, own, others in ((old, has[0], has[1]), (new, has[1], has[0])):
        labels = tuple(
            checked.label
            for key, checked in side.policy.inputs.items()
            if key in needed & (others - own) and checked.input.role is None
        )
        if labels:
            facts = {"file": side.roster.source.name, "labels": labels}
            yield Problem("diff.other-columns", facts=facts)


def _needed(policy: CheckedPolicy) -> set[str]:
    """Return the keys of all that amounts rest on, whatever the day."""
    found = {key for key, rule in policy.rules.items() if rule.entitlement} or set(policy.rules)
    for rule in reversed(list(policy.rules.values())):
        if rule.key in found:
            found |= rule.needs
    return found
