"""A checked policy with reforms laid over it, checked again as a whole.

CheckedPolicy + Reform, ... --reformed--> CheckedPolicy
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from attrs import evolve

from transition.policies.checked import CheckedPolicy
from transition.policies.checker import check_policies
from transition.policies.reform import Reform
from transition.problems import FilePlace, PolicyError, Problem


def reformed(policy: CheckedPolicy, reforms: Sequence[Reform], since: datetime.date) -> CheckedPolicy:
    """Return a policy with reforms laid over it, in their order; a later one wins over an earlier.

    policy: may be a reformed one; its reforms stay below. since: the day from which what a reform changes
    holds, where it names none. Raises PolicyError with every fault: what a reform changes must be there,
    fit its table's kind, keys and unit, and a formula is checked as in a policy; a reform for another base
    is refused, and so are two of one name.
    """
    if not reforms:
        return policy
    every = (*policy.reforms, *(_from_day(reform, since) for reform in reforms))
    unfit = [problem for reform in reforms for problem in _of_other_base(policy, reform)]
    unfit += _of_one_name(every)
    if unfit:
        raise PolicyError(unfit)
    checked, problems = check_policies(policy.policies, policy.chosen, every)
    if checked is None:
        raise PolicyError(_each_once(problems))
    return checked


def _from_day(reform: Reform, since: datetime.date) -> Reform:
    """Return a reform whose changes all say from which day on they hold."""
    values = tuple(evolve(value, start=value.start or since) for value in reform.values)
    amendments = tuple(evolve(one, start=one.start or since) for one in reform.amendments)
    return evolve(reform, values=values, amendments=amendments)


def _of_other_base(policy: CheckedPolicy, reform: Reform) -> Iterator[Problem]:
    """Yield the fault of a reform whose base is neither a policy here nor the place of one."""
    names = [one.name for one in policy.policies]
    places = [name.partition("-")[0] for name in names]
    if reform.base is not None and reform.base not in (*names, *places):
        facts = {"title": reform.title, "base": reform.base, "legal": tuple(policy.chosen)}
        yield Problem("reform.other-base", _place(reform), facts=facts)


def _of_one_name(reforms: Sequence[Reform]) -> Iterator[Problem]:
    """Yield the fault of each reform that bears the name of one before it."""
    first: dict[str, Reform] = {}
    for reform in reforms:
        other = first.setdefault(reform.name, reform)
        if other is not reform:
            yield Problem(
                "reform.twice", _place(reform), facts={"name": reform.name}, others=(_place(other),)
            )


def _each_once(problems: Sequence[Problem]) -> list[Problem]:
    """Return the faults of a reform without repetition: a formula may stand in several versions of a rule."""
    found: list[Problem] = []
    for problem in problems:
        if problem not in found:
            found.append(problem)
    return found


def _place(reform: Reform) -> FilePlace:
    return reform.place or FilePlace(reform.path)
