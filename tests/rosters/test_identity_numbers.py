"""Identity numbers: 18 characters with a check digit; anything else is reported and never used."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import family, found, number_of, person, read, sheet_of
from transition.problems import message
from transition.rosters.identity import check_character, masked, read_identities
from transition.rosters.values.distinct import distinct_cells

GOOD = number_of("19800101", 1)


def fault_of(cell):
    numbers = read_identities(distinct_cells([cell]))
    assert not numbers.known[0]
    return numbers.typed.faults[0]


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2020, 12, 31)),
    st.integers(0, 999),
    st.integers(0, 9999),
)
def test_a_valid_number_tells_birth_and_sex(born, sequence, region):
    number = number_of(f"{born:%Y%m%d}", sequence, f"99{region:04}")
    numbers = read_identities(distinct_cells([number]))

    assert numbers.column.at(0) == number
    assert datetime.date.fromordinal(int(numbers.birth[0])) == born
    assert bool(numbers.male[0]) == (sequence % 2 == 1)


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(place, by):
    wrong = GOOD[:place] + str((int(GOOD[place]) + by) % 10) + GOOD[place + 1 :]

    assert fault_of(wrong).code in ("roster.identity-check", "roster.identity-birth")


def test_small_x_spaces_and_full_width_are_the_same_number():
    number = next(n for n in (number_of("19800101", s) for s in range(99)) if n.endswith("X"))
    full_width = "".join(chr(ord(character) + 0xFEE0) for character in number)
    spaced = f" {number[:6]} {number[6:14]} {number[14:].lower()} "
    numbers = read_identities(distinct_cells([number, spaced, full_width]))

    assert {numbers.column.at(row) for row in range(3)} == {number}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (float(GOOD[:-1] + "0"), "roster.identity-numeric"),
        (int(GOOD[:-1] + "0"), "roster.identity-numeric"),
        (12345.0, "roster.identity-numeric"),
        ("990101********0012", "roster.identity-masked"),
        ("990101800101001", "roster.identity-old"),
        (GOOD + "43", "roster.identity-certificate"),
        (GOOD + "43B1", "roster.identity-certificate"),
        (GOOD[:10] + "A" + GOOD[11:], "roster.identity-characters"),
        (GOOD[:17] + "Y", "roster.identity-characters"),
        ("²" * 18, "roster.identity-characters"),
        (GOOD[:-1], "roster.identity-length"),
        ("H0001", "roster.identity-length"),
        (number_of("19800230", 1), "roster.identity-birth"),
        (number_of("29800101", 1), "roster.identity-birth"),
        (number_of("18000101", 1), "roster.identity-birth"),
        (number_of("19801301", 1), "roster.identity-birth"),
        ("#N/A", "roster.error-cell"),
    ],
)
def test_what_is_no_valid_number_has_its_own_problem(cell, code):
    assert fault_of(cell).code == code


@pytest.mark.parametrize("cell", ["", " ", "无", "—"])
def test_a_blank_number_is_blank(cell):
    numbers = read_identities(distinct_cells([cell]))

    assert numbers.typed.blank[0]
    assert numbers.typed.faults == {}


def test_the_check_character_of_the_standard_is_met():
    assert check_character("11010519491231002") == "X"


@pytest.mark.parametrize(
    ("number", "shown"), [("990101198001010012", "990101********0012"), ("12345", "12345")]
)
def test_a_number_is_shown_masked(number, shown):
    assert masked(number) == shown


def test_no_problem_shows_a_whole_number():
    rows = [
        person("H1", "甲", 身份证号=GOOD[:-1] + ("0" if GOOD[-1] != "0" else "1")),
        person("H2", "乙", 身份证号=float(GOOD)),
        person("H3", "丙", 身份证号=GOOD + "43"),
        person("H4", "丁", 身份证号=GOOD),
        person("H5", "戊", 身份证号=GOOD),
    ]
    roster = read(sheet_of(*rows))
    said = "\n".join(message(problem, language) for problem in roster.problems for language in ("zh", "en"))

    assert "********" in said
    assert not re.search(r"\d{15}", said)


def test_one_number_in_two_households_holds_both_back():
    rows = [*family("H1", sequence=1), *family("H2", sequence=2), person("H3", "丙", sequence=1)]
    roster = read(sheet_of(*rows))
    problem = found(roster, "roster.identity-duplicate")

    assert problem.severity == "error"
    assert problem.place.cell == "第5行“身份证号”"
    assert problem.others[0].cell == "第1行“身份证号”"
    assert roster.held.tolist() == [True, False, True]


def test_birth_and_sex_are_told_by_the_number_where_they_are_blank():
    roster = read(sheet_of(person("H1", "甲", born="19790605", sequence=3, 出生日期="", 性别="")))

    assert roster.person_columns["birth"].at(0) == datetime.date(1979, 6, 5)
    assert roster.person_columns["sex"].at(0) == "男"


def test_birth_and_sex_are_told_without_columns_for_them():
    roster = read(sheet_of(person("H1", "甲", born="19790605", sequence=4)))

    assert roster.person_columns["birth"].at(0) == datetime.date(1979, 6, 5)
    assert roster.person_columns["sex"].at(0) == "女"


def test_a_difference_to_the_number_is_told_and_the_cell_taken():
    roster = read(sheet_of(person("H1", "甲", born="19790605", sequence=3, 出生日期="1979-06-06", 性别="女")))

    differences = [problem for problem in roster.problems if problem.code == "roster.identity-differs"]
    assert [problem.facts["told"] for problem in differences] == ["1979-06-05", "男"]
    assert roster.person_columns["birth"].at(0) == datetime.date(1979, 6, 6)
    assert roster.person_columns["sex"].at(0) == "女"
    assert not roster.held[0]


def test_the_number_completes_a_month_of_birth():
    roster = read(sheet_of(person("H1", "甲", born="19790605", 出生日期="1979年6月")))

    assert roster.person_columns["birth"].at(0) == datetime.date(1979, 6, 5)
    assert "roster.identity-differs" not in {problem.code for problem in roster.problems}


def test_a_damaged_number_tells_nothing():
    roster = read(sheet_of(person("H1", "甲", 身份证号=float(GOOD), 出生日期="")))

    assert roster.person_columns["identity_number"].at(0) is None
    assert roster.person_columns["birth"].at(0) is None


def test_an_unreadable_birth_is_not_replaced_by_the_number():
    roster = read(sheet_of(person("H1", "甲", born="19790605", 出生日期="六月")))

    assert roster.person_columns["birth"].at(0) is None
