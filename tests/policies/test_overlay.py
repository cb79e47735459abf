"""Policies laid over one another: whose definition stands, whose rows hold when, which document is meant."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from policy_texts import Desk, added, rule, table, wonderland
from transition.policies.checker import check_policies
from transition.policies.descent import Descent
from transition.policies.overlay import lay_over
from transition.policies.spans import Span, last_day, lasting_of, overlapping, settled_ends

DAY = datetime.date


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def rows_of(policy, key):
    return [(str(row.start), row.end and str(row.end), row.value) for row in policy.parameters[key].rows]


PARENT = table("amount", "数额", "{ from = 2024-01-01, value = 1 }") + rule("paid", "实发", "数额 * 2")


# --- who stands on whom -----------------------------------------------------------------------------


def test_what_a_policy_stands_on_is_found_to_the_top_nearest_first(desk):
    desk.write("wages", "")
    desk.write("nation", "", uses=("wages",))
    desk.write("province", "", extends="nation")
    desk.write("county", "", extends="province", uses=("wages",))
    descent = Descent.of(desk.policies)

    assert descent.above["county"] == ("province", "wages", "nation")
    assert descent.is_below("county", "nation")
    assert not descent.is_below("nation", "county")
    assert not descent.is_below("nation", "nation")


# --- definitions ------------------------------------------------------------------------------------


def test_a_childs_later_row_ends_its_parents_before_it_has_run_out(desk):
    desk.write("nation", table("amount", "数额", "{ from = 2024-01-01, to = 2025-12-31, value = 1 }"))
    desk.write("county", added("amount", "{ from = 2025-07-01, value = 5 }"), "nation")

    assert rows_of(desk.sound(), "amount") == [("2024-01-01", "2025-06-30", 1), ("2025-07-01", None, 5)]


def test_a_parents_later_row_does_not_end_its_childs(desk):
    desk.write("nation", table("amount", "数额", "{ from = 2025-07-01, value = 1 }"))
    desk.write("county", added("amount", "{ from = 2025-01-01, to = 2025-12-31, value = 5 }"), "nation")
    policy, problems = check_policies(desk.policies, ("county",))

    assert policy is None
    assert [problem.code for problem in problems] == ["policy.overlap"]


def test_a_child_adds_rules_and_rows(desk):
    desk.write("nation", PARENT)
    desk.write(
        "county", added("amount", "{ from = 2025-01-01, value = 5 }") + rule("more", "加发", "实发"), "nation"
    )
    checked = desk.sound()

    assert rows_of(checked, "amount") == [("2024-01-01", "2024-12-31", 1), ("2025-01-01", None, 5)]
    assert list(checked.rules) == ["paid", "more"]
    assert [row.policy for row in checked.parameters["amount"].rows] == ["nation", "county"]


def test_a_child_replaces_a_rule_and_a_table_by_saying_so(desk):
    desk.write("nation", PARENT)
    desk.write(
        "county",
        rule("paid", "实发", "数额 * 3", more="overrides = true")
        + table(
            "amount", "数额", "{ from = 2020-01-01, value = 9 }", more='overrides = true\ncites = "paper"\n'
        ),
        "nation",
    )
    checked = desk.sound()

    assert checked.rules["paid"].versions[0].formula_text == "数额 * 3"
    assert checked.rules["paid"].policy == "county"
    assert rows_of(checked, "amount") == [("2020-01-01", None, 9)]


def test_a_grandchild_replaces_what_its_parent_has_replaced(desk):
    desk.write("nation", PARENT)
    desk.write("province", rule("paid", "实发", "数额 * 3", more="overrides = true"), "nation")
    desk.write("county", rule("paid", "实发", "数额 * 4", more="overrides = true"), "province")

    assert desk.sound().rules["paid"].versions[0].formula_text == "数额 * 4"


def test_rows_that_a_parent_added_go_with_the_table_that_its_child_replaces(desk):
    desk.write("nation", PARENT)
    desk.write("province", added("amount", "{ from = 2025-01-01, value = 5 }"), "nation")
    replaced = table(
        "amount", "数额", "{ from = 2020-01-01, value = 9 }", more='overrides = true\ncites = "paper"\n'
    )
    desk.write("county", replaced, "province")

    assert rows_of(desk.sound(), "amount") == [("2020-01-01", None, 9)]


def test_two_children_that_replace_the_same_rule_are_both_shown(desk):
    desk.write("nation", PARENT)
    desk.write("one", rule("paid", "实发", "数额 * 3", more="overrides = true"), "nation")
    desk.write("two", rule("paid", "实发", "数额 * 4", more="overrides = true"), "nation")
    _, (problem,) = desk.check("one", "two")

    assert problem.code == "policy.defined-twice"
    assert [place.file.rpartition("/")[2] for place in (problem.place, *problem.others)] == [
        "two.toml",
        "one.toml",
    ]
    assert (problem.facts["policy"], problem.facts["other_policy"]) == ("two", "one")


def test_two_children_with_a_value_for_the_same_keys_and_day_are_both_shown(desk):
    desk.write("nation", PARENT)
    desk.write("one", added("amount", "{ from = 2025-01-01, value = 5 }"), "nation")
    desk.write("two", added("amount", "{ from = 2025-01-01, value = 6 }"), "nation")
    _, (problem,) = desk.check("one", "two")

    assert problem.code == "policy.overlap"
    assert [place.file.rpartition("/")[2] for place in (problem.place, *problem.others)] == [
        "two.toml",
        "one.toml",
    ]


def test_one_adds_rows_to_a_table_that_another_replaces(desk):
    desk.write("nation", PARENT)
    replaced = table(
        "amount", "数额", "{ from = 2020-01-01, value = 9 }", more='overrides = true\ncites = "paper"\n'
    )
    desk.write("one", replaced, "nation")
    desk.write("two", added("amount", "{ from = 2025-01-01, value = 6 }"), "nation")
    _, (problem,) = desk.check("one", "two")

    assert problem.code == "policy.rows-for-replaced"
    assert problem.others[0].file.endswith("one.toml")


def test_an_override_may_not_be_of_a_policy_beside(desk):
    desk.write("nation", "")
    desk.write("one", PARENT, "nation")
    desk.write("two", rule("paid", "实发", "2 * 元", more="overrides = true"), "nation")

    assert desk.codes() == ["policy.defined-twice"]


def test_a_table_of_another_file_may_be_added_to_by_who_uses_it(desk):
    desk.write("wages", table("wage", "工价", "{ from = 2024-01-01, value = 1 }"))
    desk.write("nation", "", uses=("wages",))
    desk.write("county", added("wage", "{ from = 2025-01-01, value = 2 }"), "nation")

    assert rows_of(desk.sound(), "wage") == [("2024-01-01", "2024-12-31", 1), ("2025-01-01", None, 2)]


def test_toyland_replaces_a_number_and_a_rule_and_adds_values():
    policies = wonderland("wonderland-roster", "wonderland-aid", "toyland-aid")
    checked, problems = check_policies(policies, ["toyland-aid"])

    assert problems == ()
    assert checked.parameters["near_limit"].rows[0].value == Fraction(2)
    assert checked.rules["school_aid"].policy == "toyland-aid"
    assert checked.rules["school_aid"].versions[0].rounding is None
    assert {row.policy for row in checked.parameters["standard"].rows} == {"wonderland-aid", "toyland-aid"}


def test_the_order_of_unrelated_files_decides_nothing():
    policies = wonderland("wonderland-roster", "wonderland-aid", "toyland-aid")
    turned = (policies[1], policies[0], policies[2])
    one, other = lay_over(policies, []), lay_over(turned, [])

    assert (dict(one.rules), dict(one.parameters)) == (dict(other.rules), dict(other.parameters))


# --- documents --------------------------------------------------------------------------------------


def test_a_citation_means_the_nearest_document_of_that_key(desk):
    desk.write("nation", PARENT)
    desk.write("county", rule("more", "加发", "实发"), "nation")
    rules = desk.sound().rules

    assert rules["paid"].versions[0].sources[0].document.title == "nation"
    assert rules["more"].versions[0].sources[0].document.title == "county"
    assert str(rules["more"].versions[0].sources[0]) == "《county》第一条"


def test_a_citation_of_a_document_that_two_parents_list_differently_is_ambiguous(desk):
    document = '[document.notice]\ntitle = "{}"\ngrade = "press"\n'
    desk.write("wages", document.format("甲"))
    desk.write("prices", document.format("乙"))
    desk.write("county", rule("more", "加发", "2 * 元").replace("paper", "notice"), uses=("wages", "prices"))
    _, (problem,) = desk.check()

    assert problem.code == "policy.ambiguous-document"
    assert problem.facts["titles"] == ("《甲》", "《乙》")
    assert len(problem.others) == 2


def test_the_same_document_in_two_parents_is_no_question(desk):
    document = '[document.notice]\ntitle = "甲"\ngrade = "press"\n'
    desk.write("wages", document)
    desk.write("prices", document)
    desk.write("county", rule("more", "加发", "2 * 元").replace("paper", "notice"), uses=("wages", "prices"))

    assert desk.codes() == []


def test_a_cited_document_may_stand_far_above(desk):
    desk.write("top", '[document.old]\ntitle = "旧"\ngrade = "press"\n')
    desk.write("nation", "", uses=("top",))
    desk.write("county", rule("more", "加发", "2 * 元").replace("paper", "old"), extends="nation")

    assert desk.sound().rules["more"].versions[0].sources[0].document.policy == "top"


# --- days -------------------------------------------------------------------------------------------


def d(text):
    return DAY.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("rows", "lasts", "ends"),
    [
        ([("2024-01-01", None)], None, [None]),
        ([("2024-01-01", None), ("2025-01-01", None)], None, ["2024-12-31", None]),
        ([("2024-01-01", "2024-06-30"), ("2025-01-01", None)], None, ["2024-06-30", None]),
        ([("2024-01-01", None)], "1 年", ["2024-12-31"]),
        ([("2024-01-01", None), ("2024-07-01", None)], "1 年", ["2024-06-30", "2025-06-30"]),
        ([("2024-01-01", None), ("2026-01-01", None)], "1 年", ["2024-12-31", "2026-12-31"]),
        ([("2024-01-01", "2024-03-31")], "6 月", ["2024-03-31"]),
        ([("2024-01-01", "2025-12-31")], "6 月", ["2025-12-31"]),
    ],
)
def test_when_rows_of_the_same_keys_end(rows, lasts, ends):
    spans = [Span(d(start), d(end)) for start, end in rows]

    assert settled_ends(spans, lasting_of(lasts)) == [d(end) for end in ends]


@pytest.mark.parametrize(
    ("start", "lasts", "end"),
    [
        ("2024-07-01", "1 年", "2025-06-30"),
        ("2024-02-29", "1 年", "2025-02-28"),
        ("2024-01-31", "1 月", "2024-02-29"),
        ("2023-12-31", "2 月", "2024-02-29"),
        ("2024-12-01", "１ 月", "2024-12-31"),
        ("9999-06-01", "1 年", "9999-12-31"),
    ],
)
def test_the_last_day_of_a_time(start, lasts, end):
    assert last_day(d(start), lasting_of(lasts)) == d(end)


@pytest.mark.parametrize("written", [None, "", "1 周", "0 年", "年", "一年"])
def test_what_is_no_time(written):
    assert lasting_of(written) is None


@pytest.mark.parametrize(
    ("rows", "pairs"),
    [
        ([("2024-01-01", None), ("2025-01-01", None)], []),
        ([("2024-01-01", "2024-12-31"), ("2025-01-01", None)], []),
        ([("2024-01-01", "2025-01-01"), ("2025-01-01", None)], [(0, 1)]),
        ([("2024-01-01", None), ("2024-01-01", None)], [(0, 1)]),
        ([("2024-01-01", "2030-12-31"), ("2025-01-01", None), ("2026-01-01", None)], [(0, 1), (0, 2)]),
        ([(None, None), ("2025-01-01", None)], []),
        ([(None, None), (None, "2025-01-01")], [(0, 1)]),
        ([(None, "2025-06-30"), ("2025-01-01", None)], [(0, 1)]),
    ],
)
def test_which_rows_cannot_both_hold(rows, pairs):
    assert overlapping([Span(d(start), d(end)) for start, end in rows]) == pairs


def test_a_row_keeps_the_last_day_that_the_file_gives(desk):
    desk.write("nation", table("amount", "数额", "{ from = 2024-01-01, to = 2024-06-30, value = 1 }"))
    row = desk.sound().parameters["amount"].rows[0]

    assert row.declared_end == row.end == DAY(2024, 6, 30)


def test_a_row_for_several_keys_is_several_rows_and_regions_are_their_digits(desk):
    rows = '{ from = 2024-01-01, region = ["990100", "990000"], value = 1 }'
    desk.write("nation", table("amount", "数额", rows, by='"region"'))

    assert [row.keys for row in desk.sound().parameters["amount"].rows] == [("99",), ("9901",)]


def test_rows_stand_in_the_order_of_keys_and_days(desk):
    rows = ", ".join(
        f"{{ from = {year}-01-01, age = {age}, value = {year - age} }}"
        for age, year in ((70, 2025), (9, 2025), (70, 2024), (9, 2023))
    )
    desk.write("nation", table("amount", "数额", rows, by='{ key = "age", type = "number" }'))
    found = [(row.keys[0], row.start.year) for row in desk.sound().parameters["amount"].rows]

    assert found == [(9, 2023), (9, 2025), (70, 2024), (70, 2025)]


def test_values_and_keys_of_added_rows_take_the_kind_of_the_parents_table(desk):
    desk.write(
        "nation",
        '[parameter.share]\nlabel = "比例"\ntype = "percent"\n'
        'by = [{ key = "tier", type = "category", words = ["一", "1/2"] }]\nvalues = []\n',
    )
    desk.write("county", added("share", '{ from = 2025-01-01, tier = "一", value = "75%" }'), "nation")
    (row,) = desk.sound().parameters["share"].rows

    assert row.value == Fraction(3, 4)


def test_the_span_reaches_from_the_first_row_to_the_last_day_known(desk):
    desk.write("nation", table("one", "一", "{ from = 2024-01-01, to = 2024-06-30, value = 1 }"))
    desk.write(
        "county", table("two", "二", "{ from = 2023-03-01, value = 1 }", more='lasts = "1 年"\n'), "nation"
    )

    assert desk.sound().span == (DAY(2023, 3, 1), DAY(2024, 6, 30))


def test_the_span_is_open_where_a_row_goes_on(desk):
    desk.write("nation", PARENT)

    assert desk.sound().span == (DAY(2024, 1, 1), None)


# --- the whole --------------------------------------------------------------------------------------


def with_region(policy, region):
    from attrs import evolve

    return evolve(policy, region=region)


@pytest.mark.parametrize(
    ("regions", "region"),
    [
        (["990100"], "990100"),
        (["990000", "990100"], "990100"),
        (["990100", "990200"], "990000"),
        (["990100", "880100"], "000000"),
        (["000000", "990102"], "990102"),
    ],
)
def test_the_region_of_several_policies_is_the_inner_one_or_what_holds_them_all(desk, regions, region):
    for number, _ in enumerate(regions):
        desk.write(f"p{number}", "")
    policies = [with_region(policy, code) for policy, code in zip(desk.policies, regions, strict=True)]
    checked, _ = check_policies(policies, [policy.name for policy in policies])

    assert checked.region == region
