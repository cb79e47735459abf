"""What a simulation comes to, worked out by hand: the invented place on 1 March 2025.

Who lives in the country has a standard of 400 yuan a head and month, in the town of 632.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from attrs import evolve

from strategies_simulations import HALF, effects, people, reform_of, self_cited, simulated
from strategies_wonderland import ADULT, DAY, HOUSEHOLD, wonderland
from transition.calc.results import calculate_results
from transition.calc.simulations.bands import BANDS, Band
from transition.calc.simulations.budget import Receiving
from transition.calc.simulations.effects import Effects
from transition.calc.simulations.flows import Flow
from transition.calc.simulations.largest import largest_changes
from transition.calc.simulations.poverty_gap import Below
from transition.calc.simulations.settings import setting
from transition.calc.simulations.simulation import Simulation, under
from transition.calc.simulations.waiting import waiting_of
from transition.calc.simulations.weights import weights_of
from transition.policies.reform import Amendment
from transition.policies.reform_reader import read_reform
from transition.policies.reforming import reformed
from transition.problems import CellPlace, Problem

TOWN = {**HOUSEHOLD, "residence": "城镇", "township": "东镇"}
COUNTRY = {**HOUSEHOLD, "township": "西乡"}


def earning(amount, **more):
    """A member with other income by the year, of which nothing is taken off."""
    return {**ADULT, "other_income": Fraction(amount), **more}


SIX = (
    # 400 a month -> 450: 4,800 a year -> 5,400.
    (COUNTRY, ADULT),
    # 2 x 400 less 400 of income = 400 a month -> 500: 4,800 a year -> 6,000.
    (COUNTRY, earning(4_800), earning(0, categories=frozenset(["老兵", "遗孤"]))),
    # 430 a month a head: above 400, below 450. Nothing -> 20 a month, 240 a year.
    (COUNTRY, earning(5_160)),
    # The town's standard is not touched: 632 a month, 7,584 a year.
    (TOWN, ADULT),
    # 500 a month, severely disabled, not above 1.5 x 400: one standard, 4,800 a year -> 5,400.
    (COUNTRY, earning(6_000, disability="一级")),
    # A wage that nobody wrote down.
    (COUNTRY, {**ADULT, "working": True, "wage": None, "work_region": "9901"}),
)
"""The second household has the orphan's bonus of 120.50 a month on top, on both sides."""
RAISED = "标准[农村]=450"


def kinds(tally_part):
    return {kind: number for kind, number in tally_part.items() if number}


def test_each_household_has_its_kind():
    found = effects(people(*SIX), RAISED)

    assert kinds(found.tally.households) == {"enters": 1, "gains": 3, "unchanged": 1, "open": 1}
    assert kinds(found.tally.persons) == {"enters": 1, "gains": 4, "unchanged": 1, "open": 1}
    # 600 + 1,200 + 600 of those who gain.
    assert kinds(found.tally.change) == {"enters": 240, "gains": 2_400}
    assert found.idle is None


def test_a_lower_standard_makes_households_lose_and_leave():
    found = effects(people(*SIX), "标准[农村]=300")

    # First: 100 a month less. Second: 2 x 100 less. Third: nothing on both sides. Fifth: 500 > 1.5 x 300.
    assert kinds(found.tally.households) == {"loses": 2, "leaves": 1, "unchanged": 2, "open": 1}
    assert kinds(found.tally.change) == {"loses": -1_200 - 2_400, "leaves": -4_800}


def test_the_budget_is_that_of_decided_households():
    found = effects(people(*SIX), RAISED)
    (line,) = found.budget.lines

    # 120.50 a month on top of the second household's 400, rounded up to whole yuan: 521 -> 621.
    before, after = 4_800 + 521 * 12 + 0 + 7_584 + 4_800, 5_400 + 621 * 12 + 240 + 7_584 + 5_400
    assert (line.label, line.before, line.after, line.difference) == ("救助金", before, after, 2_640)
    assert found.budget.monthly(line.difference) == 220
    assert line.share == Fraction(2_640, before)
    assert (line.receiving_before, line.receiving_after) == (Receiving(4, 5), Receiving(5, 6))


def test_nobody_says_who_pays_until_somebody_does():
    policy = wonderland()
    assert list(effects(people(*SIX), RAISED).budget.by_payer) == [None]

    amount = policy.rules["amount"]
    paid = evolve(policy, rules={**policy.rules, "amount": evolve(amount, payer="奇境金库")})
    lines = effects_under(paid, people(*SIX), RAISED).budget.payers
    assert [(line.payer, line.difference) for line in lines] == [("奇境金库", 2_640)]

    # The rule of words says it: those who enter come from 不符合, whom nobody pays before.
    by_rule = evolve(policy, rules={**policy.rules, "amount": evolve(amount, payer="kind")})
    found = effects_under(by_rule, people(*SIX), RAISED).budget
    # 整户: 4,800 + 6,252 + 7,584 -> 5,400 + 7,452 + 240 + 7,584; 单人: 4,800 -> 5,400.
    assert found.by_payer == {"整户": (18_636, 20_676), "单人": (4_800, 5_400)}


def effects_under(policy, roster, *reforms):
    """Effects where the policy's rules say more of themselves than its files: who pays, what they measure."""
    laws = [policy]
    if reforms:
        made = [setting(wonderland(), one) if isinstance(one, str) else one for one in reforms]
        raised = reformed(wonderland(), made, DAY)
        said = {
            key: evolve(rule, payer=policy.rules[key].payer, measures=policy.rules[key].measures)
            for key, rule in raised.rules.items()
        }
        laws.append(evolve(raised, rules=said))
    before = calculate_results(policy, roster, days=(DAY,))
    stages = tuple(under(law, roster, before) for law in laws[1:])
    return Effects(Simulation((), before, stages, weights_of(policy, roster)))


def measuring_policy():
    marks = {"income_per_head": "income", "standard_used": "standard", "amount": "relief", "size": "size"}
    policy = wonderland()
    rules = {key: evolve(rule, measures=marks.get(key)) for key, rule in policy.rules.items()}
    return evolve(policy, rules=rules)


def test_the_poverty_gap_is_what_is_lacking_to_each_law_s_standard():
    (gap,) = effects_under(measuring_policy(), people(*SIX), RAISED).poverty_gaps

    # 400; (400 - 200) x 2; the town's 632. What is paid closes all of it.
    assert gap.before_relief_before == Below(1_432, 3, 4)
    assert gap.after_relief_before == Below(0, 0, 0)
    # 450; (450 - 200) x 2; 450 - 430; 632.
    assert gap.before_relief_after == Below(1_602, 4, 5)
    assert gap.after_relief_after == Below(0, 0, 0)
    assert (gap.households, gap.left_out) == (5, 1)


def test_relief_that_falls_short_leaves_a_gap():
    (gap,) = effects_under(measuring_policy(), people(*SIX), HALF).poverty_gaps

    # Half of 400 and half of 632 are lacking; two persons with 200 each have just enough.
    assert gap.after_relief_after == Below(200 + 316, 2, 2)


def test_a_law_that_does_not_say_what_it_measures_has_no_gap_and_no_tenths():
    found = effects(people(*SIX), RAISED)

    assert found.poverty_gaps == ()
    assert "tenth" not in {one.by for one in found.breakdowns}


def test_tenths_are_of_persons_and_keep_equal_incomes_together():
    lines = lines_of(effects_under(measuring_policy(), people(*SIX), RAISED), "tenth")

    # Six persons with a known income: 0, 0, 200, 200, 430, 500; the first of an income decides.
    assert {name: sum(line.counted.values()) for name, line in lines.items()} == {
        1: 2,
        4: 1,
        7: 1,
        9: 1,
        None: 1,
    }


def lines_of(found, by):
    (breakdown,) = [one for one in found.breakdowns if one.by == by]
    return {line.name: line for line in breakdown.lines}


def test_bands_are_of_the_change_a_month():
    lines = lines_of(effects(people(*SIX), RAISED), "band")

    # 20 a month; 50, 100 and 50 a month stand in the bands that they begin.
    assert {name: kinds(line.households) for name, line in lines.items()} == {
        Band(0): {"unchanged": 1},
        Band(1, 0, 50): {"enters": 1},
        Band(1, 50, 100): {"gains": 2},
        Band(1, 100, 200): {"gains": 1},
        None: {"open": 1},
    }


def test_every_change_has_one_band():
    assert [band.sign for band in BANDS] == [-1] * 7 + [0] + [1] * 7
    for low, high in pairwise(BANDS[8:]):
        assert low.high == high.low


def test_townships_sizes_and_words_have_their_lines():
    found = effects(people(*SIX), RAISED)

    places = lines_of(found, "place")
    assert {name: line.difference for name, line in places.items()} == {"西乡": 2_640, "东镇": 0}
    assert kinds(places["西乡"].households) == {"enters": 1, "gains": 3, "open": 1}
    assert {name: line.difference for name, line in lines_of(found, "size").items()} == {1: 1_440, 2: 1_200}
    words = {one.key: one for one in found.breakdowns if one.by == "word"}
    assert {line.name: line.difference for line in words["kind"].lines} == {
        "整户": 1_800,
        "单人": 600,
        "不符合": 240,
        None: 0,
    }


def test_a_person_of_two_categories_stands_in_both_lines():
    found = effects(people(*SIX), RAISED)
    (breakdown,) = [one for one in found.breakdowns if one.by == "category"]

    assert breakdown.overlapping
    # Two members, one of whom bears both.
    assert [
        (line.name, kinds(line.households), kinds(line.persons), line.difference) for line in breakdown.lines
    ] == [
        ("老兵", {"gains": 1}, {"gains": 1}, 1_200),
        ("遗孤", {"gains": 1}, {"gains": 1}, 1_200),
    ]


def test_words_flow_from_one_law_to_the_other():
    flows = {one.key: one.flows for one in effects(people(*SIX), RAISED).flows}

    assert set(flows["kind"]) == {
        Flow("整户", "整户", Fraction(3), Fraction(4), 3),
        Flow("不符合", "整户", Fraction(1), Fraction(1), 1),
        Flow("单人", "单人", Fraction(1), Fraction(1), 1),
        Flow(None, None, Fraction(1), Fraction(1), 1),
    }


def test_entitlements_that_no_reform_reaches_decide_nothing():
    # 救助金 is not known without the wage; what the school reform reaches does not ask for it.
    of_pupils, raised = simulated(people(SIX[5]), "助学标准=100"), simulated(people(SIX[5]), RAISED)

    assert not of_pupils.before.decided.any()
    assert [rule.label for rule in of_pupils.touched] == ["助学金合计"]
    assert of_pupils.decided.tolist() == [True]
    assert [rule.label for rule in raised.touched] == ["救助金"]
    assert raised.decided.tolist() == [False]


def test_an_undecided_household_is_nothing_but_open():
    found = effects(people(SIX[5]), RAISED)

    assert kinds(found.tally.households) == {"open": 1}
    assert found.gains.total.before.at(0) is None
    assert found.gains.total.change.at(0) is None
    assert found.budget.total.before == found.budget.total.after == 0
    assert found.idle == "reaches-nobody"
    assert (found.waiting.share, found.waiting.counted) == (1, 1)
    assert [(lack.kind, lack.label) for lack in found.waiting.lacks] == [("blank", "工资")]


def test_what_an_undecided_household_leaves_open_is_proven():
    (amount,) = effects(people(SIX[5]), RAISED).waiting.ranges

    # Whatever the wage: from 0 to a whole standard, 4,800 and 5,400 a year. The bounds are each side's own.
    assert (amount.low, amount.high, amount.open) == (-4_800, 5_400, 0)


def test_a_household_that_an_error_holds_back_has_no_bounds():
    roster = people((COUNTRY, ADULT), (COUNTRY, ADULT))
    found = effects(evolve(roster, held=np.array([True, False])), RAISED)

    assert found.simulation.decided.tolist() == [False, True]
    assert kinds(found.tally.households) == {"gains": 1, "open": 1}
    assert found.waiting.held == 1
    assert [(one.low, one.high, one.open) for one in found.waiting.ranges] == [(None, None, 1)]


def test_situations_beyond_the_limit_are_said_to_be_left_out():
    blank = SIX[5]
    other = (COUNTRY, {**blank[1], "other_income": Fraction(12)})
    found = effects(people(blank, other, blank), RAISED)
    waiting = waiting_of(found.simulation, found.gains, found.population, most=1)

    # The third household's cells say what the first one's say.
    assert (waiting.looked_at, waiting.others) == (2, 1)


@pytest.mark.parametrize(
    ("reforms", "why"),
    [
        ((), "no-reform"),
        (("放宽倍数=1.5",), "other-words"),
        (("取暖补贴标准=50",), "reaches-nothing"),
        (("标准[城镇]=700",), "reaches-nobody"),
        (("放宽倍数+=1", "放宽倍数-=1"), "other-words"),
        ((reform_of("nothing"),), "same-law"),
    ],
)
def test_a_reform_that_changes_nothing_says_why(reforms, why):
    assert effects(people((COUNTRY, ADULT)), *reforms).idle == why


def test_of_several_months_each_counts():
    months = [datetime.date(2025, month, 1) for month in (5, 6, 7)]
    found = effects(people((COUNTRY, ADULT)), "标准[农村]=450@2025-06", days=months)

    # 400 + 400 + 420 (from July on) -> 400 + 450 + 450.
    assert (found.budget.total.before, found.budget.total.after) == (1_220, 1_300)
    assert str(found.simulation.measure) == "元"
    # 80 over three months are less than 50 a month.
    assert list(lines_of(found, "band")) == [Band(1, 0, 50)]


def test_weights_count_for_households_persons_and_money():
    weights = [Fraction(5, 2), Fraction(3), Fraction(1), Fraction(10), None, Fraction(1)]
    found = effects(people(*SIX, weights=weights), RAISED)

    # The fifth household stands for nobody knows how many: it is not decided, and counts in no weighted sum.
    assert kinds(found.tally.households) == {
        "enters": 1, "gains": Fraction(11, 2), "unchanged": 10, "open": 1,
    }  # fmt: skip
    assert kinds(found.tally.counted_households) == {"enters": 1, "gains": 2, "unchanged": 1, "open": 2}
    assert found.budget.total.difference == Fraction(5, 2) * 600 + 3 * 1_200 + 240
    assert found.waiting.without_weight == 1
    assert found.waiting.share == Fraction(1, 1 + 3 + 10 + 1 + Fraction(5, 2))


def test_the_largest_changes_stand_first_with_their_reasons():
    found = effects(people(*SIX), RAISED)
    first, second, third, last = found.largest

    assert [one.difference for one in found.largest] == [1_200, 600, 600, 240]
    # Those of equal change in the roster's order.
    assert [one.household for one in found.largest] == ["H2", "H1", "H5", "H3"]
    assert first.amounts[0].label == "救助金"
    assert (last.kind, last.before, last.words) == ("enters", 0, (("保障类型", "不符合", "整户"),))
    assert all("标准" in one.reasons[0] and "400→450" in one.reasons[0] for one in (first, second, third))


def test_masked_largest_changes_name_nobody():
    named = (COUNTRY, {**ADULT, "person_name": "兔小甲", "relation": "户主"})
    found = effects(people(named), RAISED)

    assert [one.head for one in found.largest] == ["兔小甲"]
    masked = largest_changes(found.simulation, found.gains, mask=True)
    assert [one.head for one in masked] == ["兔*甲"]
    assert [(one.difference, len(one.reasons)) for one in masked] == [(600, 1)]


def test_the_order_of_reforms_matters_where_one_rests_on_the_other():
    found = effects(people((COUNTRY, ADULT)), RAISED, HALF)
    first, second = found.split.shares

    # In order: 400 -> 450 -> 225 a month. Alone: 450, or 200; in the other order 400 -> 200 -> 225.
    assert (first.in_order[""], second.in_order[""]) == (50 * 12, -225 * 12)
    assert (first.free[""], second.free[""]) == ((50 + 25) * 6, (-225 - 200) * 6)
    assert found.split.differs
    assert kinds(first.tally.households) == {"gains": 1}
    assert kinds(second.tally.households) == {"loses": 1}


def test_one_reform_is_not_split():
    assert effects(people((COUNTRY, ADULT)), RAISED).split is None


def test_more_reforms_than_can_be_taken_apart_are_split_in_their_order():
    found = effects(people((COUNTRY, ADULT)), *(f"标准[农村]+={step}" for step in range(1, 8)))

    assert found.split.why_not == "too-many"
    assert [share.in_order[""] for share in found.split.shares] == [step * 12 for step in range(1, 8)]
    assert all(share.free is None for share in found.split.shares)


def test_what_is_unknown_under_one_selection_of_the_reforms_is_not_split():
    asking = "IF(放宽倍数 > 1.6, 适用标准 * 家庭人口 / 2, IF(ANY(性别 = '男'), 适用标准 * 家庭人口, 0))"
    second = reform_of("asks", Amendment("救助金", formula=asking, cites=self_cited()))
    # Without the first reform the second asks for a sex that is not written down of the second household.
    roster = people((COUNTRY, {**ADULT, "sex": "男"}), (COUNTRY, ADULT))
    split = effects(roster, "放宽倍数=2", second).split

    # Both: 400 -> 200 a month each. Alone, neither does anything to the first household.
    assert [share.in_order[""] for share in split.shares] == [0, -4_800]
    assert [share.free[""] for share in split.shares] == [-1_200, -1_200]
    assert (split.unsplit[""], split.total[""]) == (-2_400, -4_800)


def test_a_reform_that_does_not_stand_alone_is_split_in_the_order_given(tmp_path):
    first, second = tmp_path / "gift.toml", tmp_path / "paid.toml"
    first.write_text(
        """[reform]
name = "gift"
title = "礼金"
[rule.gift]
label = "礼金"
of = "household"
unit = "元/月"
formula = "10"
""",
        encoding="utf-8",
    )
    second.write_text(
        """[reform]
name = "paid"
title = "发礼金"
[rule.amount]
formula = "适用标准 * 家庭人口 + 礼金"
""",
        encoding="utf-8",
    )
    split = effects(people((COUNTRY, ADULT)), read_reform(first), read_reform(second)).split

    assert split.why_not == "not-apart"
    assert [share.in_order[""] for share in split.shares] == [0, 120]


def test_the_roster_s_own_problems_do_not_multiply():
    problem = Problem(
        "result.missing-cell", CellPlace("花名册.xlsx", "名册", "A2"), facts={"label": "a", "who": "b"}
    )
    simulation = simulated(evolve(people((COUNTRY, ADULT)), problems=(problem,)), RAISED)

    assert [one.code for one in simulation.after.roster.problems].count("result.missing-cell") == 1
