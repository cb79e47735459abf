"""Identity numbers: 18 characters with a check digit; anything else is reported and never used."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import family, found, number_of, person, read, sheet_of
from transition.problems import Term, message
from transition.rosters.identity import check_character, masked
from transition.rosters.identity_columns import read_identities
from transition.rosters.values.distinct import distinct_cells

GOOD = number_of("19800101", 1)
FULL_WIDTH = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789X"}


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
    "cell",
    [
        f"'{GOOD}",
        f" {GOOD} ",
        f"{GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}",
        f"{GOOD[:6]}\n{GOOD[6:]}",
        f"{GOOD[:6]}-{GOOD[6:14]}-{GOOD[14:]}",
        GOOD.translate(FULL_WIDTH),
    ],
)
def test_other_writings_are_the_same_number_and_nothing_is_said(cell):
    numbers = read_identities(distinct_cells([cell]))

    assert numbers.column.at(0) == GOOD
    assert (numbers.typed.faults, numbers.typed.remarks) == ({}, {})


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (float(GOOD[:-1] + "0"), "roster.identity-numeric"),
        (int(GOOD[:-1] + "0"), "roster.identity-numeric"),
        ("9.90101E+17", "roster.identity-numeric"),
        ("9.90101198001010e+17", "roster.identity-numeric"),
        (f"{GOOD}.0", "roster.identity-numeric"),
        (f"{GOOD[:15]}000", "roster.identity-numeric"),
        (datetime.date(2025, 7, 1), "roster.number-became-date"),
        (12345.0, "roster.identity-length"),
        ("990101800101001.5", "roster.identity-numeric"),
        ("990101801301001", "roster.identity-birth"),
        ("990101800230001", "roster.identity-birth"),
        (f"{number_of('19800230', 1)}43", "roster.identity-certificate"),
        (f"{GOOD[:17]}{'0' if GOOD[17] != '0' else '1'}43", "roster.identity-certificate"),
        (f"{GOOD}43BB", "roster.identity-certificate"),
        (f"{GOOD}4", "roster.identity-length"),
        (f"{GOOD}43B", "roster.identity-length"),
        (GOOD[:10] + "A" + GOOD[11:], "roster.identity-characters"),
        (GOOD[:10] + "X" + GOOD[11:], "roster.identity-characters"),
        (GOOD[:17] + "Y", "roster.identity-characters"),
        ("²" * 18, "roster.identity-characters"),
        (GOOD[:-1], "roster.identity-length"),
        (GOOD[:16], "roster.identity-length"),
        ("H0001", "roster.identity-length"),
        ("无身份证", "roster.identity-length"),
        (number_of("19800230", 1), "roster.identity-birth"),
        (number_of("29800101", 1), "roster.identity-birth"),
        (number_of("18000101", 1), "roster.identity-birth"),
        (number_of("19801301", 1), "roster.identity-birth"),
        ("#N/A", "roster.error-cell"),
    ],
)
def test_what_is_no_valid_number_has_its_own_problem(cell, code):
    assert fault_of(cell).code == code


@pytest.mark.parametrize("mask", ["*", "＊", "X", "x", "·", "•", "#", "●", "？", "_"])
@pytest.mark.parametrize(
    "pattern", [(6, 8, 4), (4, 10, 4), (3, 11, 4), (6, 4, 4), (6, 10, 2), (4, 8, 6), (14, 4, 0)]
)
def test_a_masked_number_is_refused_in_all_customary_ways(pattern, mask):
    first, hidden, last = pattern
    fault = fault_of(GOOD[:first] + mask * hidden + (GOOD[-last:] if last else ""))

    assert fault.code == "roster.identity-masked"
    assert not re.search(r"[0-9]{11}", fault.facts["value"])


@pytest.mark.parametrize(
    "cell", ["990101800101001", " 990101 800101 001", 990101800101001.0, "990101800101001.0"]
)
def test_an_old_number_is_brought_into_its_present_form_and_told(cell):
    numbers = read_identities(distinct_cells([cell]))

    assert numbers.column.at(0) == number_of("19800101", 1)
    assert numbers.typed.remarks[0].code == "roster.identity-old"
    assert datetime.date.fromordinal(int(numbers.birth[0])) == datetime.date(1980, 1, 1)
    assert numbers.male[0]


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(1999, 12, 31)),
    st.integers(0, 999),
    st.integers(0, 9999),
)
def test_every_old_number_is_the_new_one_without_century_and_check(born, sequence, region):
    new = number_of(f"{born:%Y%m%d}", sequence, f"99{region:04}")
    numbers = read_identities(distinct_cells([new[:6] + new[8:17]]))

    assert numbers.column.at(0) == new


def test_an_old_and_a_new_number_of_one_person_are_found_to_be_one():
    rows = [*family("H1", sequence=1), person("H2", "丙", 身份证号="990101800101001")]

    assert found(read(sheet_of(*rows)), "roster.identity-duplicate").severity == "error"


@pytest.mark.parametrize("cell", ["", " ", "无", "—", "NULL", "none"])
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
        person("H6", "己", 身份证号=GOOD + "99"),
        person("H7", "庚", 身份证号=GOOD + "123"),
        person("H8", "辛", 身份证号=GOOD[:-1] + "-" + GOOD[-1] + "7"),
        person("H9", "壬", 身份证号=GOOD[:15]),
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


@pytest.mark.parametrize(
    ("households", "where"),
    [(("H1", "H1"), "identity.one-household"), (("H1", "H2"), "identity.two-households")],
)
def test_a_number_borne_twice_is_told_with_the_households(households, where):
    rows = [
        person(households[0], "甲", sequence=1),
        person(
            households[1], "乙", sequence=1, relation="户主" if households[0] != households[1] else "配偶"
        ),
    ]
    problem = found(read(sheet_of(*rows)), "roster.identity-duplicate")

    assert problem.facts["where"] == Term(where)


def test_numbers_of_no_province_are_one_note_with_the_first_places():
    rows = [person(f"H{n}", "甲", sequence=n) for n in range(8)]
    rows[3]["身份证号"] = number_of("19800101", 7, "230101")
    problem = found(read(sheet_of(*rows)), "roster.identity-region")

    assert (problem.severity, problem.facts["count"]) == ("note", 7)
    assert [str(place.cell) for place in (problem.place, *problem.others)] == [
        f"第{row}行“身份证号”" for row in (1, 2, 3, 5, 6)
    ]


def test_numbers_of_another_province_than_the_home_are_one_note():
    far, near = number_of("19800101", 1, "510101"), number_of("19800101", 3, "230101")
    rows = [
        person("H1", "甲", 户籍地="黑龙江省哈尔滨市", 身份证号=near),
        person("H1", "乙", relation="配偶", 身份证号=far),
        person("H2", "丙", 户籍地="四川省成都市", 身份证号=number_of("19800101", 5, "510101")),
        person("H3", "丁", 户籍地="", 身份证号=number_of("19800101", 7, "510101")),
        person("H3", "戊", 户籍地="", relation="配偶", 身份证号=number_of("19800101", 9)),
    ]
    roster = read(sheet_of(*rows))
    problem = found(roster, "roster.identity-elsewhere")

    assert (problem.severity, problem.facts["count"]) == ("note", 1)
    assert problem.place.cell == "第2行“身份证号”"
    assert not roster.held.any()


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


@given(st.text(max_size=24) | st.text("0123456789Xx*-. '#E+", max_size=24))
def test_no_text_is_a_traceback(text):
    numbers = read_identities(distinct_cells([text]))

    assert len(numbers.column) == 1
    assert numbers.known[0] == (numbers.column.at(0) is not None)
