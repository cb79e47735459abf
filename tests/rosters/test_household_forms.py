"""The ways in which sheets tell who lives together: each reads to the same households."""

from __future__ import annotations

import pandas as pd
import pytest

from household_forms import FORMS, FOUR, ONE, THREE, TWO, TWO_FAMILIES
from layouts import Laid
from strategies_rosters import (
    HEADER,
    codes_of,
    contents,
    family,
    found,
    frame_of,
    people_of,
    person,
    read,
    sheet_of,
    wonderland,
)
from transition.problems import RosterError
from transition.rosters.reading import read_roster
from transition.rosters.understanding import HowToRead


def read_rows(*rows, **how):
    header, *people = rows
    return read_roster(frame_of([list(header), *map(list, people)]), wonderland(), HowToRead(**how))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_reads_to_the_same_households(form):
    roster = read_rows(*FORMS[form])

    assert people_of(roster) == TWO_FAMILIES
    assert not roster.held.any()
    assert roster.source.rows == roster.persons + sum(roster.source.left_out.values())


@pytest.mark.parametrize("form", [form for form in FORMS if not form.startswith("the number")])
def test_households_without_numbers_are_named_after_their_heads_and_counted(form):
    if FORMS[form][0][0] == "户编号":
        return
    roster = read_rows(*FORMS[form])

    assert roster.household_names == ("兔甲", "鹿甲")
    assert found(roster, "roster.grouped").facts["count"] == 2


# --- what must not be guessed -----------------------------------------------------------------------


def test_a_blank_number_among_members_with_numbers_is_a_mistake_and_not_handed_down():
    roster = read_rows(
        ("户编号", "姓名", "身份证号", "与户主关系"),
        ("1", "兔甲", ONE, "户主"),
        ("1", "兔乙", TWO, "子女"),
        ("2", "鹿甲", THREE, "户主"),
        ("", "鹿乙", FOUR, "子女"),
    )

    assert roster.households == 3
    assert found(roster, "roster.no-household-number").severity == "error"


def test_a_head_without_a_number_is_a_mistake_and_nothing_is_handed_down():
    roster = read_rows(
        ("户编号", "姓名", "身份证号", "与户主关系"),
        ("1", "兔甲", ONE, "户主"),
        ("", "兔乙", TWO, "子女"),
        ("", "鹿甲", THREE, "户主"),
        ("", "鹿乙", FOUR, "子女"),
    )

    assert codes_of(roster.problems).count("roster.no-household-number") == 3


def test_equal_names_of_heads_apart_from_each_other_are_two_households():
    roster = read_rows(
        ("户主姓名", "姓名", "身份证号"),
        ("兔甲", "兔甲", ONE),
        ("鹿甲", "鹿甲", THREE),
        ("兔甲", "兔乙", TWO),
    )

    assert roster.households == 3
    assert found(roster, "roster.head-by-position").facts["count"] == 1


def test_a_list_of_persons_without_any_household_is_refused():
    with pytest.raises(RosterError) as caught:
        read_rows(("姓名", "身份证号", "乡镇", "村", "残疾等级"), ("兔甲", ONE, "东镇", "甲村", "一级"))
    missing = [one.facts["label"] for one in caught.value.problems if one.code == "roster.missing-column"]

    assert missing == ["户编号", "与户主关系"]


def test_a_list_of_persons_is_read_when_each_is_said_to_live_alone():
    roster = read_rows(
        ("姓名", "身份证号", "乡镇", "村", "残疾等级"),
        ("兔甲", ONE, "东镇", "甲村", "一级"),
        ("兔乙", TWO, "东镇", "甲村", "四级"),
        each_alone=True,
    )

    assert people_of(roster) == [{("兔甲", ONE, True)}, {("兔乙", TWO, True)}]
    assert roster.person_columns["relation"].at(1) == "户主"
    assert found(roster, "roster.each-alone").facts["count"] == 2


def test_a_sheet_of_heads_alone_needs_a_count():
    with pytest.raises(RosterError) as caught:
        read_rows(("户主姓名", "户主身份证号", "乡镇"), ("兔甲", ONE, "东镇"))

    assert "roster.missing-column" in codes_of(caught.value.problems)


def test_a_damaged_number_of_a_head_is_told_once():
    roster = read_rows(("户主姓名", "户主身份证号", "家庭人口"), ("兔甲", ONE[:-1], 1))

    assert codes_of(roster.problems).count("roster.identity-length") == 1


def test_a_sheet_of_heads_alone_holds_back_households_of_more_than_one():
    roster = read_rows(("户主姓名", "户主身份证号", "家庭人口"), ("兔甲", ONE, 1), ("鹿甲", THREE, 3))

    assert roster.held.tolist() == [False, True]
    assert found(roster, "roster.size-differs").severity == "error"


# --- listed twice, counted once ---------------------------------------------------------------------


def test_the_head_listed_twice_is_counted_once():
    rows = sheet_of(*family("H1", 工资=1200), *family("H2", sequence=2))
    again = [*rows[:2], list(rows[1]), *rows[2:]]
    roster = read(again)

    assert contents(roster) == contents(read(rows))
    assert roster.source.left_out == {"listed-twice": 1}
    assert len(found(roster, "roster.listed-twice").others) == 1


def test_the_head_listed_again_as_a_member_is_counted_once():
    rows = sheet_of(*family("H1", 工资=1200))
    again = list(rows[1])
    again[3] = "其他"
    again[8] = ""
    roster = read([rows[0], again, *rows[1:]])

    assert contents(roster) == contents(read(rows))


def test_two_rows_that_differ_in_an_amount_are_a_question():
    rows = sheet_of(*family("H1", 工资=1200))
    again = list(rows[1])
    again[8] = 1300
    roster = read([*rows, again])

    assert roster.persons == 3
    assert "roster.identity-duplicate" in codes_of(roster.problems)
    assert roster.held.all()


def test_a_member_entered_under_two_roles_is_a_question():
    rows = sheet_of(*family("H1"))
    again = [*rows[2][:3], "其他", *rows[2][4:]]
    roster = read([*rows, again])

    assert "roster.identity-duplicate" in codes_of(roster.problems)


def test_one_person_in_two_households_holds_both_back():
    roster = read(sheet_of(*family("H1"), person("H2", "兔甲", sequence=1)))

    assert roster.held.tolist() == [True, True]
    assert "roster.identity-duplicate" in codes_of(roster.problems)


# --- amounts and sizes of a household ---------------------------------------------------------------


def test_a_cell_of_a_household_repeated_on_each_row_counts_once():
    rows = sheet_of(*family("H1"))
    for row in rows[1:]:
        row[4:6] = ["990100", "农村"]

    assert contents(read(rows)) == contents(read(sheet_of(*family("H1"))))


@pytest.mark.parametrize(("said", "codes"), [(2, 0), (3, 1), (1, 1), ("", 0)])
def test_a_size_that_differs_from_the_rows_is_a_warning(said, codes):
    rows = sheet_of(*family("H1", 家庭人口=said))
    roster = read(rows)
    told = [problem for problem in roster.problems if problem.code == "roster.size-differs"]

    assert len(told) == codes
    assert not roster.held.any()
    assert all(problem.severity == "warning" for problem in told)


def test_joined_names_and_numbers_that_do_not_match_hold_the_household_back():
    roster = read_rows(
        ("户编号", "姓名", "身份证号"),
        ("1", "兔甲、兔乙、兔丙", f"{ONE}、{TWO}"),
        ("2", "鹿甲、鹿乙", f"{THREE}、{FOUR}"),
    )
    problem = found(roster, "roster.members-unequal")

    assert roster.held.tolist() == [True, False]
    assert roster.persons == 5
    assert problem.facts == {"names": 3, "numbers": 2}


def test_a_column_that_stands_once_beside_several_members_is_the_heads():
    roster = read_rows(("姓名", "身份证号", "姓名", "身份证号", "工资"), ("兔甲", ONE, "兔乙", TWO, 1200))

    assert [roster.person_columns["wage"].at(row) for row in range(2)] == [1200, None]
    assert found(roster, "roster.only-the-heads").facts["labels"] == ("工资",)


def test_the_place_of_a_member_side_by_side_is_its_own_cell(tmp_path):
    rows = [["姓名", "身份证号", "姓名", "身份证号"], ["兔甲", ONE, "兔乙", TWO[:-1]]]
    roster = read_roster(Laid(rows).written(tmp_path / "r.xlsx"), wonderland())

    assert str(found(roster, "roster.identity-length").place) == "花名册!D2"
    assert [str(roster.cell("person_name", row)) for row in range(2)] == ["花名册!A2", "花名册!C2"]


# --- two sheets, two files --------------------------------------------------------------------------

PERSONS = [
    ["户编号", "姓名", "身份证号", "与户主关系"],
    ["1", "兔甲", ONE, "户主"],
    ["1", "兔乙", TWO, "子女"],
    ["2", "鹿甲", THREE, "户主"],
    ["2", "鹿乙", FOUR, "子女"],
]
HOUSEHOLDS = [
    ["户编号", "户籍地", "城乡", "家庭人口"],
    ["2", "990200", "城镇", 2],
    ["1", "990100", "农村", 2],
]
BY_HEAD = [["户主姓名", "户主身份证号", "户籍地"], ["鹿甲", THREE, "990200"], ["兔甲", ONE, "990100"]]
WITH_HEADS = [
    ["户主身份证号", "姓名", "身份证号"],
    ["", "兔甲", ONE],
    [ONE, "兔乙", TWO],
    [THREE, "鹿甲", THREE],
    [THREE, "鹿乙", FOUR],
]


def in_two_files(tmp_path, persons, households):
    first, second = (
        Laid(rows).written(tmp_path / name) for rows, name in ((persons, "人.xlsx"), (households, "户.xlsx"))
    )
    return read_roster(first, wonderland(), HowToRead(households=second))


@pytest.mark.parametrize("persons", [PERSONS, WITH_HEADS])
@pytest.mark.parametrize("households", [HOUSEHOLDS, BY_HEAD])
def test_two_files_are_joined(tmp_path, persons, households):
    if persons is WITH_HEADS and households is HOUSEHOLDS:
        with pytest.raises(RosterError) as caught:
            in_two_files(tmp_path, persons, households)
        assert codes_of(caught.value.problems) == ["roster.no-link"]
        return
    roster = in_two_files(tmp_path, persons, households)
    home = roster.household_columns["home_region"]

    assert people_of(roster) == TWO_FAMILIES
    assert [home.at(household) for household in range(2)] == ["9901", "9902"]
    assert found(roster, "roster.joined-sheet").facts["households"] == 2


def test_two_sheets_of_one_file_are_joined(tmp_path):
    from strategies_rosters import xlsx_of

    roster = read_roster(xlsx_of(tmp_path / "r.xlsx", PERSONS, title="人员", 家庭=HOUSEHOLDS), wonderland())

    assert roster.source.sheet == "人员"
    assert roster.household_columns["residence"].at(1) == "城镇"
    assert str(roster.cell("residence", 2)) == "家庭!C2"


def test_a_household_without_persons_and_persons_without_their_household_are_told(tmp_path):
    roster = in_two_files(tmp_path, PERSONS, [HOUSEHOLDS[0], HOUSEHOLDS[2], ["3", "990100", "农村", 1]])

    assert str(found(roster, "roster.household-without-persons").place) == "花名册!第3行"
    assert found(roster, "roster.not-among-households").facts["count"] == 2
    assert roster.household_columns["home_region"].at(1) is None


def test_a_household_with_two_rows_is_told_and_the_first_one_taken(tmp_path):
    roster = in_two_files(tmp_path, PERSONS, [*HOUSEHOLDS, ["1", "990300", "城镇", 2]])

    assert roster.household_columns["home_region"].at(0) == "9901"
    assert str(found(roster, "roster.household-row-twice").others[0]) == "花名册!A3"


def test_wrong_cells_of_the_sheet_of_households_are_told_with_their_own_place(tmp_path):
    roster = in_two_files(tmp_path, PERSONS, [HOUSEHOLDS[0], ["1", "某地", "农村", 2], HOUSEHOLDS[1]])
    places = {str(one.place) for one in roster.problems if one.code == "roster.region-unknown"}

    assert places == {"花名册!B2"}


def test_a_frame_of_forms_keeps_its_accounts():
    rows = FORMS["side by side in pairs of columns"]
    frame = pd.DataFrame([list(row) for row in rows[1:]], columns=list(rows[0]), dtype=object)
    roster = read_roster(frame, wonderland())

    assert roster.lines.tolist() == [1, 1, 2, 2]
    assert HEADER[0] == "户编号"
