"""The slow and obvious interpreter: one row at a time, `fractions.Fraction`, None for unknown.

It gives checked expressions their meaning a second time, sharing nothing with `transition.calc` but the
data, so that the columns can be held to it.
"""

from __future__ import annotations

import calendar
import datetime
import math
from fractions import Fraction

from transition.policies import checked as c

REGION_LENGTHS = (12, 9, 6, 4, 2, 0)


class Oracle:
    """The values of a policy's rules on a day, for the households of a roster.

    A row is a number: of a person in a person's expression, of a household in a household's.
    """

    def __init__(self, policy, roster, as_of):
        self.policy, self.roster, self.as_of = policy, roster, as_of
        self.results = {}
        for key, rule in policy.rules.items():
            rows = roster.persons if rule.of == "person" else roster.households
            self.results[key] = [self.rule(rule, row) for row in range(rows)]

    def values(self, key):
        return [result[0] for result in self.results[key]]

    def unrounded(self, key):
        return [result[1] for result in self.results[key]]

    def fired(self, key):
        return [result[2] for result in self.results[key]]

    # --- rules ---------------------------------------------------------------------------------

    def rule(self, rule, row):
        """Return the value, the value before rounding, and the case that fired (-1: none)."""
        versions = [v for v in rule.versions if within(v.start, v.end, self.as_of)]
        if not versions:
            return None, None, -1
        version, case = versions[0], -1
        if version.formula is not None:
            value = self.value(version.formula, row)
        else:
            value, case = self.cases(version.cases, row)
        if version.rounding is None or value is None:
            return value, value, case
        return rounded(value, version.rounding.rounding), value, case

    def cases(self, cases, row):
        for place, case in enumerate(cases):
            holds = True if case.when is None else self.value(case.when, row)
            if holds is None:
                return None, -1
            if holds:
                return self.value(case.then, row), place
        return None, -1

    def read(self, key, row):
        if key in self.results:
            return self.results[key][row][0]
        checked = self.policy.inputs[key]
        person = checked.input.of == "person"
        columns = self.roster.person_columns if person else self.roster.household_columns
        if key in columns:
            return columns[key].at(row)
        return checked.default

    # --- expressions ------------------------------------------------------------------------------

    def value(self, node, row):
        return getattr(self, type(node).__name__)(node, row)

    def strict(self, nodes, row):
        """Return the values of several parts, None when one of them is unknown."""
        values = [self.value(node, row) for node in nodes]
        return None if None in values else values

    def Constant(self, node, row):  # noqa: N802
        return node.value

    def AsOf(self, node, row):  # noqa: N802
        return self.as_of

    def Read(self, node, row):  # noqa: N802
        return self.read(node.key, row)

    def Broadcast(self, node, row):  # noqa: N802
        return self.value(node.inner, int(self.roster.household_of[row]))

    def Lookup(self, node, row):  # noqa: N802
        keys = self.strict(node.keys, row)
        return None if keys is None else self.looked_up(self.policy.parameters[node.parameter], keys)

    def Arithmetic(self, node, row):  # noqa: N802
        values = self.strict((node.left, node.right), row)
        if values is None:
            return None
        a, b = map(Fraction, values)
        if node.operator == "/":
            return None if b == 0 else a / b
        return {"+": a + b, "-": a - b, "*": a * b}[node.operator]

    def Negation(self, node, row):  # noqa: N802
        value = self.value(node.inner, row)
        return None if value is None else -value

    def Absolute(self, node, row):  # noqa: N802
        value = self.value(node.inner, row)
        return None if value is None else abs(value)

    def Extreme(self, node, row):  # noqa: N802
        values = self.strict(node.items, row)
        return None if values is None else {"MIN": min, "MAX": max}[node.which](values)

    def Comparison(self, node, row):  # noqa: N802
        values = self.strict((node.left, node.right), row)
        if values is None:
            return None
        a, b = values
        if node.operator in ("==", "!="):
            return (a == b) == (node.operator == "==")
        if node.operator in ("<", "<="):
            return a < b or (node.operator == "<=" and a == b)
        return a > b or (node.operator == ">=" and a == b)

    def Logic(self, node, row):  # noqa: N802
        settling = node.operator == "or"
        values = [self.value(item, row) for item in node.items]
        if settling in values:
            return settling
        return None if None in values else not settling

    def Not(self, node, row):  # noqa: N802
        value = self.value(node.inner, row)
        return None if value is None else not value

    def Among(self, node, row):  # noqa: N802
        value = self.value(node.operand, row)
        return None if value is None else any(value == option for option in node.options)

    def Choice(self, node, row):  # noqa: N802
        condition = self.value(node.condition, row)
        if condition is None:
            return None
        return self.value(node.then if condition else node.otherwise, row)

    def Aggregate(self, node, row):  # noqa: N802
        members = range(int(self.roster.starts[row]), int(self.roster.starts[row + 1]))
        values = [self.value(node.inner, member) for member in members]
        if node.function == "ANY":
            return True if True in values else (None if None in values else False)
        if node.function == "ALL":
            return False if False in values else (None if None in values else True)
        if None in values:
            return None
        if node.function in ("SUM", "COUNT"):
            return Fraction(sum(Fraction(value) for value in values))
        if not values:
            return None
        return max(values) if node.function == "HIGHEST" else min(values)

    def MakeDate(self, node, row):  # noqa: N802
        values = self.strict((node.year, node.month, node.day), row)
        if values is None or any(Fraction(value).denominator != 1 for value in values):
            return None
        try:
            return datetime.date(*map(int, values))
        except (ValueError, OverflowError):
            return None

    def Elapsed(self, node, row):  # noqa: N802
        values = self.strict((node.start, node.end), row)
        if values is None:
            return None
        start, end = values
        sign = 1
        if end < start:
            start, end, sign = end, start, -1
        months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
        return Fraction(sign * (months if node.measure == "months" else months // 12))

    def Later(self, node, row):  # noqa: N802
        values = self.strict((node.start, node.months), row)
        if values is None or Fraction(values[1]).denominator != 1:
            return None
        day, months = values[0], int(values[1])
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if not 1 <= year <= 9999:
            return None
        return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

    def Has(self, node, row):  # noqa: N802
        tags = self.value(node.tags, row)
        return None if tags is None else node.tag in tags

    def Known(self, node, row):  # noqa: N802
        return self.value(node.inner, row) is not None

    def OrElse(self, node, row):  # noqa: N802
        value = self.value(node.first, row)
        return self.value(node.second, row) if value is None else value

    # --- tables --------------------------------------------------------------------------------

    def looked_up(self, parameter, keys):
        tags = [place for place, key in enumerate(keys) if isinstance(key, frozenset)]
        if not tags:
            row = self.listed(parameter, keys)
            return parameter.otherwise if row is None else self.in_force(parameter, row)
        found = []
        for tag in keys[tags[0]]:
            row = self.listed(parameter, [*keys[: tags[0]], tag, *keys[tags[0] + 1 :]])
            if row is not None:
                found.append(self.in_force(parameter, row))
        if not found:
            return parameter.otherwise
        if None in found or (len(found) > 1 and parameter.several is None):
            return None
        return max(found)

    def in_force(self, parameter, keys):
        rows = [r for r in parameter.rows if r.keys == keys and within(r.start, r.end, self.as_of)]
        return rows[0].value if rows else None

    def listed(self, parameter, keys):
        """Return the combination of the table that stands for the keys: regions first, then bands."""
        fitting = [row.keys for row in parameter.rows if self.fits(parameter, row.keys, keys)]
        return max(fitting, key=lambda row: nearness(parameter, row), default=None)

    def fits(self, parameter, row, keys):
        return all(fits_key(by, own, given) for by, own, given in zip(parameter.by, row, keys, strict=True))


def fits_key(by: c.CheckedKey, own, given):
    if by.type.kind == "region":
        return given.startswith(own) and len(own) in REGION_LENGTHS
    return own <= given if by.match == "at least" else own == given


def nearness(parameter, row):
    """Say how near a listed combination is: the most digits of a region, then the highest bands."""
    pairs = list(zip(parameter.by, row, strict=True))
    return (
        [len(own) for by, own in pairs if by.type.kind == "region"],
        [own for by, own in pairs if by.match == "at least"],
    )


def within(start, end, day):
    return (start is None or start <= day) and (end is None or day <= end)


def rounded(value, rounding):
    steps = value / rounding.to
    if rounding.mode == "up":
        return math.ceil(steps) * rounding.to
    if rounding.mode == "down":
        return math.floor(steps) * rounding.to
    size = math.floor(abs(steps) + Fraction(1, 2))
    return (size if steps >= 0 else -size) * rounding.to
