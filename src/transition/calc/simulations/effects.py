"""What one simulation comes to, for the reports to show.

Simulation --Effects--> gains, breakdowns, flows, budget, poverty gap, largest changes, what is open, split
"""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from transition.calc.simulations.breakdowns import Breakdown, breakdowns_of
from transition.calc.simulations.budget import Budget, budget_of
from transition.calc.simulations.flows import Flows, flows_of
from transition.calc.simulations.gains import Gains, Tally, gains_of, tally
from transition.calc.simulations.idle import Idle, idle
from transition.calc.simulations.largest import LARGEST, LargestChange, largest_changes
from transition.calc.simulations.population import Population
from transition.calc.simulations.poverty_gap import PovertyGap, poverty_gaps
from transition.calc.simulations.simulation import Simulation
from transition.calc.simulations.split import Split, split_of
from transition.calc.simulations.waiting import Waiting, waiting_of


@frozen(eq=False, slots=False)
class Effects:
    """One simulation with all that is told of it. Sums are weighted where the roster has weights.

    largest_count: how many households of the largest changes; masked: name nobody.
    Not to be changed once made; each part is worked out when first asked for.
    """

    simulation: Simulation
    largest_count: int = LARGEST
    masked: bool = False

    @cached_property
    def population(self) -> Population:
        """What the households stand for."""
        return Population(self.simulation.roster, self.simulation.weights)

    @cached_property
    def gains(self) -> Gains:
        """What becomes of the touched entitlements, row by row."""
        return gains_of(self.simulation)

    @cached_property
    def tally(self) -> Tally:
        """How many households and persons of each kind, over all touched entitlements."""
        return tally(self.population, self.gains.total)

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """The same of each touched entitlement, in its own scope, by key."""
        total = self.gains.total
        return {
            key: self.tally if sides is total else tally(self.population, sides)
            for key, sides in self.gains.rows.items()
        }

    @cached_property
    def idle(self) -> Idle | None:
        """Why nothing changes, None where something does."""
        return idle(self.simulation, self.gains)

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Gains and losses by groups."""
        return breakdowns_of(self.simulation, self.gains, self.population)

    @cached_property
    def flows(self) -> tuple[Flows, ...]:
        """From which word to which."""
        return flows_of(self.simulation, self.population)

    @cached_property
    def budget(self) -> Budget:
        """What it costs."""
        return budget_of(self.simulation, self.gains, self.population)

    @cached_property
    def poverty_gaps(self) -> tuple[PovertyGap, ...]:
        """The poverty gap of each day; none where the law does not say what it is measured by."""
        return poverty_gaps(self.simulation, self.population)

    @cached_property
    def largest(self) -> tuple[LargestChange, ...]:
        """The households that change most."""
        return largest_changes(self.simulation, self.gains, self.largest_count, mask=self.masked)

    @cached_property
    def waiting(self) -> Waiting:
        """Who is not decided, and what that leaves open."""
        return waiting_of(self.simulation, self.gains, self.population)

    @cached_property
    def split(self) -> Split | None:
        """The effect split by reform, None of fewer than two."""
        return split_of(self.simulation, self.gains, self.population)
