"""The columns of a roster that tell who somebody is, found by the roles of a policy's inputs."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.rosters.columns import Coded, Days
from transition.rosters.roster import Roster


def role_input(policy: CheckedPolicy, role: str) -> CheckedInput | None:
    """Return the input that has a role (`household`, `name` ...), None where the policy has none."""
    return next((one for one in policy.inputs.values() if one.input.role == role), None)


@frozen(eq=False)
class Known:
    """A roster's persons as far as they can be told apart, all by person row.

    identity, name: words, unknown where blank. born: days, unknown where blank.
    """

    roster: Roster
    identity: Coded
    name: Coded
    born: Days


def known_persons(policy: CheckedPolicy, roster: Roster) -> Known:
    """Return who is who in a roster, by the inputs of the policy that it was read for."""
    birth = next((one for one in policy.inputs.values() if one.input.from_identity == "birth"), None)
    days = roster.person_columns.get(birth.key) if birth else None
    nobody = np.zeros(roster.persons, dtype=np.int64)
    return Known(
        roster=roster,
        identity=_words(policy, roster, "identity"),
        name=_words(policy, roster, "name"),
        born=days if isinstance(days, Days) else Days(nobody, nobody.astype(bool)),
    )


def _words(policy: CheckedPolicy, roster: Roster, role: str) -> Coded:
    found = role_input(policy, role)
    column = roster.person_columns.get(found.key) if found else None
    if isinstance(column, Coded):
        return column
    return Coded(np.full(roster.persons, -1, dtype=np.int32), ())
