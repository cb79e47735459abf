"""What changed between two policies, or two days of one."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_texts import Desk, added, rule, table
from thoroughness import COSTLY
from transition.policies.changed_things import Presence
from transition.policies.dated_differences import differences
from transition.policies.loading import load
from transition.policies.policy_changes import policy_changes

DAY = datetime.date


@pytest.fixture
def sides(tmp_path):
    """Write two policies of one name and return them checked."""

    def made(old, new, name="place-aid"):
        checked = []
        for side, text in (("old", old), ("new", new)):
            folder = tmp_path / side
            folder.mkdir()
            desk = Desk(folder)
            desk.write(name, text)
            checked.append(desk.sound())
        return checked

    return made


def amounts(changes):
    return [(one.keys, one.course, one.before, one.after, one.difference.since) for one in changes.values]


ROWS = "{ from = 2025-01-01, value = 585 }, { from = 2026-04-01, value = 632 }"


def test_between_two_days_of_one_policy_the_value_moved_on_its_day(tmp_path):
    desk = Desk(tmp_path)
    desk.write("place-aid", table("standard", "标准", ROWS))
    policy = desk.sound()
    changes = policy_changes(policy, policy, (DAY(2025, 12, 1), DAY(2026, 4, 1)))

    assert amounts(changes) == [((), "moved", 585, 632, DAY(2026, 4, 1))]
    assert [source.article for source in changes.values[0].sources] == ["第二条"]
    assert (changes.rules, changes.presences, changes.redefinitions) == ((), (), ())


def test_between_two_days_without_a_turn_nothing_changed(tmp_path):
    desk = Desk(tmp_path)
    desk.write("place-aid", table("standard", "标准", ROWS))
    policy = desk.sound()

    assert policy_changes(policy, policy, (DAY(2025, 2, 1), DAY(2025, 12, 31))).nothing
    assert policy_changes(policy, policy).nothing


@pytest.mark.parametrize(
    ("rows", "course", "since"),
    [
        ("{ from = 2025-06-01, value = 5 }", "began", DAY(2025, 6, 1)),
        ("{ from = 2024-01-01, to = 2025-03-31, value = 5 }", "ended", DAY(2025, 4, 1)),
    ],
)
def test_a_value_begins_or_ends(tmp_path, rows, course, since):
    desk = Desk(tmp_path)
    desk.write("place-aid", table("standard", "标准", rows))
    policy = desk.sound()
    (change,) = policy_changes(policy, policy, (DAY(2025, 1, 1), DAY(2025, 7, 1))).values

    assert (change.course, change.difference.since) == (course, since)


def test_two_files_are_compared_over_all_time(sides):
    old, new = sides(
        table("standard", "标准", "{ from = 2025-01-01, value = 585 }"),
        table("standard", "标准", "{ from = 2025-01-01, value = 585 }, { from = 2025-07-01, value = 600 }"),
    )

    assert amounts(policy_changes(old, new)) == [((), "moved", 585, 600, DAY(2025, 7, 1))]
    assert amounts(policy_changes(new, old)) == [((), "moved", 600, 585, DAY(2025, 7, 1))]


def test_keys_that_are_new_begin_and_others_stay_silent(tmp_path):
    desk = Desk(tmp_path)
    desk.write(
        "place-aid",
        table("standard", "标准", '{ from = 2025-01-01, region = "9901", value = 1 }', '"region"'),
    )
    old = desk.sound()
    desk.write(
        "town-aid",
        added("standard", '{ from = 2025-01-01, region = "9902", value = 2 }'),
        extends="place-aid",
    )
    new = desk.sound()

    assert amounts(policy_changes(old, new)) == [(("9902",), "began", None, 2, DAY(2025, 1, 1))]


def test_another_document_for_the_same_value_is_no_move(sides):
    old, new = (
        table("standard", "标准", "{ from = 2025-01-01, value = 585 }").replace("第二条", article)
        for article in ("第二条", "第三条")
    )
    (change,) = policy_changes(*sides(old, new)).values

    assert change.course == "cited"


def test_what_a_table_says_of_all_others_is_compared_too(sides):
    more = 'otherwise = { value = 0, cites = "paper" }\n'
    old, new = sides(
        table("bonus", "加发", '{ from = 2025-01-01, region = "9901", value = 1 }', '"region"', more),
        table(
            "bonus",
            "加发",
            '{ from = 2025-01-01, region = "9901", value = 1 }',
            '"region"',
            more.replace("0", "3"),
        ),
    )

    assert amounts(policy_changes(old, new)) == [(None, "moved", 0, 3, None)]


# --- rules ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "aspects"),
    [
        (rule("amount", "救助金", "2 * 元"), ("formula",)),
        (
            rule("amount", "救助金", "1 * 元", more='round = { to = "1 元", mode = "up", cites = "paper" }'),
            ("rounding", "sources"),
        ),
        (rule("amount", "救助金", "1 * 元").replace("第一条", "第九条"), ("sources",)),
    ],
)
def test_a_rule_says_which_of_its_parts_changed(sides, new, aspects):
    (change,) = policy_changes(*sides(rule("amount", "救助金", "1 * 元"), new)).rules

    assert change.aspects == aspects
    assert change.course == ("cited" if aspects == ("sources",) else "moved")


def test_a_blank_in_a_formula_changes_nothing(sides):
    old, new = sides(rule("amount", "救助金", "1 * 元"), rule("amount", "救助金", "1×元"))

    assert policy_changes(old, new).nothing


def test_a_renamed_label_changes_no_rule_that_reads_it(sides):
    def written(label):
        return rule("half", label, "1 * 元") + rule("amount", "救助金", f"2 * {label}")

    changes = policy_changes(*sides(written("一半"), written("半数")))

    assert changes.rules == ()
    (renamed,) = changes.redefinitions
    (aspect,) = renamed.aspects
    assert (renamed.key, aspect.name, aspect.before, aspect.after) == ("half", "label", "一半", "半数")


def test_a_version_of_a_rule_holds_from_its_day(tmp_path):
    desk = Desk(tmp_path)
    desk.write(
        "place-aid",
        '[[rule.amount]]\nlabel = "救助金"\nof = "household"\nunit = "元"\nto = 2024-12-31\n'
        'formula = "1 * 元"\ncites = "paper"\n'
        '[[rule.amount]]\nfrom = 2025-01-01\nformula = "2 * 元"\ncites = "paper"\n',
    )
    policy = desk.sound()
    (change,) = policy_changes(policy, policy, (DAY(2024, 12, 31), DAY(2025, 1, 1))).rules

    assert (change.difference.before.formula_text, change.difference.after.formula_text) == (
        "1 * 元",
        "2 * 元",
    )
    assert change.difference.since == DAY(2025, 1, 1)


# --- what is there or not --------------------------------------------------------------------------

INPUT = '[input.wage]\nlabel = "工资"\nof = "person"\ntype = "number"\nunit = "元"\n'
CHECK = (
    '[check.none]\nof = "person"\nwhen = "工资 < 0"\nmessage = "工资是负数"\n'
    'severity = "error"\ncites = "paper"\n'
)
PAPER = '[document.notice]\ntitle = "通知"\ngrade = "press"\n'


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (INPUT, {("input", "wage")}),
        (INPUT + CHECK, {("input", "wage"), ("check", "none")}),
        (PAPER, {("document", "notice")}),
        (rule("amount", "救助金", "1 * 元"), {("rule", "amount")}),
        (table("standard", "标准", ""), {("parameter", "standard")}),
    ],
)
def test_what_was_added_is_what_was_removed_the_other_way_round(sides, more, what):
    old, new = sides("", more)

    def told(changes):
        return {(one.what, one.key) for one in changes.presences}, {one.added for one in changes.presences}

    assert told(policy_changes(old, new)) == (what, {True})
    assert told(policy_changes(new, old)) == (what, {False})


def test_between_two_days_documents_are_those_that_count(tmp_path):
    desk = Desk(tmp_path)
    desk.write(
        "place-aid",
        PAPER
        + table("standard", "标准", "{ from = 2025-01-01, value = 585 }")
        + '[parameter.other]\nlabel = "另一"\nunit = "元"\n'
        'values = [{ from = 2026-01-01, value = 1, cites = "notice" }]\n',
    )
    policy = desk.sound()
    (found,) = policy_changes(policy, policy, (DAY(2025, 12, 1), DAY(2026, 1, 1))).presences

    assert isinstance(found, Presence)
    assert (found.what, found.label, found.added) == ("document", "通知", True)


def test_a_case_that_was_added_is_named(tmp_path):
    case = (
        '[[case]]\nname = "甲"\non = 2025-01-01\ngiven = {{}}\n'
        'expect = {{ household = {{ "救助金" = {amount} }} }}\n'
    )
    checked = []
    for side, text in (
        ("old", case.format(amount=1)),
        ("new", case.format(amount=1) + case.format(amount=2).replace("甲", "乙")),
    ):
        folder = tmp_path / side
        (folder / "cases").mkdir(parents=True)
        (folder / "cases" / "place-aid.toml").write_text(text, encoding="utf-8")
        desk = Desk(folder)
        desk.write("place-aid", rule("amount", "救助金", "1 * 元"))
        checked.append(desk.sound())
    (found,) = policy_changes(*checked).presences

    assert (found.what, found.label, found.added) == ("case", "乙", True)


# --- properties -----------------------------------------------------------------------------------

DAYS = st.dates(DAY(2020, 1, 1), DAY(2020, 3, 1))


class Piece:
    def __init__(self, start, end, value):
        self.start, self.end, self.value = start, end, value


@st.composite
def courses(draw):
    turns = sorted(draw(st.sets(DAYS, min_size=1, max_size=5)))
    pieces = []
    for first, following in zip(turns, [*turns[1:], None], strict=True):
        if draw(st.booleans()):
            end = following - datetime.timedelta(days=1) if following else None
            pieces.append(Piece(first, end, draw(st.integers(1, 2))))
    return pieces


def value_on(course, day):
    return next((p.value for p in course if p.start <= day and (p.end is None or day <= p.end)), None)


@COSTLY
@given(courses(), courses(), DAYS)
def test_on_each_day_a_difference_tells_what_both_sides_say(old, new, day):
    found = [
        one
        for one in differences(old, new, None, lambda a, b: a.value == b.value)
        if one.since <= day and (one.until is None or day <= one.until)
    ]
    before, after = value_on(old, day), value_on(new, day)

    if before == after:
        assert found == []
    else:
        (one,) = found
        assert (one.before and one.before.value, one.after and one.after.value) == (before, after)


def test_the_documented_example_tells_the_rise_of_the_standard():
    policy = load(["heilongjiang-dibao"])
    changes = policy_changes(policy, policy, (DAY(2025, 12, 1), DAY(2026, 4, 1)))
    rises = {
        one.keys: (one.before, one.after) for one in changes.values if one.parameter.key == "dibao_standard"
    }

    assert rises[("231025", "农村")] == (Fraction(585), Fraction(632))
    assert rises[("231025", "城市")] == (Fraction(780), Fraction(832))
