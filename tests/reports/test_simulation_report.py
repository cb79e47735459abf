"""A simulation as a report: its tables and charts say what the simulation came to, and how it is meant."""

from __future__ import annotations

import datetime
import json
from fractions import Fraction

import pytest

from strategies_simulations import HALF, effects, people, reform_of
from strategies_wonderland import ADULT, HOUSEHOLD
from transition.policies.reform_reader import read_reform
from transition.policies.units import parse_unit
from transition.reports import report_html, report_json
from transition.reports.charts.chart import Chart
from transition.reports.simulations.number_columns import alike, percent
from transition.reports.simulations.simulation_report import effects_report, simulation_report
from transition.reports.table import Table, exact_rows

MOMENT = datetime.datetime(2025, 3, 2, 8, 0, tzinfo=datetime.UTC)
NAMED = {**ADULT, "person_name": "兔小甲", "relation": "户主", "identity_number": "990100199005050011"}
GIVEN = (
    ({**HOUSEHOLD, "township": "西乡"}, NAMED),
    ({**HOUSEHOLD, "township": "西乡", "residence": "城镇"}, ADULT),
    ({**HOUSEHOLD, "township": "东镇"}, {**ADULT, "other_income": Fraction(5_160)}),
    (
        {**HOUSEHOLD, "township": "东镇"},
        {**ADULT, "wage": None, "working": True, "work_region": "9901", "categories": frozenset(["老兵"])},
    ),
)
RAISED = "标准[农村]=450"
WEIGHTS = [Fraction(5, 2), Fraction(1), Fraction(2), Fraction(1)]


def report(*reforms, weights=None, **more):
    return effects_report(
        effects(people(*GIVEN, weights=weights), *(reforms or (RAISED,)), **more), moment=MOMENT
    )


def section(made, key):
    (found,) = [one for one in made.sections if one.key == key]
    return found


def table(made, key):
    (found,) = [
        part for one in made.sections for part in one.parts if isinstance(part, Table) and part.key == key
    ]
    return found


def rows(found):
    columns = [exact_rows(column.values) for column in found.columns]
    return [
        dict(zip([column.key for column in found.columns], row, strict=True))
        for row in zip(*columns, strict=True)
    ]


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch):
    monkeypatch.setenv("TRANSITION_LANG", "zh")


def test_the_chapters_stand_in_their_order():
    assert [one.key for one in report(RAISED, HALF).sections] == [
        "gains", "budget", "by-band", "by-place", "by-word", "by-size", "by-category", "largest",
        "waiting", "split", "law", "budget-months",
    ]  # fmt: skip


def test_what_cannot_be_told_is_said():
    lines = "\n".join(report().lines)

    assert "没有按收入分的表" in lines
    assert "没有离标准的差距" in lines


def test_the_summary_says_the_most_important():
    lines = report().lines

    # Two kinds of households: 400 -> 450 a month, 0 -> 20 a month; the town's is 632.
    assert lines[0] == "新进 1 户（1 人）、增加 1 户（1 人）、不变 1 户（1 人）、未确定 1 户（1 人）"
    assert lines[1] == (
        "一年（按这一天的规定）：12,384 元/年 → 13,224 元/年，+840 元/年（+6.78%）；平均每月 +70 元/月"
    )
    assert lines[2] == "有 25% 的户未确定（花名册里 1 户），不在上面的金额里。"


def test_the_tables_hold_what_the_simulation_came_to():
    found = effects(people(*GIVEN), RAISED)
    made = effects_report(found)

    by_kind = {row["kind"]: row for row in rows(table(made, "kinds"))}
    assert (by_kind["新进"]["households"], by_kind["新进"]["change"]) == (1, 240)
    assert (by_kind["未确定"]["households"], by_kind["未确定"]["change"]) == (1, None)
    (budget,) = rows(table(made, "budget"))
    assert (budget["before"], budget["after"], budget["difference"]) == (12_384, 13_224, 840)
    assert budget["percent"] == Fraction(678, 100)
    (by_month,) = rows(table(made, "budget_months"))
    assert by_month["monthly_difference"] == 70
    places = {row["group"]: row["difference"] for row in rows(table(made, "by_place_township"))}
    assert places == {"西乡": 600, "东镇": 240}
    bands = {row["group"]: row["enters"] + row["gains"] for row in rows(table(made, "by_band_change"))}
    assert bands == {"不变": 0, "增加不足 50 元": 1, "增加 50 元至不足 100 元": 1, "不知道": 0}
    first, second = rows(table(made, "largest"))
    assert (first["household"], first["difference"], second["household"]) == ("H1", 600, "H3")
    assert (first["reasons"], second["reasons"]) == ("1", "2")
    told = section(made, "largest").lines
    assert [line.split("：")[0] for line in told[1:]] == ["原因 1（1 户）", "原因 2（1 户）"]
    assert "400→450" in told[1]
    (law,) = [row for row in rows(table(made, "law")) if row["before"] == "400 元/人·月"]
    assert law["after"] == "450 元/人·月"
    assert law["source"] == "《标准[农村]=450》（拟议）"


def test_charts_show_the_numbers_of_their_tables():
    made = report(RAISED, HALF)

    for one in made.sections:
        tables = [part for part in one.parts if isinstance(part, Table)]
        for chart in (part for part in one.parts if isinstance(part, Chart)):
            if not chart.key.startswith("chart-by-"):
                continue
            (source,) = [
                each for each in tables if each.key.replace("_", "-") == chart.key[6:].replace("_", "-")
            ]
            numbers = {row["group"]: row for row in rows(source)}
            for series in chart.series:
                assert [numbers[point][series.key] for point in chart.x] == list(series.values)


COUNTED = ("household", "persons", "enters", "gains", "unchanged", "loses", "leaves", "open", "receiving")
SUMMED = ("before", "after", "difference", "change", "monthly", "low", "high", "in_order", "free")


def test_every_weighted_heading_says_so_and_no_other_does():
    weighted, plain = report(RAISED, HALF, weights=WEIGHTS), report(RAISED, HALF)

    for made, marked in ((weighted, True), (plain, False)):
        for one in made.sections:
            for part in one.parts:
                if not isinstance(part, Table) or part.key in ("largest", "law"):
                    continue
                for column in part.columns:
                    counted = column.kind in ("whole", "number", "money")
                    own = column.key in ("percent", "counted", "open") or column.key.startswith("counted_")
                    if counted and not (own and "（加权）" not in column.label):
                        assert ("（加权）" in column.label) == marked, (part.key, column.label)
    assert any("4 户代表 6.5 户" in line for line in weighted.lines)
    assert dict(weighted.record)["权数"] == "代表户数"
    assert dict(plain.record)["权数"] == "没有：一户就是一户"


def test_a_reform_that_changes_nothing_says_so_on_top():
    made = report(reform_of("nothing"))

    assert made.lines[0] == "方案什么也没有改：规定和原来一样。"
    assert section(made, "law").lines[-1] == "没有变动。"
    assert not section(made, "law").parts


def test_a_reform_of_what_nobody_has_draws_no_empty_charts():
    made = report("取暖补贴标准=50")

    assert made.lines[0].startswith("方案改了规定，但在这些日子里没有一项待遇用到")
    assert list(made.charts()) == [chart for chart in made.charts() if chart.key.startswith("chart-flows")]


def test_the_record_names_the_reforms_and_their_files(tmp_path):
    path = tmp_path / "raise.toml"
    path.write_text(
        '[reform]\nname = "raise"\ntitle = "提高"\n[parameter.near_limit]\nvalues = [{ value = 2 }]\n',
        encoding="utf-8",
    )
    made = report(read_reform(path), RAISED)

    record = dict(made.record)
    assert record["方案 1"] == f"提高（{path}）"
    assert len(record["方案 1 SHA-256"]) == 64
    assert record["方案 2"] == f"--set {RAISED}"
    assert "方案 2 SHA-256" not in record
    assert made.data["run"]["reforms"][1] == {
        "name": RAISED, "title": RAISED, "path": None, "sha256": None, "set": RAISED,
    }  # fmt: skip


def test_the_data_is_json_without_a_digit_lost(tmp_path):
    made = report(RAISED, HALF, weights=WEIGHTS)
    report_json.write_report(made, tmp_path / "report.json")
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["data"]

    found = effects(people(*GIVEN, weights=WEIGHTS), RAISED, HALF)
    assert data["weighted"] is True
    assert data["total"]["households"]["loses"] == float(found.tally.households["loses"])
    assert data["budget"]["total"]["difference"] == float(found.budget.total.difference)
    assert [one["in_order"]["total"] for one in data["split"]["reforms"]] == [
        float(share.in_order[""]) for share in found.split.shares
    ]
    assert data["changes_nothing"] is None


def test_a_masked_report_names_nobody(tmp_path):
    simulation = effects(people(*GIVEN), RAISED).simulation
    for mask in (False, True):
        made = simulation_report(simulation, mask=mask)
        report_json.write_report(made, tmp_path / f"{mask}.json")
        report_html.write_report(made, tmp_path / f"{mask}.html")
        for ending in ("json", "html"):
            text = (tmp_path / f"{mask}.{ending}").read_text(encoding="utf-8")
            assert ("兔小甲" in text) != mask
            assert ("兔*甲" in text) == mask
    assert dict(made.record)["姓名和证件号码"] == "已隐去"


def test_fewer_of_the_largest_are_shown_where_that_is_asked():
    simulation = effects(people(*GIVEN), RAISED).simulation

    assert len(rows(table(simulation_report(simulation, largest=1), "largest"))) == 1


def test_the_program_s_words_are_english_where_that_is_asked(monkeypatch):
    monkeypatch.setenv("TRANSITION_LANG", "en")
    made = report()

    assert section(made, "gains").heading == "Who gains and who loses"
    assert made.lines[0].startswith("enter: 1 households (1 persons)")
    # What the law calls an entitlement stays as it is.
    assert rows(table(made, "budget"))[0]["entitlement"] == "救助金"


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(1, 3), Fraction(3333, 100)),
        (Fraction(-1, 3), Fraction(-3333, 100)),
        (Fraction(1, 8), Fraction(25, 2)),
        (None, None),
    ],
)
def test_a_share_is_shown_in_hundredths(share, shown):
    assert percent(share) == shown


def test_months_say_for_how_many_they_are():
    days = [datetime.date(2025, month, 1) for month in (3, 4)]
    made = report(days=days)

    assert made.subtitle.endswith("2025-03 – 2025-04")
    assert "2 个月合计：" in made.lines[1]
    (budget,) = rows(table(made, "budget"))
    (by_month,) = rows(table(made, "budget_months"))
    # 50 and 20 a month for two months.
    assert (budget["difference"], by_month["monthly_difference"]) == (140, 70)
    assert isinstance(made.data["months"], int)


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ((Fraction(400), Fraction(1_450)), ["400 元/月", "1,450 元/月"]),
        ((Fraction(14_305), Fraction(43_870, 3)), ["14,305.00 元/月", "14,623.33 元/月"]),
    ],
)
def test_amounts_beside_each_other_have_as_many_decimals(amounts, words):
    assert alike(parse_unit("元/月"), *amounts) == words


def test_what_nobody_is_paid_is_a_sentence_and_no_line_of_the_budget():
    made = report()
    labels = [row["entitlement"] for row in rows(table(made, "budget"))]
    (unpaid,) = [line for line in section(made, "budget").lines if line.startswith("两边都没有支出")] or [""]

    assert all(row["before"] or row["after"] for row in rows(table(made, "budget")))
    assert not any(label in unpaid for label in labels)


def test_charts_of_groups_have_no_series_and_no_group_of_zeros():
    for chart in report(RAISED, HALF).charts():
        if chart.key.startswith("chart-by-"):
            assert all(any(one.values) for one in chart.series)
            assert all(any(one.values[place] for one in chart.series) for place in range(len(chart.x)))
