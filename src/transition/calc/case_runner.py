"""Running the cases beside a policy, at zero tolerance.

    CaseFile --policies loaded--> households of one day --evaluate--> CaseOutcome for each case

Cases of one day are one roster, a household each: what a case says of its own household cannot depend
on another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from transition.calc.case_values import TypedCase, typed_cases
from transition.calc.display import UNKNOWN
from transition.calc.evaluation import evaluate
from transition.calc.ledger import Ledger
from transition.calc.planner import make_plan
from transition.calc.subset import scopes_of
from transition.calc.undecided import undecided
from transition.policies.case_file import CaseFile, PolicyCase, read_cases
from transition.policies.checked import CheckedPolicy
from transition.policies.loading import load
from transition.problems import PolicyError, errors_in
from transition.rosters.given import Given, GivenCell, roster_from_values


@frozen
class Difference:
    """One value that is not what a case expects, both as texts; of a member, the label bears its number."""

    label: str
    expected: str
    got: str


@frozen
class CaseOutcome:
    """What came of a case."""

    case: PolicyCase
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences


def run_case_file(path: Path) -> tuple[CaseOutcome, ...]:
    """Read a case file, load its policies, run its cases. Raises PolicyError for faults in any of them."""
    return run_cases(sound_case_file(path))


def sound_case_file(path: Path) -> CaseFile:
    """Read a case file. Raises PolicyError for every fault in it."""
    case_file, problems = read_cases(path)
    if case_file is None or errors_in(problems):
        raise PolicyError(problems)
    return case_file


def run_cases(case_file: CaseFile, policy: CheckedPolicy | None = None) -> tuple[CaseOutcome, ...]:
    """Run cases under their policies, in their order.

    policy: instead of the one beside the file. Raises PolicyError with every label that no policy knows
    and every value of the wrong type.
    """
    return outcomes_of(evaluated_cases(case_file, policy))


@frozen(eq=False)
class CaseDay:
    """Cases that have day and options in common, evaluated together: household h is that of ``cases[h]``.

    places: where each stands in its file.
    """

    cases: tuple[TypedCase, ...]
    places: tuple[int, ...]
    ledger: Ledger


def evaluated_cases(case_file: CaseFile, policy: CheckedPolicy | None = None) -> tuple[CaseDay, ...]:
    """Evaluate cases under their policies. Parameters and errors are those of `run_cases`."""
    policy = policy or load(_policies_of(case_file))
    cases = typed_cases(policy, case_file.cases)
    days = []
    for places in _by_day(case_file.cases).values():
        together = tuple(cases[place] for place in places)
        days.append(CaseDay(together, tuple(places), _ledger(policy, together)))
    return tuple(days)


def outcomes_of(days: Iterable[CaseDay]) -> tuple[CaseOutcome, ...]:
    """Compare what evaluated cases expect with what came out, in the order of their file."""
    outcomes: dict[int, CaseOutcome] = {}
    for day in days:
        for household, (case, place) in enumerate(zip(day.cases, day.places, strict=True)):
            differences = tuple(_differences(case, day.ledger, household))
            outcomes[place] = CaseOutcome(case.case, differences)
    return tuple(outcomes[place] for place in sorted(outcomes))


def _policies_of(case_file: CaseFile) -> list[str | Path]:
    """Return the policy that the cases lie beside, and those they ask for, from its folder if it is there."""
    folder = case_file.path.parent.parent
    beside = [folder / f"{name}.toml" for name in (case_file.policy, *case_file.policies)]
    return [path if path.is_file() else path.stem for path in beside]


def _by_day(cases: Sequence[PolicyCase]) -> dict[tuple[object, ...], list[int]]:
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, case in enumerate(cases):
        groups.setdefault((case.on, case.known_on, case.carry_forward), []).append(place)
    return groups


def _ledger(policy: CheckedPolicy, cases: Sequence[TypedCase]) -> Ledger:
    """Evaluate cases of one day as one roster."""
    case = cases[0].case
    plan = make_plan(policy, case.on, case.known_on, case.carry_forward)
    return evaluate(plan, roster_from_values(policy, [one.household for one in cases]))


# --- what differs ------------------------------------------------------------------------------------


def _differences(case: TypedCase, ledger: Ledger, household: int) -> Iterator[Difference]:
    first = int(ledger.roster.starts[household])
    yield from _wrong(case.expect_household, ledger, household, "")
    for place, expected in enumerate(case.expect_persons):
        yield from _wrong(expected, ledger, first + place, f"[{place + 1}]")
    members = range(first, int(ledger.roster.starts[household + 1]))
    for key in case.undecided:
        rows = [household] if scopes_of(ledger.plan)[key] == "household" else members
        found = [ledger.columns[key].at(row) for row in rows]
        if None not in found:
            yield Difference(_label(ledger, key), UNKNOWN, "、".join(map(_written, found)))
    yield from _not_named(case, ledger, household)


def _wrong(expected: Given, ledger: Ledger, row: int, whose: str) -> Iterator[Difference]:
    for key, value in expected.items():
        found = ledger.columns[key].at(row)
        if found != value:
            yield Difference(_label(ledger, key) + whose, _written(value), _written(found))


def _not_named(case: TypedCase, ledger: Ledger, household: int) -> Iterator[Difference]:
    """Compare what has to be named as missing with what is, for the results that the case calls undecided."""
    if not case.missing:
        return
    named = undecided(ledger, case.undecided or None).missing_labels(household)
    wanted = [_label(ledger, key) for key in case.missing]
    lacking = [label for label in wanted if label not in named]
    if lacking:
        yield Difference("missing", "、".join(lacking), "、".join(named) or "-")


def _label(ledger: Ledger, key: str) -> str:
    plan = ledger.plan
    if key in plan.inputs:
        return plan.inputs[key].label
    rules = {step.rule.key: step.rule.label for step in plan.steps}
    return rules[key] if key in rules else plan.tables[key].label


def _written(value: GivenCell) -> str:
    """Return a value with all its digits: what differs far behind the point must be seen to differ."""
    match value:
        case None:
            return UNKNOWN
        case frozenset():
            return f"[{'、'.join(sorted(value))}]"
        case bool():
            return str(value).lower()
        case _:
            return str(value)
