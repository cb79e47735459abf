"""Whatever stands round the persons of a sheet, the same roster is read, and every row is accounted for."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given

from layouts import Laid, titled, two_row_header, wrapped, wrappings
from strategies_rosters import (
    HEADER,
    codes_of,
    contents,
    family,
    found,
    person,
    read,
    rosters,
    sheet_of,
    wonderland,
)
from thoroughness import COSTLY
from transition.problems import RosterError, UsageError
from transition.rosters.reading import read_roster
from transition.rosters.understanding import HowToRead


def read_laid(laid: Laid, **how):
    """Read rows without merged cells through a frame: no file needed."""
    width = laid.width
    rows = [[*row, *[""] * (width - len(row))] for row in laid.rows]
    frame = pd.DataFrame(rows, columns=[f"列{place}" for place in range(width)], dtype=object)
    return read_roster(frame, wonderland(), HowToRead(**how))


FAMILY = sheet_of(*family("H1", 工资=1200), *family("H2", sequence=2))


@pytest.mark.parametrize(
    "above",
    [
        [["2025年7月奇境救助花名册"]],
        [["奇境救助花名册"], ["制表单位：奇境民政所", "", "", "", "日期：2025-07-03"]],
        [["奇境救助花名册"], ["制表单位：奇境民政所"], ["日期：2025年7月3日"]],
        [["奇境救助花名册                               单位:元"]],
        [["填报单位：  领导签批人：  分管审核人：  填表人：  填表日期："]],
        [["说明：\n1. 红色为必填\n2. 一户一表\n3. 不要改动表头"]],
        [["奇境救助花名册"], ["前两行是标题和说明"]],
        [["统计单位：奇境", "", "统计时间：2025年7月"], [""]],
    ],
)
def test_titles_notes_and_signatures_above_the_header_are_passed_over(above):
    roster = read_laid(Laid(FAMILY).above(*above))

    assert contents(roster) == contents(read(FAMILY))
    assert roster.source.rows == 4


@pytest.mark.parametrize("heading", ["姓名*", " 姓  名 ", "姓\n名", "＊姓名", "姓名（必填）"])
def test_marks_in_a_heading_do_not_count(heading):
    header = [heading if text == "姓名" else text for text in FAMILY[0]]

    assert contents(read_laid(Laid([header, *FAMILY[1:]]))) == contents(read(FAMILY))


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        ["序号", "1", "2", "5", "6", "7", "8", "9", "10"],
        ["甲", "乙", "丙", 1, 2, 3, 4, 5, 6],
        ["栏次", 1, 2, 3, 4, 5, "", 7, 8],
    ],
)
def test_a_row_that_numbers_the_columns_belongs_to_the_header(numbers):
    roster = read_laid(Laid(FAMILY).inside(1, numbers))

    assert contents(roster) == contents(read(FAMILY))
    assert roster.source.left_out == {}


def test_a_person_whose_cells_are_rising_numbers_is_a_person():
    row = ["1", "2", "3", "户主", "990100", "农村", "", "", 5]

    assert read_laid(Laid([FAMILY[0], row, *FAMILY[1:]])).persons == 5


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (["合计", *[""] * 7, 12], "total"),
        (["合  计", *[""] * 7, 12], "total"),
        (["", "总计", *[""] * 6, 12], "total"),
        (["总合计", *[""] * 8], "total"),
        (["", "", "小计：2人", *[""] * 6], "total"),
        (["甲村小计", *[""] * 7, 12], "total"),
        (["合计（3户）", *[""] * 8], "total"),
        (["制表人：兔丁", "", "", "制表时间：2025年07月03日"], "note"),
        (["单位负责人：", "", "统计负责人：", "", "填表人：", "", "报出日期："], "note"),
        (["", "", "户主签字："], "note"),
        (["说明：01城市 02农村 11其他"], "note"),
        (["注：以上均经公示"], "note"),
        (["", "", "", "", "", "", "", "", ""], "blank"),
        ([" ", "　", "", "", "", "", "", "", ""], "blank"),
        (list(HEADER), "repeated-header"),
    ],
)
def test_rows_that_are_no_persons_are_counted_by_kind_wherever_they_stand(line, kind):
    for at in range(1, 5):
        roster = read_laid(Laid(FAMILY).inside(at, line))

        assert contents(roster) == contents(read(FAMILY))
        assert roster.source.left_out == {kind: 1}
        assert roster.source.rows == 5


def test_a_printed_page_repeats_title_unit_and_header():
    page = Laid(FAMILY).above(["奇境救助花名册"], ["单位：元"])
    roster = read_laid(page.inside(5, *page.rows[:3]))

    assert contents(roster) == contents(read(FAMILY))
    assert roster.source.left_out == {"title": 2, "repeated-header": 1}


def test_rows_numbered_beforehand_are_no_persons():
    sheet = [["序号", *FAMILY[0]], *([number, *row] for number, row in enumerate(FAMILY[1:], start=1))]
    roster = read_laid(Laid(sheet).below([5], ["6"]))

    assert (roster.persons, roster.source.left_out) == (4, {"numbered": 2})


def test_the_name_of_a_village_between_its_people_is_a_heading():
    sheet = [["序号", *FAMILY[0]], *([number, *row] for number, row in enumerate(FAMILY[1:], start=1))]
    roster = read_laid(Laid(sheet).inside(1, ["一、甲村"]).inside(4, ["乙村"]))

    assert (roster.persons, roster.source.left_out) == (4, {"heading": 2})


def test_a_row_with_only_a_name_is_a_person():
    assert read_laid(Laid(FAMILY).below(["", "兔丙"])).persons == 5


@COSTLY
@given(rosters(), wrappings())
def test_any_layout_round_the_same_households_reads_to_the_same_roster(sheet, said):
    laid, left_out = wrapped(sheet, said)
    roster = read_laid(laid)
    told = {kind: count for kind, count in roster.source.left_out.items() if kind != "blank"}

    assert contents(roster) == contents(read(sheet))
    assert told == {kind: count for kind, count in left_out.items() if kind != "blank"}
    assert roster.source.rows == roster.persons + sum(roster.source.left_out.values())


# --- headers of several rows ------------------------------------------------------------------------


def wage_sheet(*headings, cells=(1200,), above=()):
    """A family under a header whose last column has headings one above the other."""
    sheet = sheet_of(person("H1", "兔甲"))
    names = sheet[0][:-1]
    upper = [*names, *headings[:1]]
    lower = [[*[""] * len(names), heading] for heading in headings[1:]]
    rows = [[*sheet[1][:-1], cell] for cell in cells]
    return Laid([*above, upper, *lower, *rows])


@pytest.mark.parametrize(
    ("headings", "cell", "wage"),
    [
        (("工资",), 1200, 1200),
        (("收入情况", "工资"), 1200, 1200),
        (("收入情况（元/年）", "工资"), 1200, 1200),
        (("收入情况（元/月）", "工资"), 100, 1200),
        (("收入情况", "工资（万元）"), 0.12, 1200),
        (("收入情况（万元）", "工资"), 0.12, 1200),
        (("收入情况", "其中", "工资（元/月）"), 100, 1200),
        (("工资", "万元"), 0.12, 1200),
        (("工资", "元/月"), 100, 1200),
        (("月工资（元）",), 100, 1200),
        (("每月工资",), 100, 1200),
        (("年工资（元）",), 1200, 1200),
        (("工资（千元/月）",), 0.1, 1200),
        (("月工资（万元）",), 0.01, 1200),
    ],
)
def test_units_out_of_headings_are_used(headings, cell, wage):
    roster = read_laid(wage_sheet(*headings, cells=(cell,)))

    assert roster.person_columns["wage"].at(0) == Fraction(wage)
    assert ("roster.converted-column" in codes_of(roster.problems)) == (cell != wage)


def test_a_group_over_several_columns_gives_its_unit_to_each_of_them():
    sheet = sheet_of(person("H1", "兔甲", 工资=1, 其他收入=2, 医疗支出=3))
    width = len(sheet[0])
    laid = two_row_header(Laid(sheet), {"收支情况（万元）": (width - 3, width - 1)})
    roster = read_laid(laid)
    amounts = [roster.person_columns[key].at(0) for key in ("wage", "other_income", "medical_cost")]

    assert amounts == [10_000, 20_000, 30_000]


def test_a_heading_of_the_column_goes_before_the_unit_of_the_group_and_both_before_the_line_above():
    sheet = sheet_of(person("H1", "兔甲", 工资=1, 其他收入=2, 医疗支出=3))
    sheet[0][-3] = "工资（元）"
    width = len(sheet[0])
    laid = two_row_header(Laid(sheet), {"收入（千元）": (width - 3, width - 2)}).above(["", "单位：万元"])
    roster = read_laid(laid)
    amounts = [roster.person_columns[key].at(0) for key in ("wage", "other_income", "medical_cost")]

    assert amounts == [1, 2_000, 30_000]


@pytest.mark.parametrize(
    ("line", "factor"),
    [
        ("单位：万元", 10_000),
        ("单位:元", 1),
        ("（单位：千元）", 1_000),
        ("单位：人、万元", 10_000),
        ("制表单位：万元镇", 1),
        ("填报单位：某镇", 1),
        ("奇境花名册            单位：万元", 10_000),
    ],
)
def test_the_unit_line_above_the_table_multiplies_money_that_has_no_unit_of_its_own(line, factor):
    sheet = sheet_of(person("H1", "兔甲", 工资=2, 就读年级=3))
    roster = read_laid(Laid(sheet).above(["", line]))

    assert roster.person_columns["wage"].at(0) == 2 * factor
    assert roster.person_columns["school_year"].at(0) == 3


def test_yuan_typed_under_ten_thousands_is_a_doubt_and_no_amount():
    roster = read_laid(wage_sheet("工资（万元）", cells=(18_000,)))

    assert roster.person_columns["wage"].at(0) is None
    assert found(roster, "roster.magnitude").severity == "warning"


@pytest.mark.parametrize("group", ["上年收入", "去年", "变更前", "申报"])
def test_a_group_that_changes_what_a_heading_means_makes_it_a_question(group):
    roster = read_laid(wage_sheet(group, "工资"))

    assert "wage" not in roster.person_columns
    assert found(roster, "roster.similar-column").facts["nearest"] == ("工资",)


def test_a_title_over_the_table_is_no_group():
    roster = read_laid(titled(Laid(FAMILY), "上年度救助花名册"))

    assert contents(roster) == contents(read(FAMILY))


# --- told by the caller -----------------------------------------------------------------------------


def test_the_header_can_be_said():
    early = [[*HEADER[:4], *HEADER[4:]], ["说明", "说明", "说明", "说明", "", "", "", "", ""]]
    laid = Laid(FAMILY).above(*early)

    assert contents(read_laid(laid, header_row="4")) == contents(read(FAMILY))


def test_two_rows_of_a_header_can_be_said():
    laid = two_row_header(Laid(FAMILY), {"工作": (6, 8)}).above(["标题"])

    assert contents(read_laid(laid, header_row="3-4")) == contents(read(FAMILY))


@pytest.mark.parametrize("written", ["0", "x", "3-9", "4-3", "-1", ""])
def test_a_header_row_that_is_none_is_refused(written):
    with pytest.raises(UsageError) as caught:
        read_laid(Laid(FAMILY), header_row=written)

    assert codes_of(caught.value.problems) == ["usage.bad-value"]


def test_a_header_row_without_any_known_heading_is_refused():
    with pytest.raises(RosterError) as caught:
        read_laid(Laid([*FAMILY, ["甲", "乙", "丙"]]), header_row="7")

    assert "roster.no-header" in codes_of(caught.value.problems)
