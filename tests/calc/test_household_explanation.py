"""One household or person explained, without calculating the others; and what a changed cell does."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_rosters import number_of
from strategies_wonderland import ADULT, DAY, HOUSEHOLD, results_of, roster_of, rosters, wonderland
from transition.calc.explaining import explain
from transition.calc.household_explanation import Question, Terms, explained
from transition.problems import CellPlace, Problem, UsageError
from transition.rosters.columns import coded_from, column_from

TERMS = Terms(DAY)
HEAD, SECOND = {**ADULT, "person_name": "兔甲"}, {**ADULT, "person_name": "兔乙"}


def one(roster, **asked):
    (found,) = explained(wonderland(), roster, Question(**asked), TERMS)
    return found


def steps(trees):
    for tree in trees:
        yield tree
        yield from steps(tree.parts)


def refusal(roster, **asked):
    with pytest.raises(UsageError) as refused:
        explained(wonderland(), roster, Question(**asked), TERMS)
    return [problem.code for problem in refused.value.problems], refused.value.problems[0]


# --- the same as a run over all ---------------------------------------------------------------------


@settings(max_examples=15)
@given(rosters)
def test_each_household_has_the_trees_that_a_run_over_all_gives(roster):
    results = results_of(roster)

    for household, name in enumerate(roster.household_names):
        found = one(roster, household=name)
        assert [tree.value for tree in found.trees] == [
            tree.value for tree in explain(results.ledger, household)
        ]
        assert found.results.decided[0] == results.decided[household]
        assert [(step.key, step.value, step.cell) for step in steps(found.trees)] == [
            (step.key, step.value, step.cell) for step in steps(explain(results.ledger, household))
        ]


@settings(max_examples=15)
@given(rosters)
def test_roots_are_amounts_of_the_workbook_and_leaves_are_cells_and_cited_values(roster):
    results = results_of(roster)

    for household, name in enumerate(roster.household_names):
        found = one(roster, household=name)
        for tree in found.trees:
            assert tree.value == results.ledger.columns[tree.key].at(household)
        for leaf in (step for step in steps(found.trees) if not step.parts):
            assert leaf.kind in ("input", "day", "parameter"), leaf.label
            assert leaf.kind != "input" or leaf.cell is not None
            assert leaf.kind != "parameter" or leaf.sources or leaf.value is None


# --- who and what is meant ---------------------------------------------------------------------------


def two_households():
    numbered = {**HEAD, "identity_number": number_of("19900505", 1)}
    return roster_of((HOUSEHOLD, numbered, SECOND), (HOUSEHOLD, SECOND, {**ADULT, "person_name": "兔丙"}))


@pytest.mark.parametrize(
    ("person", "household"), [(number_of("19900505", 1), "H1"), ("兔丙", "H2"), (" 兔丙 ", "H2")]
)
def test_a_person_is_found_by_number_or_name(person, household):
    assert one(two_households(), person=person).household == household


def test_of_a_person_only_his_own_results_are_told_and_the_households():
    found = one(two_households(), person="兔丙", results=("助学金", "救助金"))

    assert [(tree.key, tree.subject) for tree in found.trees] == [("school_aid", "兔丙"), ("amount", "H2")]


def test_a_household_narrows_down_whom_a_name_means():
    codes, problem = refusal(two_households(), person="兔乙")

    assert codes == ["usage.several-persons"]
    assert problem.facts["legal"] == ["H1", "H2"]
    assert one(two_households(), person="兔乙", household="H2").household == "H2"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"person": "990101********1234"}, "usage.masked-number"),
        ({"household": "990101********1234"}, "usage.masked-number"),
        ({"person": "兔丁"}, "usage.no-such-person"),
        ({"household": "H3"}, "usage.no-such-household"),
        ({}, "usage.who-is-missing"),
        ({"household": "H1", "results": ("救助费",)}, "usage.no-such-result"),
        ({"results": ("救助金",), "what_if": ("工资=1",)}, "usage.who-is-missing"),
    ],
)
def test_what_cannot_be_meant_is_refused(asked, code):
    assert refusal(two_households(), **asked)[0] == [code]


def test_an_unknown_person_is_a_problem_that_masks_the_number():
    _, problem = refusal(two_households(), person="990101199005050099")

    assert problem.facts["found"] == "990101********0099"


def test_one_result_by_label_or_key_is_explained_for_every_household():
    for name in ("救助金", "amount"):
        found = explained(wonderland(), two_households(), Question(results=(name,)), TERMS)
        assert [(one.household, [tree.key for tree in one.trees]) for one in found] == [
            ("H1", ["amount"]),
            ("H2", ["amount"]),
        ]


def test_a_result_that_is_no_entitlement_is_explained_too():
    (tree,) = one(two_households(), household="H1", results=("月人均收入",)).trees

    assert (tree.key, tree.value) == ("income_per_head", 0)


def test_so_many_households_are_not_explained_at_once():
    roster = roster_of(*((HOUSEHOLD, HEAD) for _ in range(201)))

    assert refusal(roster, results=("救助金",))[0] == ["usage.too-many-households"]


# --- what is not decided ------------------------------------------------------------------------------


def test_what_decides_it_is_named_with_its_cell():
    worker = {key: value for key, value in HEAD.items() if key != "wage"}
    (open_,) = one(roster_of((HOUSEHOLD, worker, SECOND)), household="H1").unsettled

    assert open_.key == "amount"
    assert [(lack.kind, lack.words, lack.subject) for lack in open_.lacking] == [("cell", "工资", "兔甲")]
    assert str(open_.lacking[0].cell).startswith("名册!")
    assert (open_.range.low, open_.range.high) == (0, 800)
    assert open_.alternatives == ()


def test_of_missing_words_every_one_is_tried_exactly():
    nowhere = {key: value for key, value in HOUSEHOLD.items() if key != "residence"}
    (open_,) = one(roster_of((nowhere, HEAD)), household="H1").unsettled

    assert [(alternative.cells[0][1], alternative.value) for alternative in open_.alternatives] == [
        ("城镇", 632),
        ("农村", 400),
    ]


def test_of_a_person_only_what_he_himself_lacks_is_named():
    pupils = [{**one_, "at_school": True} for one_ in (HEAD, SECOND)]
    roster = roster_of((HOUSEHOLD, *pupils))
    found = one(roster, household="H1", results=("school_aid",))
    assert [open_.subject for open_ in found.unsettled] == []

    blank = {key: value for key, value in pupils[1].items() if key != "birth"}
    found = one(roster_of((HOUSEHOLD, pupils[0], blank)), household="H1", results=("age",))
    assert [(open_.subject, [lack.words for lack in open_.lacking]) for open_ in found.unsettled] == [
        ("兔乙", ["出生日期"])
    ]


# --- what if -------------------------------------------------------------------------------------------

LATER = {**HOUSEHOLD, "residence": "城镇"}


@settings(max_examples=20)
@given(rosters, st.data())
def test_the_present_value_changes_nothing(roster, data):
    name = data.draw(st.sampled_from(roster.household_names))
    household = roster.household_names.index(name)
    first, after = int(roster.starts[household]), int(roster.starts[household + 1])
    row = data.draw(st.integers(first, after - 1))
    key = data.draw(st.sampled_from(["wage", "other_income", "working", "birth", "disability", "categories"]))
    value = roster.person_columns[key].at(row)
    written = _written(value)
    people = roster_of_named(roster)
    found = one(people, household=name, what_if=(f"兔{row}.{key}={written}",))

    assert [tree.value for tree in found.supposition.trees] == [tree.value for tree in found.trees]
    assert not any(step.moved for step in steps(found.supposition.trees))


def roster_of_named(roster):
    names = coded_from([f"兔{row}" for row in range(roster.persons)])
    return evolve(roster, person_columns={**roster.person_columns, "person_name": names})


def _written(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, frozenset):
        return "、".join(sorted(value)) or "无"
    return str(value)


@settings(max_examples=20)
@given(rosters, st.integers(0, 60_000), st.data())
def test_a_changed_cell_gives_what_a_roster_with_that_cell_gives(roster, amount, data):
    name = data.draw(st.sampled_from(roster.household_names))
    household = roster.household_names.index(name)
    row = data.draw(st.integers(int(roster.starts[household]), int(roster.starts[household + 1]) - 1))
    found = one(roster_of_named(roster), household=name, what_if=(f"兔{row}.工资={amount}",))
    results = results_of(with_wage(roster, row, amount))

    assert [tree.value for tree in found.supposition.trees] == [
        results.ledger.columns[rule.key].at(household) for rule in results.plan.entitlements
    ]
    assert found.supposition.results.decided[0] == results.decided[household]


def with_wage(roster, row, amount):
    column = roster.person_columns["wage"]
    values = [column.at(place) for place in range(len(column))]
    values[row] = Fraction(amount)
    return evolve(roster, person_columns={**roster.person_columns, "wage": column_from("number", values)})


def test_the_changed_cell_and_all_that_it_moves_are_marked():
    found = one(roster_of((HOUSEHOLD, HEAD)), household="H1", what_if=("其他收入=1200",))
    marked = {
        step.key: (step.was, step.value, step.assumed)
        for step in steps(found.supposition.trees)
        if step.moved
    }

    assert marked["other_income"] == (0, 1200, True)
    assert marked["income_per_head"] == (0, 100, False)
    assert marked["amount"] == (400, 300, False)
    assert "standard_used" not in marked
    (cell,) = found.supposition.cells
    assert (cell.subject, cell.before, cell.after) == ("兔甲", 0, 1200)


@pytest.mark.parametrize(
    ("written", "key", "before", "after"),
    [
        ("城乡=城镇", "residence", "农村", "城镇"),
        ("residence=城市", "residence", "农村", "城镇"),
        ("工资＝1,200", "wage", 0, 1200),
        (" 兔甲 . 工资 = 0.12万元 ", "wage", 0, 1200),
        ("务工=是", "working", False, True),
        ("人员类别=老兵、遗孤", "categories", frozenset(), frozenset({"老兵", "遗孤"})),
        ("户籍地=990100", "home_region", "9902", "9901"),
        ("残疾等级=", "disability", "一级", "无"),
        ("工资=", "wage", 0, None),
    ],
)
def test_a_cell_is_read_as_those_of_rosters_are(written, key, before, after):
    roster = roster_of((HOUSEHOLD, {**HEAD, "disability": "一级"}))
    (cell,) = one(roster, household="H1", what_if=(written,)).supposition.cells

    assert (cell.input.key, cell.before, cell.after) == (key, before, after)


def test_several_cells_are_changed_at_once():
    found = one(
        roster_of((HOUSEHOLD, HEAD, SECOND)), household="H1", what_if=("城乡=城镇", "兔乙.其他收入=1200")
    )

    assert found.supposition.trees[0].value == 632 * 2 - 100


def test_a_person_that_was_asked_about_is_meant():
    found = one(roster_of((HOUSEHOLD, HEAD, SECOND)), person="兔乙", what_if=("其他收入=1200",))

    assert found.supposition.cells[0].subject == "兔乙"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("工资", "usage.what-if-form"),
        ("=3", "usage.what-if-form"),
        ("工姿=3", "usage.no-such-input"),
        ("救助金=3", "usage.what-if-result"),
        ("标准=3", "usage.what-if-result"),
        ("姓名=兔丁", "usage.what-if-identity"),
        ("身份证号=1", "usage.what-if-identity"),
        ("户编号=H9", "usage.what-if-identity"),
        ("兔丁.工资=3", "usage.no-such-member"),
        ("工资=3", "usage.what-if-whom"),
        ("兔甲.工资=很多", "roster.not-a-number"),
        ("兔甲.工资=-1", "roster.below-minimum"),
        ("城乡=水上", "roster.unknown-word"),
    ],
)
def test_what_cannot_be_supposed_is_refused(written, code):
    codes, _ = refusal(roster_of((HOUSEHOLD, HEAD, SECOND)), household="H1", what_if=(written,))

    assert codes == [code]


def test_one_cell_twice_is_refused_and_all_faults_are_told():
    codes, _ = refusal(roster_of((HOUSEHOLD, HEAD)), household="H1", what_if=("工资=1", "工资=2", "工姿=3"))

    assert codes == ["usage.what-if-twice", "usage.no-such-input"]


def test_an_error_in_a_cell_that_is_changed_no_longer_holds_the_household():
    letter = roster_of((HOUSEHOLD, HEAD)).letters["wage"]
    wrong = Problem("roster.not-a-number", CellPlace("花名册.xlsx", "名册", f"{letter}2"))
    roster = roster_of((HOUSEHOLD, HEAD), problems=(wrong,), held=np.array([True]))
    found = one(roster, household="H1", what_if=("工资=0",))

    assert found.results.held[0]
    assert not found.supposition.results.held[0]


def test_masked_nobody_is_named():
    found = explained(
        wonderland(),
        roster_of((HOUSEHOLD, {**ADULT, "person_name": "赵钱孙"})),
        Question(household="H1", what_if=("赵钱孙.工资=3",)),
        TERMS,
        mask=True,
    )

    assert "赵钱孙" not in str(found[0].trees) + str(found[0].supposition.cells) + str(
        found[0].supposition.trees
    )
    assert found[0].results.options.masked
