"""Whole rosters: every row ends somewhere, and neither order nor form changes what is read."""

from __future__ import annotations

import datetime
from fractions import Fraction
from random import Random

import attrs
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import (
    codes_of,
    contents,
    family,
    frame_of,
    number_of,
    person,
    read,
    rosters,
    sheet_of,
    wonderland,
)
from transition.problems import RosterError
from transition.rosters import findings
from transition.rosters.columns import known_of
from transition.rosters.reading import read_roster


def blank(width):
    return [""] * width


def test_rows_that_are_no_persons_are_left_out_and_counted():
    sheet = sheet_of(*family("H1"))
    width = len(sheet[0])
    rows = [
        sheet[0],
        ["合  计", "", "", "", "", "", "", "", 12],
        sheet[1],
        blank(width),
        [" ", *blank(width - 1)],
        sheet[0],
        sheet[2],
        ["", "小计：2人", *blank(width - 2)],
        ["制表人：兔丁", *blank(width - 1)],
    ]
    roster = read(rows)

    assert roster.source.left_out == {"total": 2, "blank": 2, "repeated-header": 1, "note": 1}
    assert roster.source.rows == roster.persons + sum(roster.source.left_out.values())


def test_a_person_is_never_taken_for_a_total():
    roster = read(sheet_of(person("合计", "小计", sequence=1)))

    assert roster.persons == 1


def test_a_row_with_something_else_in_it_is_not_dropped():
    sheet = sheet_of(*family("H1"))
    sheet.append(["", "", "", "", "", "", "", "", 500])
    roster = read(sheet)

    assert roster.persons == 3
    assert roster.held.tolist() == [False, True]


def test_blank_rows_at_the_end_of_a_frame_are_no_rows():
    sheet = sheet_of(*family("H1"))
    roster = read([*sheet, blank(len(sheet[0]))])

    assert roster.source.rows == roster.persons + sum(roster.source.left_out.values())


def test_each_kind_of_column_is_typed():
    roster = read(
        sheet_of(
            person(
                "H1",
                "甲",
                born="19800101",
                申请日期="2025年7月1日",
                出生日期="",
                性别="",
                人员类别="老兵、外出人员",
                残疾等级="二级",
                务工="√",
                务工地="990200",
                工资="1,200元",
                自付比例="12.5%",
                就读年级=6,
            )
        )
    )
    person_values = {key: column.at(0) for key, column in roster.person_columns.items()}
    household_values = {key: column.at(0) for key, column in roster.household_columns.items()}

    assert person_values == {
        "household_number": "H1",
        "person_name": "甲",
        "identity_number": number_of("19800101", 1),
        "relation": "户主",
        "birth": datetime.date(1980, 1, 1),
        "sex": "男",
        "categories": frozenset({"老兵", "外出"}),
        "disability": "二级",
        "working": True,
        "work_region": "9902",
        "wage": Fraction(1200),
        "other_income": Fraction(0),
        "medical_cost": Fraction(0),
        "own_share": Fraction(1, 8),
        "at_school": False,
        "school_year": Fraction(6),
    }
    assert household_values == {
        "township": "",
        "village": "",
        "home_region": "9901",
        "residence": "农村",
        "application_day": datetime.date(2025, 7, 1),
    }


def test_frames_have_their_own_blanks_and_kinds():
    frame = frame_of(sheet_of(*family("H1"), *family("H2", sequence=2)))
    frame["工资"] = [1200.5, np.nan, 300, None]
    frame["就读年级"] = pd.array([None, 3, None, 4], dtype="Int64")
    frame["申请日期"] = pd.to_datetime(["2025-07-01", None, "2025-07-02", None])
    frame["在读"] = [False, True, None, True]
    roster = read_roster(frame, wonderland())

    assert [roster.person_columns["wage"].at(row) for row in range(4)] == [
        Fraction(2401, 2),
        None,
        Fraction(300),
        None,
    ]
    assert [roster.person_columns["school_year"].at(row) for row in range(4)] == [0, 3, 0, 4]
    assert roster.household_columns["application_day"].at(1) == datetime.date(2025, 7, 2)
    assert [roster.person_columns["at_school"].at(row) for row in range(4)] == [False, True, False, True]
    assert roster.source.name == "DataFrame"


def test_an_empty_frame_is_refused():
    with pytest.raises(RosterError) as caught:
        read_roster(pd.DataFrame(), wonderland())

    assert codes_of(caught.value.problems) == ["roster.no-cells"]


def test_a_policy_without_a_household_column_is_refused():
    policy = wonderland()
    inputs = {key: one for key, one in policy.inputs.items() if one.input.role != "household"}

    with pytest.raises(RosterError) as caught:
        read(sheet_of(*family()), attrs.evolve(policy, inputs=inputs))
    assert codes_of(caught.value.problems) == ["roster.policy-without-households"]


def test_problems_stand_in_the_order_of_the_rows():
    rows = [person(f"H{n}", "甲", sequence=n, 工资="x", 务工="也许") for n in range(1, 4)]
    problems = [problem for problem in read(sheet_of(*rows)).problems if problem.severity != "note"]
    cells = [problem.place.cell for problem in problems if problem.place.cell]

    assert len(cells) == 6
    assert cells == sorted(cells, key=lambda cell: int(cell[1]))


def test_a_kind_of_problem_met_too_often_is_counted_and_not_listed(monkeypatch):
    monkeypatch.setattr(findings, "LIMIT", 3)
    rows = [person(f"H{n}", "甲", sequence=n, 工资="x") for n in range(5)]
    roster = read(sheet_of(*rows))

    assert codes_of(roster.problems).count("roster.not-a-number") == 3
    assert roster.problems[-1].facts == {"code": "roster.not-a-number", "count": 2}


@given(rosters())
def test_every_row_ends_somewhere(sheet):
    roster = read(sheet)

    assert roster.source.rows == len(sheet) - 1
    assert roster.source.rows == roster.persons + sum(roster.source.left_out.values())
    assert sorted(roster.lines.tolist()) == list(range(1, len(sheet)))
    assert roster.starts.tolist() == np.searchsorted(roster.household_of, range(len(roster.starts))).tolist()


@given(rosters(), st.randoms(use_true_random=False))
def test_shuffling_the_rows_changes_nothing_that_is_read(sheet, random: Random):
    rows = sheet[1:]
    random.shuffle(rows)

    assert contents(read([sheet[0], *rows])) == contents(read(sheet))


@given(rosters(), st.randoms(use_true_random=False))
def test_shuffling_the_columns_changes_nothing_that_is_read(sheet, random: Random):
    order = list(range(len(sheet[0])))
    random.shuffle(order)

    assert contents(read([[row[place] for place in order] for row in sheet])) == contents(read(sheet))


@given(rosters())
def test_every_unknown_cell_that_is_not_blank_has_a_problem(sheet):
    roster = read(sheet)
    told = {problem.place.cell for problem in roster.problems}
    column = sheet[0].index("工资")

    for row in range(roster.persons):
        cell = sheet[int(roster.lines[row])][column]
        if not known_of(roster.person_columns["wage"])[row] and cell != "":
            assert f"第{roster.lines[row]}行“工资”" in told
