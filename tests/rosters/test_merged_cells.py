"""Merged and hidden cells: what stands once for several rows, and what nobody sees."""

from __future__ import annotations

import openpyxl

from household_forms import FOUR, ONE, THREE, TWO, TWO_FAMILIES
from layouts import Laid, merged_down, titled
from strategies_rosters import (
    contents,
    family,
    found,
    people_of,
    person,
    read,
    sheet_of,
    wonderland,
)
from transition.rosters.reading import read_roster


def families():
    return sheet_of(
        *family("H1", 工资=1200), *family("H2", sequence=2), person("H3", "兔丙", sequence=3, 工资=5)
    )


def test_merged_cells_of_a_household_belong_to_each_of_its_rows(tmp_path):
    sheet = families()
    laid = merged_down(Laid(sheet), [0, 4, 5], [(1, 2), (3, 4)])

    assert contents(read_roster(titled(laid).written(tmp_path / "r.xlsx"), wonderland())) == contents(
        read(sheet)
    )


def test_an_amount_merged_over_two_persons_is_nobodys(tmp_path):
    laid = merged_down(Laid(families()), [8], [(1, 2)])
    roster = read_roster(laid.written(tmp_path / "r.xlsx"), wonderland())
    told = [str(problem.place) for problem in roster.problems if problem.code == "roster.merged-over-persons"]

    assert told == ["花名册!I2", "花名册!I3"]
    assert [roster.person_columns["wage"].at(row) for row in range(2)] == [None, None]


def test_hidden_rows_and_columns_are_read_and_said(tmp_path):
    path = Laid(families()).written(tmp_path / "r.xlsx")
    hide(path, rows=[3, 4], columns=["I", "Z"])
    roster = read_roster(path, wonderland())

    assert contents(roster) == contents(read(families()))
    assert found(roster, "roster.hidden-rows").facts == {"count": 2, "lines": ("3–4",)}
    assert found(roster, "roster.hidden-columns").facts["headers"] == ("工资（I）",)


def hide(path, rows, columns):
    book = openpyxl.load_workbook(path)
    for row in rows:
        book.active.row_dimensions[row].hidden = True
    for column in columns:
        book.active.column_dimensions[column].hidden = True
    book.save(path)


# --- who lives together -----


def test_merged_cells_tell_households(tmp_path):
    rows = [
        ["序号", "姓名", "身份证号", "与户主关系"],
        [1, "兔甲", ONE, "户主"],
        ["", "兔乙", TWO, "子女"],
        [2, "鹿甲", THREE, "户主"],
        ["", "鹿乙", FOUR, "子女"],
    ]
    laid = merged_down(Laid(rows), [0], [(1, 2), (3, 4)])

    assert people_of(read_roster(laid.written(tmp_path / "r.xlsx"), wonderland())) == TWO_FAMILIES


def test_merged_names_of_heads_tell_two_heads_of_one_name_apart(tmp_path):
    rows = [
        ["户主姓名", "姓名", "身份证号"],
        ["兔甲", "兔甲", ONE],
        ["", "兔乙", TWO],
        ["兔甲", "兔甲", THREE],
        ["", "鹿乙", FOUR],
    ]
    laid = merged_down(Laid(rows), [0], [(1, 2), (3, 4)])
    roster = read_roster(laid.written(tmp_path / "r.xlsx"), wonderland())

    assert [len(members) for members in people_of(roster)] == [2, 2]
    assert roster.household_names == ("兔甲（第2行）", "兔甲（第4行）")


def test_a_merged_number_belongs_to_every_row(tmp_path):
    rows = [
        ["户编号", "姓名", "身份证号", "与户主关系"],
        ["1", "兔乙", TWO, "子女"],
        ["", "兔甲", ONE, "户主"],
        ["2", "鹿甲", THREE, "户主"],
        ["", "鹿乙", FOUR, "子女"],
    ]
    laid = merged_down(Laid(rows), [0], [(1, 2), (3, 4)])

    assert people_of(read_roster(laid.written(tmp_path / "r.xlsx"), wonderland())) == TWO_FAMILIES
