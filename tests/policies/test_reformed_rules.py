"""Rules as reforms say them: other formulas, rows added to decision tables, other roundings, day by day."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_texts import ReformDesk
from thoroughness import COSTLY
from transition.calc.planner import make_plan
from transition.reports.policy_text import formula_lines

DAY = datetime.date

RULES = """
[input.wealth]
label = "财产"
of = "household"
type = "number"
unit = "元"

[[rule.pay]]
label = "发放"
of = "household"
unit = "元"
to = 2025-06-30
formula = "财产 * 2"
round = { to = "1 元", mode = "up", cites = "paper 第一条" }
cites = "paper 第一条"

[[rule.pay]]
from = 2025-07-01
formula = "财产 * 3"
round = { to = "0.1 元", mode = "down", cites = "paper 第二条" }
cites = "paper 第二条"

[rule.late]
label = "晚"
of = "household"
unit = "元"
from = 2025-01-01
formula = "财产"
cites = "paper 第五条"

[rule.kind]
label = "类型"
of = "household"
type = "category"
words = ["甲", "乙", "丙", "丁"]
cites = "paper 第三条"
cases = [
  { when = "财产 < 1", then = "'甲'" },
  { when = "财产 < 2", then = "'乙'", cites = "paper 第四条" },
  { otherwise = "'丙'" },
]
"""
KINDS = ("'甲'", "'乙'", "'丙'")


@pytest.fixture
def desk(tmp_path):
    desk = ReformDesk(tmp_path)
    desk.write("place-aid", RULES)
    return desk


def in_force(policy, day, key="pay", **options):
    """The version of a rule on a day, None where it says nothing."""
    steps = make_plan(policy, day, **options).steps
    return next(step.version for step in steps if step.rule.key == key)


def formula(policy, day, **options):
    version = in_force(policy, day, **options)
    return version and version.formula_text


def rounded(policy, day):
    rounding = in_force(policy, day).rounding
    return rounding and (rounding.rounding.written, rounding.rounding.mode)


IN_MAY = DAY(2025, 5, 1)


def rows(policy, day=IN_MAY, key="kind"):
    return [(case.when_text, case.then_text) for case in in_force(policy, day, key).cases]


# --- formulas -------------------------------------------------------------------------------------


def test_a_formula_holds_in_its_days_and_the_versions_around_them_are_cut(desk):
    policy = desk.laid('[rule.pay]\nfrom = 2025-05-01\nto = 2025-08-31\nformula = "财产"\n')
    days = (DAY(2025, 4, 30), DAY(2025, 5, 1), DAY(2025, 8, 31), DAY(2025, 9, 1))

    assert [formula(policy, day) for day in days] == ["财产 * 2", "财产", "财产", "财产 * 3"]
    spans = [(one.start, one.end) for one in policy.rules["pay"].versions]
    assert spans == [
        (None, DAY(2025, 4, 30)),
        (DAY(2025, 5, 1), DAY(2025, 6, 30)),
        (DAY(2025, 7, 1), DAY(2025, 8, 31)),
        (DAY(2025, 9, 1), None),
    ]


def test_what_is_not_said_stays_as_it_was_version_by_version(desk):
    policy = desk.laid('[rule.pay]\nfrom = 2025-05-01\nformula = "财产"\n')

    assert rounded(policy, DAY(2025, 6, 30)) == ("1 元", "up")
    assert rounded(policy, DAY(2025, 7, 1)) == ("0.1 元", "down")


def test_a_formula_may_hold_before_the_rule_began(tmp_path):
    desk = ReformDesk(tmp_path)
    desk.write("place-aid", RULES.replace("to = 2025-06-30", "from = 2025-03-01\nto = 2025-06-30"))
    policy = desk.laid('[rule.pay]\nformula = "财产"\n')

    assert formula(desk.sound(), DAY(2025, 1, 1)) is None
    assert formula(policy, DAY(2025, 1, 1)) == "财产"
    assert rounded(policy, DAY(2025, 1, 1)) == ("1 元", "up")


def test_the_amendments_of_one_reform_follow_one_another_in_whatever_order_they_stand(desk):
    policy = desk.laid(
        '[[rule.pay]]\nfrom = 2026-01-01\nround = { mode = "none" }\n'
        '[[rule.pay]]\nfrom = 2025-02-01\nformula = "财产"\n'
    )

    assert [formula(policy, day) for day in (DAY(2025, 2, 1), DAY(2025, 12, 31))] == ["财产", "财产"]
    assert (formula(policy, DAY(2026, 1, 1)), rounded(policy, DAY(2026, 1, 1))) == ("财产 * 3", None)


@pytest.mark.parametrize("days", [("", ""), ("to = 2026-01-01", "from = 2026-01-01")])
def test_two_amendments_of_one_reform_for_one_day_are_refused(desk, days):
    tables = "".join(f'[[rule.pay]]\n{day}\nformula = "{place}"\n' for place, day in enumerate(days))

    assert desk.refused(tables) == [("policy.overlapping-versions", 8)]


def test_of_two_reforms_the_later_amends_what_the_earlier_made(desk):
    policy = desk.laid(
        '[rule.pay]\nformula = "财产"\n',
        '[rule."发放"]\nfrom = 2026-01-01\nround = { to = 10, mode = "up" }\n',
    )

    assert formula(policy, DAY(2026, 1, 1)) == "财产"
    assert rounded(policy, DAY(2026, 1, 1)) == ("10", "up")
    assert rounded(policy, DAY(2025, 12, 31)) == ("0.1 元", "down")


def test_a_proposed_rule_counts_whatever_was_known(desk):
    policy = desk.laid('[rule.pay]\nfrom = 2025-09-01\nformula = "财产"\n')

    assert formula(policy, DAY(2025, 9, 1), known_on=DAY(2024, 1, 1)) == "财产"


# --- decision tables ------------------------------------------------------------------------------

CITED = ', cites = "paper 第八条"'
ADDED = '{ when = "财产 = 9", then = "\'丁\'"%s }'


@pytest.mark.parametrize(
    ("before", "place"), [(", before = 1", 0), (", before = 2", 1), (", before = 3", 2), ("", 2)]
)
def test_a_row_is_added_at_every_place(desk, before, place):
    policy = desk.laid(f"[rule.kind]\nadd_cases = [{ADDED % before}]\n")
    expected = list(KINDS)
    expected.insert(place, "'丁'")

    assert [then for _, then in rows(policy)] == expected


@given(places=st.lists(st.sampled_from([1, 2, 3, None]), min_size=1, max_size=4))
@COSTLY
def test_rows_are_counted_as_they_were_and_stand_in_the_order_of_writing(tmp_path_factory, places):
    desk = ReformDesk(tmp_path_factory.mktemp("drawn"))
    desk.write("place-aid", RULES)
    added = [
        ADDED.replace("9", str(number)) % (f", before = {place}" if place else "")
        for number, place in enumerate(places, 10)
    ]
    policy = desk.laid(f"[rule.kind]\nadd_cases = [{', '.join(added)}]\n")
    expected = []
    for row, kind in enumerate(KINDS, 1):
        expected += [f"财产 = {number}" for number, place in enumerate(places, 10) if (place or 3) == row]
        expected.append(kind)

    assert [when if "=" in when else then for when, then in rows(policy)] == expected


def test_a_row_behind_otherwise_is_refused(desk):
    assert desk.refused(f"[rule.kind]\nadd_cases = [{ADDED % ', before = 4'}]\n") == [
        ("reform.no-such-place", 6)
    ]


def test_a_formula_becomes_what_the_table_says_otherwise(desk):
    policy = desk.laid('[rule.pay]\nadd_cases = [{ when = "财产 > 5", then = 0 }]\n')

    assert rows(policy, DAY(2025, 6, 30), "pay") == [("财产 > 5", "0"), ("", "财产 * 2")]
    assert rows(policy, DAY(2025, 7, 1), "pay") == [("财产 > 5", "0"), ("", "财产 * 3")]
    assert rounded(policy, DAY(2025, 7, 1)) == ("0.1 元", "down")


def test_a_whole_table_takes_the_place_of_another_and_of_a_formula(desk):
    table = 'cases = [{ when = "财产 > 5", then = 0 }, { otherwise = 1 }]\n'
    policy = desk.laid(f"[rule.pay]\n{table}")

    assert rows(policy, key="pay") == [("财产 > 5", "0"), ("", "1")]


def test_a_formula_takes_the_place_of_a_table(desk):
    policy = desk.laid("[rule.kind]\nformula = \"'丁'\"\n")

    assert (in_force(policy, DAY(2025, 5, 1), "kind").formula_text, rows(policy)) == ("'丁'", [])


# --- roundings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('{ to = "10 元", mode = "nearest" }', ("10 元", "nearest")),
        ('{ to = 1, mode = "down" }', ("1", "down")),
        ('{ mode = "none" }', None),
    ],
)
def test_a_rounding_is_changed_or_ended_and_the_formula_stays(desk, written, expected):
    policy = desk.laid(f"[rule.pay]\nfrom = 2025-03-01\nround = {written}\n")

    assert rounded(policy, DAY(2025, 2, 28)) == ("1 元", "up")
    assert rounded(policy, DAY(2025, 3, 1)) == expected == rounded(policy, DAY(2025, 7, 1))
    assert formula(policy, DAY(2025, 7, 1)) == "财产 * 3"


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        ('[rule.pay]\nround = { to = "1 元/月", mode = "up" }\n', "policy.round-unit"),
        ('[rule.kind]\nround = { to = 1, mode = "up" }\n', "policy.key-not-for-type"),
        ('[rule.pay]\nformula = "TRUE"\n', "formula.result-kind"),
        ('[rule.pay]\nformula = "财产 +"\n', "formula.unfinished"),
        ('[rule.late]\nfrom = 2024-01-01\nto = 2024-12-31\nround = { mode = "none" }\n', "reform.no-version"),
    ],
)
def test_an_amendment_that_does_not_fit_its_rule_is_refused(desk, tables, code):
    assert [found for found, _ in desk.refused(tables)] == [code]


# --- documents ------------------------------------------------------------------------------------

SAME_KEY = '[document.paper]\ntitle = "征求意见稿"\ngrade = "press"\n'


def cited(sources):
    return [f"{source.document.title} {source.article}".strip() for source in sources]


def test_citations_are_meant_by_the_documents_of_the_file_in_which_they_stand(desk):
    policy = desk.laid(
        SAME_KEY
        + '[rule.pay]\nfrom = 2025-03-01\ncites = "paper 第九条"\nround = { to = 5, mode = "up" }\n'
        + f"[rule.kind]\nadd_cases = [{ADDED % CITED}]\n"
    )
    before, after = in_force(policy, DAY(2025, 2, 1)), in_force(policy, DAY(2025, 3, 1))
    kind = in_force(policy, DAY(2025, 3, 1), "kind")

    assert cited(before.sources) == cited(before.rounding.sources) == ["place-aid 第一条"]
    assert cited(after.sources) == ["征求意见稿 第九条", "place-aid 第一条"]
    assert cited(after.rounding.sources) == ["改change-0"]
    assert cited(kind.cases[1].sources) == ["place-aid 第四条"]
    assert cited(kind.cases[2].sources) == ["征求意见稿 第八条"]


def test_the_rows_of_a_formula_that_became_a_table_cite_as_before(desk):
    policy = desk.laid('[rule.pay]\nadd_cases = [{ when = "财产 > 5", then = 0 }]\n')
    version = in_force(policy, DAY(2025, 3, 1), "pay")

    assert [cited(case.sources) for case in version.cases] == [["改change-0"], ["place-aid 第一条"]]
    assert any("财产 > 5" in line for line in formula_lines(version, "zh"))
