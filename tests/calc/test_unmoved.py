"""What counts as the same under two laws though it is unknown is the same, whatever the blank cells hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_simulations import HALF, effects, people, settings_of_one_value, simulated
from strategies_wonderland import ADULT, HOUSEHOLD, HOUSEHOLDS, PERSONS, roster_of
from transition.calc.unmoved import unmoved
from transition.rosters.columns import known_of

BLANKS = st.frozensets(
    st.sampled_from([*ADULT, *HOUSEHOLD, "wage", "work_region", "other_income"]), max_size=3
)


@st.composite
def rosters_with_blanks(draw):
    """A roster that knows everything, and the same with cells left blank."""
    drawn = draw(st.lists(st.tuples(HOUSEHOLDS, st.lists(PERSONS, min_size=1, max_size=3)), max_size=3))
    whole = [(own, *members) for own, members in drawn]
    holes = [[draw(BLANKS) for _ in household] for household in whole]
    blank = [
        tuple(
            {key: value for key, value in values.items() if key not in hole}
            for values, hole in zip(*pair, strict=True)
        )
        for pair in zip(whole, holes, strict=True)
    ]
    return roster_of(*whole), roster_of(*blank)


@settings(max_examples=60)
@given(rosters_with_blanks(), settings_of_one_value | st.just(HALF))
def test_it_is_the_same_whatever_the_blank_cells_hold(rosters, reform):
    whole, blank = rosters
    known, doubtful = simulated(whole, reform), simulated(blank, reform)
    keys = [step.rule.key for step in doubtful.after.plan.steps]

    same = unmoved(doubtful.before.ledger, doubtful.after.ledger, keys)

    for key in keys:
        before, after = (side.ledger.columns[key] for side in (known.before, known.after))
        for row, claimed in enumerate(same[key].tolist()):
            assert not claimed or before.at(row) == after.at(row), (key, row)


@given(rosters_with_blanks(), settings_of_one_value | st.just(HALF))
def test_what_is_known_is_the_same_exactly_where_it_is_equal(rosters, reform):
    simulation = simulated(rosters[0], reform)
    before, after = simulation.before.ledger, simulation.after.ledger

    for key, same in unmoved(before, after, [step.rule.key for step in after.plan.steps]).items():
        both = known_of(before.columns[key]) & known_of(after.columns[key])
        for row in both.nonzero()[0].tolist():
            assert same[row] == (before.columns[key].at(row) == after.columns[key].at(row)), (key, row)


def test_a_household_that_the_reform_does_not_reach_needs_no_cell_for_it():
    # The wage is blank, so the amount is unknown; the town's standard is not what is raised.
    town = {**HOUSEHOLD, "residence": "城镇"}
    unknown = {**ADULT, "working": True, "wage": None, "work_region": "9901"}
    found = effects(people((town, unknown), (HOUSEHOLD, unknown)), "高龄加发=500")

    # Nobody is old: the addition is nothing on both sides, and the rest is the same, whatever it is.
    assert found.simulation.decided.tolist() == [True, True]
    assert found.idle == "reaches-nobody"
    assert found.simulation.left_out["amount"].tolist() == [True, True]
    assert found.budget.total.before == found.budget.total.after == 0


def test_a_household_whose_standard_moves_still_needs_its_wage():
    unknown = {**ADULT, "working": True, "wage": None, "work_region": "9901"}
    found = effects(people((HOUSEHOLD, unknown)), "标准[农村]=450")

    assert found.simulation.decided.tolist() == [False]
