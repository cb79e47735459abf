"""What changed between two policies, as people read it and as programs do; and what it does to a roster."""

from __future__ import annotations

import csv
import datetime
import json
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given

from policy_texts import Desk, table
from strategies_wonderland import ADULT, HOUSEHOLD, POLICIES, results_of, roster_of, rosters, wonderland
from thoroughness import COSTLY
from transition.policies.loading import load
from transition.policies.policy_changes import policy_changes
from transition.problems import spoken
from transition.reports.policy_change_files import changes_as_json, write_changes
from transition.reports.policy_change_words import change_grids, change_rows
from transition.reports.policy_effect import policy_effects, signed

DAY = datetime.date
JUNE, JULY = DAY(2025, 6, 1), DAY(2025, 7, 1)


def rise():
    """The standard of the countryside rises in July, by a notice of September."""
    return policy_changes(wonderland(), wonderland(), (JUNE, JULY))


def test_a_rise_is_told_with_both_values_the_day_and_the_documents():
    row, document = change_rows(rise(), "zh")

    assert (row.part, row.course, row.name, row.keys) == ("value", "moved", "标准", "99，农村")
    assert (row.before, row.after, row.moved) == ("400 元/人·月", "420 元/人·月", "+20")
    assert (row.since, row.until) == (JULY, DAY(2026, 6, 30))
    assert list(map(str, row.sources)) == [
        "《关于提高农村标准的通知》（奇发〔2025〕7号）第一条",
        "《奇境救助办法》（奇令〔2023〕1号）第四条",
    ]
    assert (document.part, document.course) == ("document", "added")
    assert document.name == "《关于提高农村标准的通知》（奇发〔2025〕7号）"


def test_places_are_named_in_words():
    policy = load(["heilongjiang-dibao"])
    changes = policy_changes(policy, policy, (DAY(2025, 12, 1), DAY(2026, 4, 1)))
    rows = {row.keys: row for row in change_rows(changes, "zh") if row.name == "低保标准"}

    assert rows["黑龙江省牡丹江市林口县，农村"].before == "585 元/人·月"
    assert rows["黑龙江省牡丹江市林口县，农村"].after == "632 元/人·月"


def test_keys_that_moved_alike_stand_in_one_row():
    changes = policy_changes(wonderland(), wonderland(), (DAY(2024, 1, 1), DAY(2023, 12, 31)))
    grants = [row for row in change_rows(changes, "zh") if row.name == "助学标准"]

    assert [(row.keys, row.course) for row in grants] == [
        ("是，1、是，2、是，3", "ended"),
        ("是，4、是，5、是，6", "ended"),
    ]


@pytest.mark.parametrize(("language", "words"), [("zh", "自 2025-01-01 起"), ("en", "from 2025-01-01")])
def test_a_rule_shows_both_formulas(language, words):
    with spoken(language):
        grids = list(change_grids(policy_changes(wonderland(), load([POLICIES / "toyland-aid.toml"]))))
    aid = next(grid for grid in grids if grid.title.startswith("助学金"))

    assert [row[1] for row in aid.rows[:2]] == [
        "助学标准[在读, 就读年级]\n"
        + {"zh": "四舍五入到", "en": "half away from zero to"}[language]
        + " 0.1 元",
        "助学标准[在读, 就读年级] * 2",
    ]
    assert any(words in cell for grid in grids for row in grid.rows for cell in row)


def test_a_change_of_unit_or_label_is_told_with_both_writings(tmp_path):
    for side, label in (("old", "标准"), ("new", "基准")):
        (tmp_path / side).mkdir()
        text = (POLICIES / "wonderland-aid.toml").read_text(encoding="utf-8")
        text = text.replace('label = "标准"', f'label = "{label}"').replace('"标准[', f'"{label}[')
        (tmp_path / side / "wonderland-aid.toml").write_text(text, encoding="utf-8")
        roster = (POLICIES / "wonderland-roster.toml").read_text(encoding="utf-8")
        (tmp_path / side / "wonderland-roster.toml").write_text(roster, encoding="utf-8")
    old, new = (load([tmp_path / side / "wonderland-aid.toml"]) for side in ("old", "new"))
    (row,) = change_rows(policy_changes(old, new), "zh")

    assert (row.part, row.course, row.before, row.after) == ("parameter", "renamed", "标准", "基准")


def test_a_table_that_is_asked_by_more_keys_is_told_with_the_keys_of_each_side(tmp_path):
    sides = []
    for side, by, keys in (
        ("old", '"region"', 'region = "9901"'),
        ("new", '"region", { key = "tier", type = "whole" }', 'region = "9901", tier = 1'),
    ):
        (tmp_path / side).mkdir()
        desk = Desk(tmp_path / side)
        desk.write("place-aid", table("bonus", "加发", f"{{ from = 2025-01-01, {keys}, value = 5 }}", by))
        sides.append(desk.sound())
    rows = [row for row in change_rows(policy_changes(*sides), "zh") if row.part == "value"]

    assert sorted((row.keys, row.course) for row in rows) == [("9901", "ended"), ("9901，1", "began")]


# --- what it does -----------------------------------------------------------------------------------


def effects_of(roster, before=JUNE, after=JULY):
    return {one.key: one for one in policy_effects(results_of(roster, before), results_of(roster, after))}


def test_whom_a_rise_touches_and_what_it_costs():
    town = {**HOUSEHOLD, "residence": "城镇"}
    roster = roster_of((HOUSEHOLD, ADULT), (HOUSEHOLD, ADULT, ADULT), (town, ADULT), (HOUSEHOLD, {}))
    amount = effects_of(roster)["amount"]

    assert [(one.household, one.course, one.before, one.after) for one in amount.touched] == [
        ("H1", "rises", 400, 420),
        ("H2", "rises", 800, 840),
    ]
    assert (amount.before, amount.after, amount.moved) == (1832, 1892, 60)
    assert (amount.unchanged, amount.open) == (1, 1)


def test_who_becomes_entitled_enters_and_the_other_way_round_leaves():
    roster = roster_of((HOUSEHOLD, {**ADULT, "other_income": Fraction(12 * 410)}))

    assert [one.course for one in effects_of(roster)["amount"].touched] == ["enters"]
    assert [one.course for one in effects_of(roster, JULY, JUNE)["amount"].touched] == ["leaves"]


@COSTLY
@given(rosters)
def test_the_cost_is_the_sum_of_what_each_household_gains(roster):
    for effect in effects_of(roster).values():
        assert effect.moved == sum(one.moved or 0 for one in effect.touched)
        assert roster.households == len(effect.touched) + effect.unchanged + effect.open


@COSTLY
@given(rosters)
def test_nothing_changes_where_nothing_is_changed(roster):
    for effect in effects_of(roster, JUNE, JUNE).values():
        assert (effect.touched, effect.moved) == ((), 0)


def test_a_difference_has_its_sign():
    unit = wonderland().parameters["standard"].type.unit

    assert [signed(Fraction(amount), unit) for amount in (47, -47, 0)] == [
        "+47 元/人·月",
        "−47 元/人·月",
        "0 元/人·月",
    ]


# --- files ------------------------------------------------------------------------------------------


def test_json_has_every_change_and_exact_effects():
    roster = roster_of((HOUSEHOLD, ADULT))
    effects = policy_effects(results_of(roster, JUNE), results_of(roster, JULY))
    data = json.loads(changes_as_json(rise(), effects))
    change, _ = data["changes"]

    assert (data["format"], data["old"]["day"], data["new"]["day"]) == (
        "transition-policy-changes",
        "2025-06-01",
        "2025-07-01",
    )
    assert (change["before"], change["after"], change["since"]) == (
        "400 元/人·月",
        "420 元/人·月",
        "2025-07-01",
    )
    amount = next(one for one in data["effects"] if one["key"] == "amount")
    assert (amount["moved"], amount["touched"][0]["household"]) == (20, "H1")


def test_the_workbook_has_the_changes_and_whom_they_touch(tmp_path):
    roster = roster_of((HOUSEHOLD, ADULT))
    effects = policy_effects(results_of(roster, JUNE), results_of(roster, JULY))
    write_changes(rise(), effects, "xlsx", str(tmp_path / "out.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")

    assert book.sheetnames == ["政策变动", "影响汇总", "受影响的户"]
    assert [cell.value for cell in book["受影响的户"][2]][:7] == ["H1", None, "救助金", "调增", 400, 420, 20]


def test_csv_and_text_hold_the_same_change(tmp_path):
    write_changes(rise(), None, "csv", str(tmp_path / "out.csv"))
    write_changes(rise(), None, "text", str(tmp_path / "out.txt"))
    lines = list(csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()))

    assert [(line["name"], line["before"], line["after"]) for line in lines][:1] == [
        ("标准", "400 元/人·月", "420 元/人·月")
    ]
    assert "400 → 420 元/人·月" in (tmp_path / "out.txt").read_text(encoding="utf-8")
