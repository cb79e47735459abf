"""Folding lines of Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from transition.reports.wrapping import CLOSERS, folded


def lines(text, width):
    return list(folded(text, width, cell_len))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("短", 10, ["短"]),
        ("", 10, [""]),
        ("一二三四五六", 6, ["一二三", "四五六"]),
        ("一二三，四五六", 6, ["一二", "三，四", "五六"]),
        ("甲（一二）乙", 8, ["甲（一", "二）乙"]),
        ("MAX(1, 2) 家庭", 9, ["MAX(1, 2)", "家庭"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("632 元/人·月", 8, ["632 元/", "人·月"]),
    ],
)
def test_lines_fold_where_chinese_may(text, width, expected):
    assert lines(text, width) == expected


words = st.text(st.sampled_from("户低保。，（）《》ab1 /·"), max_size=40)


@given(words, st.integers(2, 20))
def test_nothing_is_lost_and_nothing_is_too_wide(text, width):
    found = lines(text, width)

    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in found)


@given(st.text(st.sampled_from("家庭人口，。"), max_size=30).map(lambda text: text.lstrip("，。")))
def test_no_line_begins_with_a_closing_mark_unless_marks_crowd(text):
    if "，，" in text or "。。" in text or "，。" in text or "。，" in text:
        return

    assert not any(line[0] in CLOSERS for line in lines(text, 8) if line)
