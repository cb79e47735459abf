"""The Python API: load a policy, read a roster, calculate, look at the results.

policy = transition.load_policy("place")                 # a place, a policy's name or a file
roster = transition.read_roster("roster.xlsx", policy)   # or a pandas frame
result = transition.calculate(policy, roster, as_of="2025-07")
result.households                                        # a pandas frame, amounts exact
print(result.explain("0001")[0])

The calls stand here; what they give in `calculation` and `comparison`; days and grades in `moments`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from transition.api.calculation import Calculation
from transition.api.comparison import Comparison, diff
from transition.api.moments import Moment, day_meant, grade_meant
from transition.api.simulating import Simulated, simulate
from transition.calc.period import day_of, months_of
from transition.problems import Problem, UsageError

if TYPE_CHECKING:
    import pandas

    from transition.calc.household_explanation import HouseholdExplanation
    from transition.policies.checked import CheckedPolicy
    from transition.policies.policy_changes import PolicyChanges
    from transition.rosters.roster import Roster
    from transition.rosters.understanding import HowToRead

__all__ = [
    "Calculation",
    "Comparison",
    "Moment",
    "Simulated",
    "calculate",
    "check_roster",
    "compare_policies",
    "diff",
    "explain",
    "load_policy",
    "read_roster",
    "simulate",
]


def load_policy(*chosen: str | Path) -> CheckedPolicy:
    """Load policies with all that they extend and use, checked as one.

    chosen: names of places (all schemes of the place), names of policies, or paths of ``.toml`` files.
    Raises PolicyError with every fault of every file.
    """
    from transition.policies.loading import load

    return load(chosen)


def compare_policies(
    old: str, new: str | None = None, reforms: Sequence[str | Path] = (), *, since: Moment | None = None
) -> PolicyChanges:
    """Return what changed between two policies, between two days of one, or what reforms change.

    old, new: a place, a policy's name or the path of a file; either both with a day (``name@2025-12``),
    and then what is in force on these days is compared, or both without, and then all of their time.
    reforms: reform files laid over the new side, which is the old one where it is left out. since: from
    when on they hold, where they name no day; the day of the new side, else today.
    Raises UsageError for the same thing twice or a day that cannot be read, PolicyError as `load_policy`
    and for a reform that does not fit.
    """
    from transition.calc.dated_names import dated_name, two_sides
    from transition.policies.policy_changes import policy_changes
    from transition.policies.reform_reader import read_reform
    from transition.policies.reforming import reformed

    if new is None and not reforms:
        raise UsageError([Problem("usage.nothing-to-compare", facts={"found": old})])
    sides = two_sides(old, new) if new is not None else (dated_name(old), dated_name(old))
    first = load_policy(sides[0].name)
    second = first if sides[1].name == sides[0].name else load_policy(sides[1].name)
    laid = [read_reform(Path(path)) for path in reforms]
    second = reformed(second, laid, sides[1].day or day_meant(since))
    days = (sides[0].day, sides[1].day) if sides[0].day and sides[1].day else None
    return policy_changes(first, second, days)


def read_roster(
    source: str | Path | pandas.DataFrame,
    policy: CheckedPolicy,
    *,
    sheet: str | None = None,
    how: HowToRead | None = None,
) -> Roster:
    """Read a roster out of a workbook, a text or web file, standard input (``-``) or a pandas frame.

    how: what the file does not say by itself (``transition.HowToRead``); sheet: the same as its `sheet`.

    Cells that cannot be understood are problems of the roster (`Roster.problems`) and unknown, never
    zero. Raises RosterError when nothing can be read, or a column that everything needs is missing.
    """
    from transition.rosters.reading import read_roster as read

    return read(source, policy, how, sheet=sheet)


def check_roster(
    source: str | Path | pandas.DataFrame,
    policy: CheckedPolicy,
    *,
    as_of: Moment | None = None,
    sheet: str | None = None,
    how: HowToRead | None = None,
) -> tuple[Roster, tuple[Problem, ...]]:
    """Read a roster and run the policies' own checks on it, without deciding anything.

    Returns the roster and all its problems. Raises as `read_roster` does.
    """
    from transition.calc.planner import make_plan
    from transition.calc.roster_checks import run_checks

    roster = read_roster(source, policy, sheet=sheet, how=how)
    checked = run_checks(make_plan(policy, day_meant(as_of)), roster)
    return checked, checked.problems


def calculate(
    policy: CheckedPolicy,
    roster: Roster,
    *,
    as_of: Moment | None = None,
    months: str | None = None,
    known_on: Moment | None = None,
    carry_forward: bool = False,
    trust: str | None = None,
) -> Calculation:
    """Calculate every result of the policy for every household and person of the roster.

    as_of: the day whose law and ages hold; today when neither it nor `months` is given.
    months: ``2025-01:2025-12`` instead, each month computed and added up.
    known_on: only documents issued by that day count.
    carry_forward: yearly values run on after their year; results that rest on them are marked.
    trust: ``official``, ``press``, ``aggregator`` or ``practice``: values of a lower grade are not used.

    Raises UsageError for a day or grade that cannot be read or when both `as_of` and `months` are given.
    """
    from transition.calc.results import calculate_results

    if as_of is not None and months is not None:
        raise UsageError([Problem("usage.day-and-months")])
    days = months_of(months) if months is not None else (day_meant(as_of),)
    known = day_of(known_on) if known_on is not None else None
    return Calculation(
        calculate_results(
            policy,
            roster,
            days=days,
            known_on=known,
            carry_forward=carry_forward,
            trust=grade_meant(trust),
        )
    )


def explain(
    policy: CheckedPolicy,
    roster: Roster,
    *,
    household: str | None = None,
    person: str | None = None,
    results: Sequence[str] = (),
    what_if: Sequence[str] = (),
    as_of: Moment | None = None,
    known_on: Moment | None = None,
    carry_forward: bool = False,
    trust: str | None = None,
    mask: bool = False,
) -> tuple[HouseholdExplanation, ...]:
    """Explain one household or person without calculating the others.

    household: its number, or its head's identity number or name. person: an identity number or name.
    results: labels or keys of rules, all entitlements where there are none; with neither household nor
    person they are explained for every household. what_if: cells that are supposed to say something else,
    ``"LABEL=VALUE"`` or ``"NAME.LABEL=VALUE"``. mask: name nobody in what is returned.

    Raises UsageError where it is not clear who or what is meant, or a value cannot be read.
    """
    from transition.calc.household_explanation import Question, Terms, explained

    question = Question(household, person, tuple(results), tuple(what_if))
    known = day_of(known_on) if known_on is not None else None
    terms = Terms(day_meant(as_of), known, carry_forward, grade_meant(trust))
    return explained(policy, roster, question, terms, mask=mask)
