"""An adjustment: everything that differs between two calculations, for the reports to show.

two Sides --compare--> Adjustment
"""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from transition.calc.adjustments.causes import Entitled, entitled
from transition.calc.adjustments.events import Event, events
from transition.calc.adjustments.matching import Matching, match, same_roster
from transition.calc.adjustments.moved_cells import MovedCells, moved_cells
from transition.calc.adjustments.moved_rules import MovedRules, moved_rules
from transition.calc.adjustments.roles import Known, known_persons
from transition.calc.adjustments.sides import Runs, Side, four_runs
from transition.calc.results import Results
from transition.rosters.roster import Roster


@frozen(eq=False, slots=False)
class Adjustment:
    """Two sides compared.

    matching: who is who. amounts: each entitlement before and after, with kinds and causes. rules: what
    moved in the law, and its part in each difference.
    Not to be changed once made; what is costly is worked out when first asked for.
    """

    old_side: Side
    new_side: Side
    runs: Runs
    old_known: Known
    new_known: Known
    matching: Matching
    amounts: tuple[Entitled, ...]
    rules: MovedRules

    @property
    def old(self) -> Results:
        """The old roster under the old law."""
        return self.runs.old_results

    @property
    def new(self) -> Results:
        """The new roster under the new law."""
        return self.runs.new_results

    @property
    def one_roster(self) -> bool:
        """Whether both sides have one roster."""
        return self.old_side.has_roster_of(self.new_side)

    @property
    def one_law(self) -> bool:
        """Whether both sides stand under one law."""
        return self.old_side.has_terms_of(self.new_side)

    @property
    def same_days(self) -> bool:
        """Whether both sides are of the same days."""
        return self.old_side.days == self.new_side.days

    @property
    def owes(self) -> bool:
        """Whether differences are owed: those of one roster on one day, or of months that were asked for.

        What last month's roster and this month's differ by is owed to nobody.
        """
        return self.same_days and (self.one_roster or self.new_side.by_months)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened to households and their members."""
        if self.one_roster:
            return ()
        return events(self.old_known, self.new_known, self.matching, self.new_side.days[0])

    @cached_property
    def cells(self) -> tuple[MovedCells, ...]:
        """Which cells of the roster moved, both rosters read for the new side's policy."""
        old = self.old_side.roster_elsewhere
        if self.one_roster or not _same_rows(old, self.old.roster):
            return ()
        return moved_cells(self.new.plan, old, self.new.roster, self.matching)


def compare(old: Side, new: Side) -> Adjustment:
    """Compare two calculations. Both sides have as many days."""
    known = known_persons(old.policy, old.roster), known_persons(new.policy, new.roster)
    one = old.has_roster_of(new) and _same_rows(old.roster, new.roster)
    matching = same_roster(known[1]) if one else match(*known)
    runs = four_runs(old, new)
    amounts = entitled(runs, matching)
    rules = moved_rules(old, new, runs, matching, amounts)
    return Adjustment(old, new, runs, known[0], known[1], matching, amounts, rules)


def _same_rows(one: Roster, other: Roster) -> bool:
    """Say whether two readings of one roster have the same persons and households in the same places."""
    return one is other or (one.persons == other.persons and one.household_names == other.household_names)
