"""Flags, categories, tags and texts in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import an_input
from transition.rosters.values.distinct import Fault, distinct_cells
from transition.rosters.values.words import flag_in, read_category, read_flags, read_tags, read_text

LEVEL = an_input("category", words=["无", ("一级", "1级"), ("二级", "2级"), "三级", "四级"]).input
SEX = an_input("category", words=["男", "女"]).input
INSURED = an_input("flag", yes=("已参保", "参保"), no=("未参保",)).input
RESIDENCE = an_input("category", words=[("城镇", "城市", "非农业"), ("农村", "农业")]).input
TAGS = an_input("tags", words=["老兵", "遗孤", ("外出", "外出人员"), "孤儿/弃婴"]).input


def only(typed):
    fault = next(iter(typed.faults.values()), None)
    return fault or typed.column.at(0)


@pytest.mark.parametrize(
    "cell",
    [
        "是",
        "有",
        "√",
        "✓",
        "✔️",
        "☑",
        "对",
        "已",
        "能",
        "Y",
        "yes",
        "1",
        "1.0",
        1,
        1.0,
        True,
        " 是 ",
        "ＴＲＵＥ",
        "是的",
    ],
)
def test_yes(cell):
    assert only(read_flags(distinct_cells([cell]))) is True


@pytest.mark.parametrize(
    "cell",
    [
        "否",
        "无",
        "×",
        "✗",
        "✘",
        "未",
        "不能",
        "N",
        "no",
        "0",
        "0.0",
        0,
        0.0,
        False,
        "没有",
        "不是",
        "x",
        "Ｘ",
    ],
)
def test_no(cell):
    assert only(read_flags(distinct_cells([cell]))) is False


@pytest.mark.parametrize("cell", ["", " ", "—", "/", "-"])
def test_a_blank_flag_is_unknown_not_no(cell):
    assert flag_in(cell) is None


@pytest.mark.parametrize("cell", ["也许", "2", "有时", 3, "○", "●", "■", "已参保", "代缴", "健在"])
def test_neither_yes_nor_no_is_named(cell):
    fault = flag_in(cell)

    assert isinstance(fault, Fault)
    assert fault.code == "roster.not-a-flag"


@pytest.mark.parametrize(
    ("cell", "flag"), [("已参保", True), ("参 保", True), ("未参保", False), ("是", True)]
)
def test_an_input_may_have_its_own_words_for_yes_and_no(cell, flag):
    assert only(read_flags(distinct_cells([cell]), INSURED)) is flag


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


@pytest.mark.parametrize(
    ("cell", "wanted", "word"),
    [
        ("1男", SEX, "男"),
        ("0男", SEX, "男"),
        ("2 女", SEX, "女"),
        ("01城市", RESIDENCE, "城镇"),
        ("02.农村", RESIDENCE, "农村"),
        ("3、农业", RESIDENCE, "农村"),
        ("农村-7131", RESIDENCE, "农村"),
        ("1一级", LEVEL, "一级"),
        ("男，男", SEX, "男"),
        ("没有", LEVEL, "无"),
        ("没有", SEX, None),
    ],
)
def test_a_code_beside_a_word_does_not_hide_it(cell, wanted, word):
    assert only(read_category(distinct_cells([cell]), wanted)) == word


@pytest.mark.parametrize(
    ("cell", "wanted", "code"),
    [
        ("1", SEX, "roster.bare-code"),
        (2.0, SEX, "roster.bare-code"),
        ("0", SEX, "roster.bare-code"),
        ("2一级", LEVEL, "roster.several-words"),
        ("城镇、农村", RESIDENCE, "roster.several-words"),
        ("城镇/农业", RESIDENCE, "roster.several-words"),
        ("一级 二级", LEVEL, "roster.several-words"),
        ("一二级", LEVEL, "roster.several-words"),
        ("三四级", LEVEL, "roster.several-words"),
        ("一、二级", LEVEL, "roster.several-words"),
        ("1-2级", LEVEL, "roster.several-words"),
        ("一级，聋哑", LEVEL, "roster.unknown-word"),
        ("男？", SEX, "roster.unknown-word"),
        ("2男性", SEX, "roster.unknown-word"),
    ],
)
def test_a_code_alone_or_several_words_are_never_chosen_from(cell, wanted, code):
    assert only(read_category(distinct_cells([cell]), wanted)).code == code


def test_a_note_in_brackets_is_a_hint_and_not_taken():
    fault = only(read_category(distinct_cells(["农业（户籍）"]), RESIDENCE))

    assert (fault.code, fault.facts["nearest"]) == ("roster.unknown-word", ("农村",))


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
        ("遗孤,老兵", {"老兵", "遗孤"}),
        ("老兵+遗孤", {"老兵", "遗孤"}),
        ("老兵；老兵", {"老兵"}),
        ("01老兵 02遗孤", {"老兵", "遗孤"}),
        ("老兵-7131、遗孤", {"老兵", "遗孤"}),
        ("没有", set()),
        ("—", None),
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
    [
        ("H 001", "H001"),
        ("Ｈ００１", "H001"),
        (1001.0, "1001"),
        ("1001.0", "1001"),
        ("'0012", "0012"),
        ("1.10", "1.10"),
        ("无", None),
        ("NULL", None),
    ],
)
def test_a_household_number_is_text_however_it_is_stored(cell, text):
    assert only(read_text(distinct_cells([cell]), is_number=True)) == text


@pytest.mark.parametrize("is_number", [True, False])
def test_a_number_that_has_lost_digits_is_never_used(is_number):
    fault = only(read_text(distinct_cells([1.23456789012345678e17]), is_number=is_number))

    assert fault.code == "roster.digits-lost"


def test_a_lost_number_is_not_shown_whole():
    fault = only(read_text(distinct_cells([990101198001010012.0]), is_number=True))

    assert fault.facts["value"] == "990101********0000"


@pytest.mark.parametrize("cell", ["(" * 32_000, "一" * 32_000 + "级", "1" * 32_000, "一、" * 16_000])
def test_the_longest_cell_is_refused_as_soon_as_any_other(cell):
    assert only(read_category(distinct_cells([cell]), LEVEL)).code in (
        "roster.unknown-word",
        "roster.bare-code",
    )


@given(st.text(max_size=20) | st.text("0123456789一二级男女城镇、，()- ", max_size=20))
def test_no_word_is_a_traceback(text):
    for typed in (
        read_flags(distinct_cells([text]), INSURED),
        read_category(distinct_cells([text]), LEVEL),
        read_category(distinct_cells([text]), RESIDENCE),
        read_tags(distinct_cells([text]), TAGS),
        read_text(distinct_cells([text]), is_number=True),
    ):
        assert len(typed.column) == 1
