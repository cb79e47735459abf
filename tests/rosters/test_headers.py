"""Headers are matched after tidying them up; what is merely similar is a hint and never taken."""

from __future__ import annotations

from fractions import Fraction

import pytest

from strategies_rosters import HEADER, codes_of, family, found, person, read, sheet_of
from transition.problems import RosterError


def renamed(sheet, **headers):
    header = [headers.get(text, text) for text in sheet[0]]
    return [header, *sheet[1:]]


def refused(sheet):
    with pytest.raises(RosterError) as caught:
        read(sheet)
    return caught.value.problems


@pytest.mark.parametrize(
    "header",
    [
        "工资",
        " 工 资 ",
        "工\n资",
        "工资*",
        "＊工资",
        "工资（元）",
        "工资(元)",
        "工资（元/年）",
        "工资(单位：元)",
        "wage",
        "WAGE",
        "工资（必填）",
        "工资*（元）",
        "工资/元",
        "工资（元）（必填）",
    ],
)
def test_a_header_is_matched_after_tidying(header):
    roster = read(renamed(sheet_of(person("H1", "甲", 工资=1200)), 工资=header))

    assert roster.person_columns["wage"].at(0) == Fraction(1200)


def test_other_headers_of_the_policy_are_matched():
    roster = read(renamed(sheet_of(*family()), 户编号="户号", 身份证号="公民身份号码", 务工地="务工所在地"))

    assert roster.household_names == ("H1",)
    assert "work_region" in roster.person_columns


@pytest.mark.parametrize("unit", ["元/人·月", "人", "元/户", "万元/人"])
def test_a_column_whose_unit_cannot_be_converted_is_never_taken(unit):
    problems = refused(renamed(sheet_of(*family()), 工资=f"工资（{unit}）"))
    (problem,) = [problem for problem in problems if problem.code == "roster.header-unit"]

    assert problem.facts["found"] == unit
    assert problem.facts["legal"] == "元/年"


@pytest.mark.parametrize("header", ["工资收入", "工资（上年）", "务工工资", "身份证号（户主）"])
def test_a_header_that_is_only_similar_is_never_taken(header):
    roster = read(renamed(sheet_of(*family()), 工资=header))

    assert "wage" not in roster.person_columns
    assert {"roster.similar-column", "roster.unused-columns"} & set(codes_of(roster.problems))


def test_a_similar_header_names_the_input_it_resembles():
    problem = found(read(renamed(sheet_of(*family()), 工资="务工工资")), "roster.similar-column")

    assert problem.facts["nearest"] == ("工资",)
    assert problem.severity == "warning"


@pytest.mark.parametrize("label", HEADER[:4])
def test_a_missing_column_that_is_needed_stops_with_what_was_found(label):
    problems = refused(renamed(sheet_of(*family()), **{label: "别的"}))
    (problem,) = [problem for problem in problems if problem.code == "roster.missing-column"]

    assert problem.severity == "error"
    assert problem.facts["label"] == label
    assert "别的" in problem.facts["found"]


def test_all_problems_are_found_in_one_pass():
    sheet = renamed(
        sheet_of(person("H1", "甲", 务工="也许")), 姓名="名字", 与户主关系="关系人", 工资="工资(人)"
    )

    codes = codes_of(refused(sheet))

    assert codes.count("roster.missing-column") == 2
    assert {"roster.header-unit", "roster.not-a-flag"} <= set(codes)


def test_columns_that_a_policy_reads_and_a_sheet_lacks_are_listed():
    roster = read(sheet_of(*family()))

    assert "申请日期" in found(roster, "roster.absent-columns").facts["labels"]
    assert "残疾等级" in found(roster, "roster.defaulted-columns").facts["labels"]


def test_a_missing_column_with_a_default_takes_it_for_everybody():
    roster = read(sheet_of(*family()))

    assert roster.person_columns["disability"].at(1) == "无"
    assert roster.defaults_taken["disability"] == 2


def test_a_missing_column_without_a_default_is_absent():
    roster = read([row[:-1] for row in sheet_of(*family())])

    assert "wage" not in roster.person_columns


def test_two_columns_for_one_input_are_refused_with_both_places():
    problems = refused(renamed(sheet_of(person("H1", "甲", 备注="")), 户编号="户号", 备注="家庭编号"))
    (problem,) = [problem for problem in problems if problem.code == "roster.duplicate-column"]

    assert problem.facts["headers"] == ("户号", "家庭编号")
    assert len(problem.others) == 1


def test_of_two_columns_the_one_with_the_very_label_is_taken():
    roster = read(sheet_of(person("H1", "甲", 户号="别的")))

    assert roster.household_names == ("H1",)
    assert found(roster, "roster.second-column").severity == "warning"


def test_columns_that_are_not_needed_are_counted():
    problem = found(read(sheet_of(person("H1", "甲", 电话="1", 备注="x"))), "roster.unused-columns")

    assert problem.severity == "note"
    assert problem.facts["count"] == 2


def test_the_header_may_stand_below_title_rows():
    sheet = sheet_of(*family())
    width = len(sheet[0])
    titled = [["奇境花名册", *[""] * (width - 1)], ["制表单位：", *[""] * (width - 1)], *sheet]
    roster = read([[f"列{number}" for number in range(width)], *titled])

    assert roster.persons == 2
    assert roster.source.rows == 2


def test_no_header_at_all_is_said_with_what_stands_there():
    problems = refused([["甲", "乙"], [1, 2]])

    assert codes_of(problems) == ["roster.no-header"]
    assert problems[0].facts["found"] == ("甲", "乙")


def test_a_header_without_persons_is_refused():
    assert "roster.no-persons" in codes_of(refused(sheet_of(header=HEADER)))
