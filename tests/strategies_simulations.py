"""Simulations on rosters of the invented place: reforms by their words, drawn or given."""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from strategies_wonderland import DAY, households, roster_of, wonderland
from transition.calc.results import Options
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import simulate
from transition.policies.model import Citation
from transition.policies.reform import SELF_CITED, Amendment, Reform
from transition.policies.reform_reader import self_document


def people(*given, weights=None):
    """A roster without a column of weights, or with these."""
    roster = roster_of(*given)
    columns = dict(roster.household_columns)
    if weights is None:
        del columns["weight"]
        return evolve(roster, household_columns=columns)
    own = [{**household, "weight": weight} for (household, *_), weight in zip(given, weights, strict=True)]
    return roster_of(*((one, *members) for one, (_, *members) in zip(own, given, strict=True)))


def reform_of(name, *amendments, values=()):
    """A reform that cites itself."""
    return Reform(
        name=name,
        title=name,
        path=f"{name}.toml",
        documents={SELF_CITED: self_document(name, name)},
        amendments=amendments,
        values=values,
    )


def self_cited():
    return (Citation(SELF_CITED),)


HALF = reform_of(
    "减半", Amendment("救助金", formula="适用标准 * 家庭人口 / 2", rounding=None, cites=self_cited())
)
"""A reform of a rule: everybody gets half the standard for each person, whatever he earns."""


def simulated(roster, *reforms, days=(DAY,), policy=None):
    """Simulate reforms; texts are settings of one value."""
    policy = policy or wonderland()
    made = [setting(policy, one) if isinstance(one, str) else one for one in reforms]
    return simulate(policy, roster, made, Options(tuple(days)))


def effects(roster, *reforms, **more):
    return Effects(simulated(roster, *reforms, **more))


settings_of_one_value = st.sampled_from(
    [
        "标准[农村]=450",
        "标准[城镇]*=1.1",
        "标准=300",
        "放宽倍数=2",
        "放宽倍数=1",
        "工资扣除比例=0",
        "类别加发[老兵]+=20",
        "高龄加发=500",
        "助学标准=100",
        "取暖补贴标准=50",
        "最低工资[990300]=1400",
    ]
)
reforms = st.lists(
    settings_of_one_value | st.just(HALF),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one if isinstance(one, str) else one.name,
)
rosters = st.lists(households, min_size=1, max_size=5).map(lambda drawn: people(*drawn))
