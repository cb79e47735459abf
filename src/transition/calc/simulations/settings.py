"""A change of one value as people write it on a command line: ``保障标准[231025,农村]=680@2026-07``.

TEXT --setting--> Reform        TABLE[KEYS] --target--> Target (what a sweep moves)
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from transition.calc.period import day_of, last_day_of
from transition.calc.simulations.setting_words import Words
from transition.policies.checked import CheckedParameter, CheckedPolicy
from transition.policies.functions import as_name
from transition.policies.model import Citation, Value
from transition.policies.reform import SELF_CITED, NewValue, Reform, Way
from transition.policies.reform_reader import self_document
from transition.problems import FilePlace, Problem, UsageError
from transition.problems.nearest import nearest

_SETTING = re.compile(
    r"(?P<table>[^\[\]=*+-]+?)\s*(?:\[(?P<keys>[^\]]*)\])?\s*(?P<way>\+=|-=|\*=|=)\s*(?P<value>[^@=]+?)"
    r"\s*(?:@\s*(?P<first>[^:]+?)\s*(?::\s*(?P<last>.+?)\s*)?)?"
)
_TARGET = re.compile(r"(?P<table>[^\[\]=]+?)\s*(?:\[(?P<keys>[^\]]*)\])?")
_WAYS: Mapping[str, Way] = {"=": "set", "+=": "add", "-=": "add", "*=": "times"}


@frozen
class Target:
    """The values of a table that are meant: those of some keys, or all of it. written: as people wrote it."""

    written: str
    parameter: CheckedParameter
    keys: Mapping[str, tuple[Value, ...]]


def target(policy: CheckedPolicy, written: str) -> Target:
    """Read ``TABLE`` or ``TABLE[KEY,...]``; keys that are not named stand for all.

    Raises UsageError: simulation.no-such-table with the nearest, simulation.bad-key, simulation.bad-setting.
    """
    found = _TARGET.fullmatch(_plain(written))
    if found is None:
        raise _fault("simulation.bad-setting", found=written, example=_example(policy))
    parameter = _table(policy, found["table"])
    return Target(_plain(written), parameter, Words(parameter, policy.region).keys(found["keys"] or ""))


def setting(policy: CheckedPolicy, written: str) -> Reform:
    """Read ``TABLE[KEY,...]=VALUE@DAY``, the keys and the day optional, as a reform of one value.

    ``+=``, ``-=`` and ``*=`` change the value that there is; ``@DAY:DAY`` gives a last day too, a month in
    its place being its last; a number may have its unit behind it. Raises UsageError: see `target`, and
    simulation.bad-value, reform.no-number, reform.unit, usage.bad-day, usage.empty-months.
    """
    plain = _plain(written)
    found = _SETTING.fullmatch(plain)
    if found is None:
        raise _fault("simulation.bad-setting", found=written, example=_example(policy))
    parameter = _table(policy, found["table"])
    words = Words(parameter, policy.region)
    way = _WAYS[found["way"]]
    value, unit = words.value(found["value"], way)
    if found["way"] == "-=" and isinstance(value, Fraction):
        value = -value
    start, end = _days(found["first"], found["last"])
    new = NewValue(
        table=parameter.key,
        value=value,
        way=way,
        keys=words.keys(found["keys"] or ""),
        unit=unit,
        start=start,
        end=end,
        cites=(Citation(SELF_CITED),),
        place=FilePlace(f"--set {plain}"),
    )
    return setting_reform(plain, (new,))


def _days(first: str | None, last: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    start, end = day_of(first) if first else None, last_day_of(last) if last else None
    if start and end and end < start:
        raise _fault("usage.empty-months", first=first, last=last)
    return start, end


def setting_reform(title: str, values: tuple[NewValue, ...]) -> Reform:
    """Return a reform that stands in no file."""
    document = self_document(title, title)
    return Reform(title, title, f"--set {title}", documents={SELF_CITED: document}, values=values)


def _example(policy: CheckedPolicy) -> str:
    """Return a setting that could be meant: of the first table of numbers."""
    numbers = (one for one in policy.parameters.values() if one.type.kind == "number")
    found = next(numbers, None)
    return f"{found.label}=100" if found else "…=100"


def _plain(written: str) -> str:
    return unicodedata.normalize("NFKC", written).strip()


def _fault(code: str, **facts: object) -> UsageError:
    return UsageError([Problem(code, facts=facts)])


def _table(policy: CheckedPolicy, written: str) -> CheckedParameter:
    by_label = {as_name(parameter.label): parameter for parameter in policy.parameters.values()}
    found = policy.parameters.get(written) or by_label.get(as_name(written))
    if found is not None:
        return found
    labels = tuple(parameter.label for parameter in policy.parameters.values())
    near = nearest(written, (*labels, *policy.parameters))
    thing = next((key for label, key in policy.labels().items() if written in (label, key)), None)
    code = "simulation.no-table" if thing is not None else "simulation.no-such-table"
    raise _fault(code, found=written, nearest=near)
