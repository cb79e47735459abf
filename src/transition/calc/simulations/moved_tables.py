"""The tables of a law under every point of a grid, made without checking the law anew for each.

Grid + CheckedPolicy + Plan --moved_tables--> MovedTables --at(values)--> tables
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from transition.calc.plan import Answer, Plan, Table
from transition.calc.planner import table_of
from transition.calc.simulations.grid import Axis, Grid
from transition.policies.checked import CheckedParameter, CheckedPolicy, Source
from transition.policies.model import Value
from transition.policies.new_values import Layer, with_values
from transition.policies.reform_reader import self_document
from transition.problems import PolicyError, Problem

Keys = tuple[Value, ...]


@frozen(eq=False)
class MovedTables:
    """The tables that a grid moves, on the day of one plan.

    before: as the law has them. after: as they list their keys when moved, by key of the table. meant: for
    each axis, the keys whose values it moves, with the value that stood there for all that is moved by it.
    """

    axes: tuple[Axis, ...]
    before: Mapping[str, Table]
    after: Mapping[str, Table]
    meant: tuple[Mapping[Keys, Fraction], ...]

    def at(self, values: Sequence[Fraction]) -> Mapping[str, Table]:
        """Return the tables with a value for each axis."""
        found = dict(self.after)
        for axis, value, meant in zip(self.axes, values, self.meant, strict=True):
            key = axis.target.parameter.key
            answers = dict(found[key].answers)
            for keys, present in meant.items():
                answer = answers[keys]
                answers[keys] = evolve(answer, row=evolve(answer.row, value=axis.moved(present, value)))
            found[key] = evolve(found[key], answers=answers)
        return found


def moved_tables(grid: Grid, law: CheckedPolicy, plan: Plan, since: datetime.date) -> MovedTables:
    """Return the tables that a grid moves. since: the first day of the moved values.

    Raises PolicyError where a value does not fit its table, with what a reform of that value would raise.
    """
    parameters: dict[str, CheckedParameter] = {}
    for place, axis in enumerate(grid.axes):
        key = axis.target.parameter.key
        parameter = parameters.get(key, law.parameters[key])
        # The first value is one that the table may have; what changes least tells what stood there.
        parameters[key] = _with(parameter, axis, place, since)
    after = {key: table_of(parameter, plan) for key, parameter in parameters.items()}
    meant = tuple(_meant(axis, after, place) for place, axis in enumerate(grid.axes))
    return MovedTables(grid.axes, {key: plan.tables[key] for key in after}, after, meant)


def _with(parameter: CheckedParameter, axis: Axis, place: int, since: datetime.date) -> CheckedParameter:
    source = Source(self_document(axis.label, axis.label))
    problems: list[Problem] = []
    layer = Layer(_layer(place), lambda _: (source,), problems)
    found = with_values(parameter, (evolve(axis.new_value(), start=since),), layer)
    if problems:
        raise PolicyError(problems)
    return found


def _layer(place: int) -> str:
    return f"--sweep {place + 1}"


def _meant(axis: Axis, tables: Mapping[str, Table], place: int) -> Mapping[Keys, Fraction]:
    answers: Mapping[Keys, Answer] = tables[axis.target.parameter.key].answers
    return {
        keys: answer.row.value
        for keys, answer in answers.items()
        if answer.row.policy == _layer(place) and isinstance(answer.row.value, Fraction)
    }
