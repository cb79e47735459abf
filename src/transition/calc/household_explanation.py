"""One household or person explained: trees, what would decide the unknown, what a changed cell does.

    CheckedPolicy + Roster + Question --explained--> HouseholdExplanation

Only the households that are asked about are evaluated.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

import numpy as np
from attrs import evolve, frozen

from transition.calc.explaining import Cells, explain, roots
from transition.calc.explanation import Explained
from transition.calc.masking import Masks, masked_roster
from transition.calc.people import household_meant, person_meant
from transition.calc.plan import Plan
from transition.calc.planner import make_plan
from transition.calc.results import Results, calculate_results
from transition.calc.subset import members_of, subset, with_own_words
from transition.calc.supposing import Supposed, suppose
from transition.calc.unsettled import Unsettled, unsettled
from transition.policies.checked import CheckedPolicy
from transition.policies.model import Grade
from transition.problems import CellPlace, Place, Problem, UsageError, errors_in
from transition.problems.nearest import nearest
from transition.rosters.roster import Roster

MOST_HOUSEHOLDS = 200
"""Where nobody is named, one result is explained for so many households and no more."""


@frozen
class Question:
    """What is to be explained.

    household, person: as written (number, identity number or name). results: labels or keys of rules,
    all entitlements where there are none. what_if: as written, see `supposing.suppose`.
    """

    household: str | None = None
    person: str | None = None
    results: tuple[str, ...] = ()
    what_if: tuple[str, ...] = ()


@frozen
class Terms:
    """How the law is taken: see `results.Options`."""

    day: datetime.date
    known_on: datetime.date | None = None
    carry_forward: bool = False
    trust: Grade | None = None


@frozen(eq=False)
class Supposition:
    """What comes of changed cells: the cells, the results, and the same trees with what differs marked."""

    cells: tuple[Supposed, ...]
    results: Results
    trees: tuple[Explained, ...]
    unsettled: tuple[Unsettled, ...]


@frozen(eq=False)
class HouseholdExplanation:
    """One household explained.

    results: of this household alone. trees: one for each result that was asked about. unsettled: what
    would decide those of them that are unknown. supposition: None without changed cells.
    """

    results: Results
    trees: tuple[Explained, ...]
    unsettled: tuple[Unsettled, ...]
    supposition: Supposition | None = None

    @property
    def household(self) -> str:
        """The household's number."""
        return self.results.roster.household_names[0]

    @property
    def decided(self) -> bool:
        """Whether every result that was asked about is known, and no error holds the household back."""
        return all(tree.value is not None for tree in self.trees) and not self.results.held[0]


def explained(
    policy: CheckedPolicy, roster: Roster, question: Question, terms: Terms, *, mask: bool = False
) -> tuple[HouseholdExplanation, ...]:
    """Return the explanation of the household that is asked about, or of all for one result.

    mask: name nobody in what is returned; who is asked about is named as in the roster.

    Raises UsageError: usage.who-is-missing, usage.too-many-households, usage.no-such-result, and those of
    `people.household_meant`, `people.person_meant` and `supposing.suppose`.
    """
    plan = make_plan(policy, terms.day, terms.known_on, terms.carry_forward, terms.trust)
    keys = _result_keys(policy, question.results)
    found = []
    for household, member in _meant(policy, roster, question):
        one = _One(policy, household_alone(plan, roster, household), keys, member, terms, mask)
        found.append(one.explained(question.what_if))
    return tuple(found)


def household_alone(plan: Plan, roster: Roster, household: int) -> Roster:
    """Return one household as a roster of its own, with the problems that are found in its rows."""
    small, _ = subset(plan, roster, {}, np.array([household]))
    lines = frozenset(roster.lines[members_of(roster, np.array([household]))].tolist())
    own = tuple(
        problem for problem in roster.problems if any(_in(place, lines) for place in _places(problem))
    )
    return with_own_words(evolve(small, problems=own))


@frozen(eq=False)
class _One:
    """One household, what is asked of it, and how the law is taken."""

    policy: CheckedPolicy
    roster: Roster
    keys: tuple[str, ...]
    member: int | None
    terms: Terms
    mask: bool

    def explained(self, what_if: Sequence[str]) -> HouseholdExplanation:
        """Explain it, and with changed cells as well."""
        results = self._calculated(self.roster)
        wanted = self.keys or roots(results.ledger)
        found = HouseholdExplanation(
            results=results,
            trees=explain(results.ledger, 0, results=wanted, member=self.member),
            unsettled=unsettled(results.ledger, wanted, self.member),
        )
        return evolve(found, supposition=self._supposition(what_if, results, wanted)) if what_if else found

    def _supposition(self, what_if: Sequence[str], before: Results, wanted: Sequence[str]) -> Supposition:
        roster, cells = suppose(self.policy, self.roster, what_if, self.member)
        after = self._calculated(_held_anew(roster, cells))
        marks: Cells = frozenset((cell.input.key, cell.row) for cell in cells)
        trees = explain(
            after.ledger, 0, results=wanted, member=self.member, before=before.ledger, assumed=marks
        )
        if self.mask:
            masks = Masks.of(self.policy.inputs, self.roster)
            cells = tuple(evolve(cell, subject=masks.text(cell.subject)) for cell in cells)
        return Supposition(cells, after, trees, unsettled(after.ledger, wanted, self.member))

    def _calculated(self, roster: Roster) -> Results:
        if self.mask:
            roster = masked_roster(self.policy.inputs, roster)
        results = calculate_results(
            self.policy,
            roster,
            days=(self.terms.day,),
            known_on=self.terms.known_on,
            carry_forward=self.terms.carry_forward,
            trust=self.terms.trust,
        )
        return evolve(results, options=evolve(results.options, masked=self.mask))


# --- who and what is meant ------------------------------------------------------------------------


def _meant(policy: CheckedPolicy, roster: Roster, question: Question) -> Iterator[tuple[int, int | None]]:
    """Yield the households that are asked about, each with the member that is, by his place in it."""
    if question.household is not None:
        household = household_meant(policy.inputs, roster, question.household)
        if question.person is None:
            yield household, None
            return
        person = person_meant(policy.inputs, roster, question.person, household)
        yield household, person - int(roster.starts[household])
    elif question.person is not None:
        person = person_meant(policy.inputs, roster, question.person)
        household = int(roster.household_of[person])
        yield household, person - int(roster.starts[household])
    elif roster.households == 1 or (question.results and not question.what_if):
        if roster.households > MOST_HOUSEHOLDS:
            facts = {"households": roster.households, "most": MOST_HOUSEHOLDS}
            raise UsageError([Problem("usage.too-many-households", facts=facts)])
        yield from ((household, None) for household in range(roster.households))
    else:
        raise UsageError([Problem("usage.who-is-missing", facts={"households": roster.households})])


def _result_keys(policy: CheckedPolicy, written: Sequence[str]) -> tuple[str, ...]:
    problems, keys = [], []
    for one in written:
        found = [rule.key for rule in policy.rules.values() if one.strip() in (rule.label, rule.key)]
        keys += found
        if not found:
            legal = [name for rule in policy.rules.values() for name in (rule.label, rule.key)]
            facts = {"found": one, "nearest": nearest(one, legal, 3)}
            problems.append(Problem("usage.no-such-result", facts=facts))
    if problems:
        raise UsageError(problems)
    return tuple(dict.fromkeys(keys))


# --- problems of one household --------------------------------------------------------------------

_LINE = re.compile(r"([0-9]+)(?:行)?$")


def _in(place: Place, lines: frozenset[int]) -> bool:
    """Say whether a place is a cell in one of some lines of the sheet."""
    if not isinstance(place, CellPlace) or place.cell is None:
        return False
    found = _LINE.search(place.cell)
    return found is not None and int(found[1]) in lines


def _places(problem: Problem) -> tuple[Place, ...]:
    return (*((problem.place,) if problem.place else ()), *problem.others)


def _held_anew(roster: Roster, cells: Sequence[Supposed]) -> Roster:
    """Return the roster without what was wrong with the cells that are supposed to say something else."""
    supposed = {cell.cell for cell in cells if cell.cell is not None}
    left = tuple(problem for problem in roster.problems if not supposed & set(_places(problem)))
    if len(left) == len(roster.problems):
        return roster
    held = roster.held if roster.held is None else roster.held & bool(errors_in(left))
    return evolve(roster, problems=left, held=held)
