"""Several policies as written, checked together into one: names, kinds, units, citations, days.

    Policy, ... --overlay--> one definition for each name --things--> name space
        --rows, rules, checks--> checked expressions and rows --cycles--> CheckedPolicy, rules in order

All faults of all files are found in one pass. What one file says of itself the reader has checked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from transition.policies.amending import amended, as_layers
from transition.policies.checked import CheckedCheck, CheckedParameter, CheckedPolicy, CheckedRule
from transition.policies.citations import Documents
from transition.policies.cycles import in_order
from transition.policies.descent import Descent
from transition.policies.input_checks import check_inputs
from transition.policies.model import Policy
from transition.policies.names import NameSpace
from transition.policies.new_values import with_reforms
from transition.policies.overlay import Overlay, lay_over, place_of
from transition.policies.parameter_checks import ParameterCheck
from transition.policies.reform import Reform
from transition.policies.regions import contains, lineage, significant
from transition.policies.roster_checks import check_roster_check
from transition.policies.rule_checks import RuleCheck, needs_of
from transition.policies.things import names_of
from transition.problems import FilePlace, Problem, errors_in

NATION = "000000"


def check_policies(
    policies: Sequence[Policy],
    chosen: Sequence[str],
    reforms: Sequence[Reform] = (),
) -> tuple[CheckedPolicy | None, tuple[Problem, ...]]:
    """Check policies together, parents and used files before those that need them, and lay reforms over.

    `chosen` are the names of those asked for, the others are there because these need them. Returns the
    checked policy, None when there is an error, and all problems in the order of files and lines.
    """
    problems: list[Problem] = []
    layers = as_layers(reforms, policies)
    overlay = amended(lay_over(policies, problems), reforms, problems)
    descent = Descent.of((*policies, *layers))
    documents = Documents.of((*policies, *layers), descent, overlay.broken, problems)
    names = names_of(overlay, problems)
    inputs = check_inputs(overlay, names, problems)
    tables = _parameters(overlay, names, documents, problems)
    parameters = with_reforms(tables, reforms, documents, problems)
    rules = _rules(overlay, names, documents, problems)
    checks = _checks(overlay, names, documents, problems)
    order = _order(overlay, names, problems)
    found = _in_file_order(problems, (*policies, *layers))
    if errors_in(found):
        return None, found
    asked = [policy for policy in policies if policy.name in chosen] or list(policies)
    checked = CheckedPolicy(
        chosen=tuple(chosen),
        title="、".join(policy.title for policy in asked),
        region=_region(asked),
        policies=tuple(policies),
        inputs=inputs,
        parameters=parameters,
        rules={key: rules[key] for key in order if key in rules},
        checks=checks,
        span=_span(tables.values()),
        reforms=tuple(reforms),
    )
    return checked, found


def _parameters(
    overlay: Overlay, names: NameSpace, documents: Documents, problems: list[Problem]
) -> dict[str, CheckedParameter]:
    found = (
        ParameterCheck(parameter, names.by_key[key], documents, problems).checked()
        for key, parameter in overlay.parameters.items()
        if key in names.by_key and names.by_key[key].sort == "parameter"
    )
    return {parameter.key: parameter for parameter in found if parameter is not None}


def _rules(
    overlay: Overlay, names: NameSpace, documents: Documents, problems: list[Problem]
) -> dict[str, CheckedRule]:
    found = (
        RuleCheck(rule, names.by_key[key], names, documents, problems).checked()
        for key, rule in overlay.rules.items()
        if key in names.by_key and names.by_key[key].sort == "rule"
    )
    return {rule.key: rule for rule in found if rule is not None}


def _checks(
    overlay: Overlay, names: NameSpace, documents: Documents, problems: list[Problem]
) -> tuple[CheckedCheck, ...]:
    found = (check_roster_check(check, names, documents, problems) for check in overlay.checks.values())
    return tuple(check for check in found if check is not None)


def _order(overlay: Overlay, names: NameSpace, problems: list[Problem]) -> tuple[str, ...]:
    """Return the keys of rules, each after those it needs; loops are reported, each as a whole."""
    order, loops = in_order(
        {
            key: frozenset(thing.key for thing in needs_of(rule, names) if thing.sort == "rule")
            for key, rule in overlay.rules.items()
        }
    )
    for loop in loops:
        rules = [overlay.rules[key] for key in loop]
        labels = " → ".join([rule.label for rule in (*rules, rules[0])])
        places = [place_of(rule) for rule in rules]
        facts = {"loop": labels}
        problems.append(Problem("policy.cycle", places[0], facts=facts, others=tuple(places[1:])))
    return order


def _span(parameters: Iterable[CheckedParameter]) -> tuple[datetime.date, datetime.date | None]:
    """Return the first and the last day on which anything is known; no last day where something goes on."""
    rows = [row for parameter in parameters for row in parameter.rows]
    ends = [row.end for row in rows]
    last = None if None in ends else max((end for end in ends if end is not None), default=None)
    return min((row.start for row in rows), default=datetime.date.min), last


def _region(policies: Sequence[Policy]) -> str:
    """Return the code of the region that lies inside all others, else of the smallest that holds them."""
    regions = {_digits(policy.region): policy.region for policy in policies}
    deepest = max(regions, key=len, default="")
    if all(contains(region, deepest) for region in regions):
        return regions.get(deepest, NATION)
    shared = next(region for region in lineage(deepest) if all(contains(region, other) for other in regions))
    return shared.ljust(6, "0")


def _digits(region: str) -> str:
    try:
        return significant(region)
    except ValueError:
        return ""


def _in_file_order(problems: Sequence[Problem], policies: Sequence[Policy]) -> tuple[Problem, ...]:
    files: Mapping[str, int] = {policy.path: index for index, policy in enumerate(policies)}

    def position(problem: Problem) -> tuple[int, int]:
        place = problem.place
        if not isinstance(place, FilePlace):
            return len(files), 0
        return files.get(place.file, len(files)), place.line or 0

    return tuple(sorted(problems, key=position))
