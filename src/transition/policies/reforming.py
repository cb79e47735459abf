"""A checked policy with reforms laid over it, checked again as a whole.

CheckedPolicy + Reform, ... --reformed--> CheckedPolicy
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from transition.policies.checked import CheckedPolicy
from transition.policies.checker import check_policies
from transition.policies.reform import Reform
from transition.problems import FilePlace, PolicyError, Problem


def reformed(policy: CheckedPolicy, reforms: Sequence[Reform], since: datetime.date) -> CheckedPolicy:
    """Return a policy with reforms laid over it, in their order; a later one wins over an earlier.

    since: the day from which what a reform changes holds, where it names none.
    Raises PolicyError with every fault: what a reform changes must be there, fit its table's kind, keys
    and unit, and a formula is checked as in a policy; a reform for another base is refused.
    """
    if not reforms:
        return policy
    other = [problem for reform in reforms for problem in _of_other_base(policy, reform)]
    if other:
        raise PolicyError(other)
    every = (*policy.reforms, *reforms)
    checked, problems = check_policies(policy.policies, policy.chosen, every, since)
    if checked is None:
        raise PolicyError(problems)
    return checked


def _of_other_base(policy: CheckedPolicy, reform: Reform) -> list[Problem]:
    """Return the fault of a reform whose base is neither a policy here nor the place of one asked for."""
    names = {one.name for one in policy.policies}
    places = {name.partition("-")[0] for name in policy.chosen}
    if reform.base is None or reform.base in names | places:
        return []
    place = reform.place or FilePlace(reform.path)
    facts = {"title": reform.title, "base": reform.base, "legal": tuple(policy.chosen)}
    return [Problem("reform.other-base", place, facts=facts)]
