"""Disability certificates: category and level out of their numbers, in a column of their own or among IDs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import found, number_of, person, read, sheet_of
from transition.policies.loading import load
from transition.problems import message
from transition.rosters.certificates import read_certificates
from transition.rosters.values.distinct import distinct_cells

GOOD = number_of("19800101", 1)
POLICY = load(["national-roster"])
CATEGORIES = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
LEVELS = ("一级", "二级", "三级", "四级")


def read_one(**cells):
    return read(sheet_of(person("H1", "甲", **{"身份证号": GOOD, "户籍地": "", **cells})), POLICY)


def told(roster):
    columns = [roster.person_columns.get(key) for key in ("disability_category", "disability_level")]
    return tuple(column.at(0) if column else None for column in columns)


@pytest.mark.parametrize("mark", ["", "B1", "b2"])
@pytest.mark.parametrize("header", ["残疾证号", "残疾证编号", "残疾人证号"])
def test_a_certificate_fills_category_and_level(header, mark):
    assert told(read_one(**{header: f"{GOOD}43{mark}"})) == ("肢体", "三级")


@pytest.mark.parametrize(("category", "word"), list(enumerate(CATEGORIES, start=1)))
@pytest.mark.parametrize(("level", "degree"), list(enumerate(LEVELS, start=1)))
def test_every_digit_is_its_word(category, word, level, degree):
    assert told(read_one(残疾证号=f"{GOOD}{category}{level}")) == (word, degree)


@pytest.mark.parametrize("mark", ["", "B1"])
def test_a_certificate_among_identity_numbers_is_both(mark):
    roster = read_one(身份证号=f"{GOOD}61{mark}")

    assert roster.person_columns["identity_number"].at(0) == GOOD
    assert told(roster) == ("精神", "一级")
    assert found(roster, "roster.identity-in-certificate").severity == "warning"


def test_blank_cells_are_filled_and_others_are_compared_and_kept():
    roster = read_one(残疾证号=f"{GOOD}43", 残疾类别="", 残疾等级="二级")
    problem = found(roster, "roster.certificate-differs")

    assert told(roster) == ("肢体", "二级")
    assert (problem.facts["value"], problem.facts["told"]) == ("二级", "三级")
    assert problem.place.cell == "第1行“残疾等级”"
    assert not roster.held[0]


def test_a_level_of_none_beside_a_certificate_is_told():
    assert found(read_one(残疾证号=f"{GOOD}43", 残疾等级="无"), "roster.certificate-differs")


def test_a_level_out_of_the_certificate_is_no_default():
    assert "disability_level" not in read_one(残疾证号=f"{GOOD}43").defaults_taken
    assert read_one(残疾证号="").defaults_taken["disability_level"] == 1


def test_the_own_column_counts_before_a_certificate_among_identity_numbers():
    assert told(read_one(身份证号=f"{GOOD}43", 残疾证号=f"{GOOD}52")) == ("智力", "二级")


def test_a_certificate_of_another_person_is_told():
    roster = read_one(残疾证号=f"{number_of('19810203', 2)}43")
    problem = found(roster, "roster.certificate-differs")

    assert problem.facts["label"] == "身份证号"
    assert not re.search("[0-9]{11}", message(problem, "zh"))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (f"{GOOD}83", "roster.certificate-code"),
        (f"{GOOD}03", "roster.certificate-code"),
        (f"{GOOD}45", "roster.certificate-code"),
        (f"{GOOD}40", "roster.certificate-code"),
        (GOOD, "roster.certificate-form"),
        (f"{GOOD}4", "roster.certificate-form"),
        (f"{GOOD}43BB", "roster.certificate-form"),
        (f"{GOOD[:6]}********{GOOD[14:]}43", "roster.certificate-form"),
        (f"{number_of('19800230', 1)}43", "roster.certificate-form"),
        (f"{GOOD[:-1]}{'0' if GOOD[-1] != '0' else '1'}43", "roster.certificate-form"),
        (float(f"{GOOD}43"), "roster.digits-lost"),
        ("#N/A", "roster.error-cell"),
    ],
)
def test_what_is_no_certificate_is_named_never_used_and_never_shown_whole(cell, code):
    roster = read_one(残疾证号=cell)
    problem = found(roster, code)

    assert told(roster) == (None, "无")
    assert not re.search("[0-9]{11}", message(problem, "zh"))


def test_a_wrong_digit_in_a_certificate_among_identity_numbers_is_told():
    roster = read_one(身份证号=f"{GOOD}94")

    assert roster.person_columns["identity_number"].at(0) == GOOD
    assert found(roster, "roster.certificate-code")
    assert told(roster) == (None, "无")


def test_a_cell_that_is_only_compared_is_a_note_where_it_cannot_be_read():
    roster = read_one(健康状况="高血压", 残疾等级="五级")

    assert found(roster, "roster.unknown-tag").severity == "note"
    assert found(roster, "roster.unknown-word").severity == "warning"


@given(st.text(max_size=24) | st.text("0123456789XB*", min_size=20, max_size=22))
def test_no_text_is_a_traceback(text):
    assert len(read_certificates(distinct_cells([text])).typed.column) == 1
