"""How a simulation came about: the run under the law as it is, the reforms, the weights."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from attrs import evolve

from transition.calc.masking import Masks
from transition.calc.results import Results
from transition.calc.simulations.effects import Effects
from transition.policies.reform import Reform
from transition.reports.run_record import run_head, run_table


def record_of(effects: Effects, moment: datetime.datetime | None = None) -> tuple[tuple[str, str], ...]:
    """Return the record as names and values, in Chinese as all run records."""
    items, contents = (column.values for column in run_table(_run(effects), moment).columns)
    run = zip(map(str, items), map(str, contents), strict=True)  # type: ignore[arg-type]
    return (*run, *_lines(effects))


def record_data(effects: Effects, moment: datetime.datetime | None = None) -> dict[str, object]:
    """Return the same as plain data: the run's record, `reforms` and `weights`."""
    return {
        **run_head(_run(effects), moment),
        "reforms": [
            {
                "name": reform.name,
                "title": reform.title,
                "path": None if _is_setting(reform) else reform.path,
                "sha256": reform.sha256 or None,
                "set": reform.name if _is_setting(reform) else None,
            }
            for reform in effects.simulation.reforms
        ],
        "weights": effects.population.weights.label,
    }


def _run(effects: Effects) -> Results:
    """Return the run under the law as it is, its file named without names where they are hidden."""
    results = effects.simulation.before
    if not effects.masked:
        return results
    masks = Masks.of(results.plan.inputs, results.roster)
    roster = evolve(results.roster, source=masks.source(results.roster.source))
    return evolve(results, roster=roster, options=evolve(results.options, masked=True))


def _lines(effects: Effects) -> Iterator[tuple[str, str]]:
    for place, reform in enumerate(effects.simulation.reforms, 1):
        yield f"方案 {place}", reform.path if _is_setting(reform) else f"{reform.title}（{reform.path}）"
        if reform.sha256:
            yield f"方案 {place} SHA-256", reform.sha256
    yield "权数", effects.population.weights.label or "没有：一户就是一户"


def _is_setting(reform: Reform) -> bool:
    """Say whether a reform was written on the command line: such a one is no file."""
    return not reform.sha256
