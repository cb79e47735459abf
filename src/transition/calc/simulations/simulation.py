"""A simulation: one roster under a law as it is, and under the same law with reforms laid over it.

CheckedPolicy, Roster, Reform, ... --simulate--> Simulation
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from attrs import frozen

from transition.calc.results import Options, Results, calculate_results
from transition.calc.simulations.amounts import measure_of, months_in
from transition.calc.simulations.touched import LeftOut, known_under, left_out, touched
from transition.calc.simulations.weights import Weights, weights_of
from transition.policies.checked import CheckedPolicy, CheckedRule
from transition.policies.policy_changes import PolicyChanges, policy_changes
from transition.policies.reform import Reform
from transition.policies.reforming import reformed
from transition.policies.units import Unit
from transition.rosters.columns import Bools
from transition.rosters.roster import Roster


@frozen(eq=False, slots=False)
class Simulation:
    """One roster under two laws.

    before: under the base. stages: under the base with the first reform, the first two, and so on; none
    where there is no reform. The roster is the same in all of them, read for all laws together.
    Not to be changed once made; what is costly is worked out when first asked for.
    """

    reforms: tuple[Reform, ...]
    before: Results
    stages: tuple[Results, ...]
    weights: Weights

    @property
    def after(self) -> Results:
        """Under all reforms; the base where there is none."""
        return self.stages[-1] if self.stages else self.before

    @property
    def base(self) -> CheckedPolicy:
        """The law as it is."""
        return self.before.policy

    @property
    def reformed(self) -> CheckedPolicy:
        """The law with all reforms laid over it."""
        return self.after.policy

    @property
    def options(self) -> Options:
        """The days, and how the law is taken."""
        return self.before.options

    @property
    def roster(self) -> Roster:
        """The roster."""
        return self.before.roster

    @cached_property
    def touched(self) -> tuple[CheckedRule, ...]:
        """The entitlements that the reforms can reach, as the first law that has them says them."""
        return touched((self.before, *self.stages))

    @cached_property
    def left_out(self) -> LeftOut:
        """The rows of touched entitlements that are unknown, and surely the same under every law."""
        return left_out(self.before, self.stages, self.touched)

    @cached_property
    def decided(self) -> Bools:
        """Shape (households,): decided as far as the reforms reach.

        Every touched entitlement of the household and its members is known under every law on every day,
        or surely the same under all of them; no error holds it back, and its weight is known.
        """
        found = self.weights.known
        for results in (self.before, *self.stages):
            found = found & known_under(results, self.touched, self.left_out) & ~results.held
        return np.asarray(found)

    @property
    def measure(self) -> Unit:
        """What amounts are in: 元/年 on one day, 元 over months."""
        return measure_of(self.options.days)

    @property
    def months(self) -> int:
        """How many months an amount in the measure is for."""
        return months_in(self.options.days)

    @cached_property
    def changes(self) -> PolicyChanges:
        """What the reforms change in the law, as values."""
        return policy_changes(self.base, self.reformed)


def simulate(
    policy: CheckedPolicy, roster: Roster, reforms: Sequence[Reform], options: Options
) -> Simulation:
    """Calculate a roster under a policy, and under it with reforms laid over it one after the other.

    roster: read for `reformed(policy, reforms)`, so that columns which only a reform asks for are there.
    Raises PolicyError for a reform that does not fit.
    """
    first = options.days[0]
    laws = [reformed(policy, reforms[:count], first) for count in range(1, len(reforms) + 1)]
    before = _calculated(policy, roster, options)
    stages: list[Results] = []
    for law in laws:
        stages.append(under(law, roster, stages[-1] if stages else before))
    return Simulation(tuple(reforms), before, tuple(stages), weights_of(policy, roster))


def under(law: CheckedPolicy, roster: Roster, before: Results) -> Results:
    """Return what another law gives the same roster (as it was read); only what it changes is computed."""
    return _calculated(law, roster, before.options, before)


def _calculated(
    law: CheckedPolicy, roster: Roster, options: Options, before: Results | None = None
) -> Results:
    return calculate_results(
        law,
        roster,
        days=options.days,
        known_on=options.known_on,
        carry_forward=options.carry_forward,
        trust=options.trust,
        before=before,
    )
