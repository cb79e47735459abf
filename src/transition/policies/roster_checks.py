"""Check the ``[[check]]`` tables: their conditions, and the labels that their messages show."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from transition.policies.checked import CheckedCheck
from transition.policies.citations import Documents
from transition.policies.functions import as_name
from transition.policies.model import Check
from transition.policies.names import NameSpace
from transition.policies.overlay import place_of
from transition.policies.rule_checks import condition
from transition.problems import Problem
from transition.problems.nearest import nearest


def check_roster_check(
    check: Check, names: NameSpace, documents: Documents, problems: list[Problem]
) -> CheckedCheck | None:
    """Return a roster check with its condition typed; None when a fault in it has been reported."""
    place = place_of(check)
    before = len(problems)
    problems += _message_faults(check, names)
    sources = documents.sources(check.cites, check.policy, place)
    when = condition(check.when, names, check.of, check.when_place or place, problems)
    if when is None or len(problems) > before:
        return None
    return CheckedCheck(
        key=check.key,
        of=check.of,
        when=when,
        message=check.message,
        severity=check.severity,
        sources=sources,
        start=check.start,
        end=check.end,
        place=check.place,
    )


def _message_faults(check: Check, names: NameSpace) -> Iterable[Problem]:
    """Yield what is wrong with ``{label}`` in a message: unknown, a table, or not of the check's own."""
    try:
        placeholders = [name for _, name, _, _ in Formatter().parse(check.message) if name is not None]
    except ValueError:
        yield Problem("policy.message-braces", place_of(check), facts={"found": check.message})
        return
    for name in placeholders:
        thing = names.by_label.get(as_name(name))
        if thing is None and as_name(name) not in names.broken:
            facts = {"found": f"{{{name}}}", "nearest": nearest(name, names.labels())}
            yield Problem("policy.message-unknown-label", place_of(check), facts=facts)
        elif thing is not None and (thing.by or (thing.of == "person" and check.of == "household")):
            facts = {"found": f"{{{name}}}", "label": thing.label}
            yield Problem("policy.message-no-single-value", place_of(check), facts=facts)
