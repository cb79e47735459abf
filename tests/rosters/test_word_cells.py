"""Flags, categories, tags and texts in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import an_input
from transition.rosters.values.distinct import Fault, distinct_cells
from transition.rosters.values.words import flag_in, read_category, read_flags, read_tags, read_text

RESIDENCE = an_input("category", words=[("城镇", "城市", "非农业"), ("农村", "农业")]).input
TAGS = an_input("tags", words=["老兵", "遗孤", ("外出", "外出人员"), "孤儿/弃婴"]).input


def only(typed):
    fault = next(iter(typed.faults.values()), None)
    return fault or typed.column.at(0)


@pytest.mark.parametrize("cell", ["是", "有", "√", "Y", "yes", "1", 1, 1.0, True, " 是 ", "ＴＲＵＥ", "✓"])
def test_yes(cell):
    assert only(read_flags(distinct_cells([cell]))) is True


@pytest.mark.parametrize("cell", ["否", "无", "×", "N", "no", "0", 0, 0.0, False, "没有", "x"])
def test_no(cell):
    assert only(read_flags(distinct_cells([cell]))) is False


@pytest.mark.parametrize("cell", ["", " ", "—", "/", "-"])
def test_a_blank_flag_is_unknown_not_no(cell):
    assert flag_in(cell) is None


@pytest.mark.parametrize("cell", ["也许", "2", "有时", 3])
def test_neither_yes_nor_no_is_named(cell):
    fault = flag_in(cell)

    assert isinstance(fault, Fault)
    assert fault.code == "roster.not-a-flag"


def test_true_and_one_stay_apart_in_one_column():
    typed = read_text(distinct_cells([True, 1, 1.0]))

    assert [typed.column.at(row) for row in range(3)] == ["TRUE", "1", "1"]


@pytest.mark.parametrize(
    ("cell", "word"), [("城镇", "城镇"), (" 城 市", "城镇"), ("农业", "农村"), ("", None), ("无", None)]
)
def test_a_category_is_one_of_its_words_or_their_other_writings(cell, word):
    assert only(read_category(distinct_cells([cell]), RESIDENCE)) == word


def test_an_unknown_word_is_named_with_the_legal_ones_and_the_nearest():
    fault = only(read_category(distinct_cells(["非农业户"]), RESIDENCE))

    assert fault.code == "roster.unknown-word"
    assert fault.facts["words"] == ("城镇", "农村")
    assert fault.facts["nearest"][0] == "城镇"


def test_the_nearest_word_is_never_taken():
    typed = read_category(distinct_cells(["城镇户"]), RESIDENCE)

    assert typed.column.at(0) is None
    assert not typed.blank[0]


def test_none_is_a_word_where_the_policy_says_so():
    disability = an_input("category", words=["无", "一级"]).input

    assert only(read_category(distinct_cells(["无"]), disability)) == "无"


def test_the_vocabulary_is_the_policys_list():
    assert read_category(distinct_cells(["农业"]), RESIDENCE).column.vocabulary == ("城镇", "农村")


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("老兵", {"老兵"}),
        ("老兵、外出人员", {"老兵", "外出"}),
        ("老兵，遗孤;外出", {"老兵", "遗孤", "外出"}),
        ("老兵 遗孤", {"老兵", "遗孤"}),
        ("孤儿/弃婴", {"孤儿/弃婴"}),
        ("老兵/遗孤", {"老兵", "遗孤"}),
        ("无", set()),
    ],
)
def test_tags_are_several_words_in_one_cell(cell, tags):
    assert only(read_tags(distinct_cells([cell]), TAGS)) == tags


def test_one_unknown_tag_makes_the_cell_unknown():
    fault = only(read_tags(distinct_cells(["老兵、外出者"]), TAGS))

    assert fault.code == "roster.unknown-tag"
    assert fault.facts["value"] == "外出者"
    assert fault.facts["nearest"][0] == "外出"


@pytest.mark.parametrize(
    ("cell", "text"),
    [("H 001", "H001"), ("Ｈ００１", "H001"), (1001.0, "1001"), ("无", None)],
)
def test_a_household_number_is_text_however_it_is_stored(cell, text):
    assert only(read_text(distinct_cells([cell]), is_number=True)) == text


@pytest.mark.parametrize("is_number", [True, False])
def test_a_number_that_has_lost_digits_is_never_used(is_number):
    fault = only(read_text(distinct_cells([1.23456789012345678e17]), is_number=is_number))

    assert fault.code == "roster.digits-lost"


@given(st.text(max_size=20))
def test_no_word_is_a_traceback(text):
    for typed in (
        read_flags(distinct_cells([text])),
        read_category(distinct_cells([text]), RESIDENCE),
        read_tags(distinct_cells([text]), TAGS),
        read_text(distinct_cells([text]), is_number=True),
    ):
        assert len(typed.column) == 1
