"""Which policy file stands on which: parents (`extends`) and tables from elsewhere (`uses`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from transition.policies.model import Policy


@frozen
class Descent:
    """above: for each policy, the names of all that it extends or uses, and that those do, nearest first."""

    above: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, policies: Iterable[Policy]) -> Descent:
        """Return the descent of a set of policies; a name that is not in the set ends there."""
        direct = {
            policy.name: (*((policy.extends,) if policy.extends else ()), *policy.uses) for policy in policies
        }
        return cls({name: _closure(name, direct) for name in direct})

    def is_below(self, policy: str, other: str) -> bool:
        """Say whether a policy extends or uses another, however far up."""
        return other in self.above.get(policy, ())


def _closure(name: str, direct: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Walk up breadth first, so that the nearest come first; a circle of files ends where it closes."""
    found: list[str] = []
    due = list(direct[name])
    while due:
        above = due.pop(0)
        if above not in found and above != name:
            found.append(above)
            due += direct.get(above, ())
    return tuple(found)
