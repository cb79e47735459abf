"""What a table says for given keys: regions, bands, tags, what is listed and what is not."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from transition.calc.guard import Guard
from transition.calc.lookups import look_up, resolve
from transition.calc.plan import Answer, Table
from transition.policies.checked import CheckedKey, CheckedRow, Type
from transition.rosters.columns import column_from

START = datetime.date(2025, 1, 1)


def table(*kinds, rows, ended=(), otherwise=None, several=None):
    """Make a table out of `rows` in force by keys; `ended` are keys that are listed only."""
    return Table(
        key="table",
        label="表",
        type=Type("number"),
        by=tuple(key(kind, place) for place, kind in enumerate(kinds)),
        answers={
            keys: Answer(CheckedRow(keys, Fraction(value), START, None, (), "drawn"))
            for keys, value in rows.items()
        },
        listed=frozenset([*rows, *ended]),
        nearest={},
        otherwise=otherwise,
        several=several,
    )


def key(kind, place):
    band = kind == "band"
    kind = Type("number" if band else kind)
    return CheckedKey(f"key{place}", f"键{place}", kind, "at least" if band else "exact")


def said(table, *keys):
    """Return how a look-up ended, its value, and the keys that were met."""
    found = resolve(table, keys)
    return found.reason, found.value, found.keys


REGIONS = table("region", rows={("",): 1, ("99",): 10, ("990101",): 20}, ended=[("9902",)])


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("990101001001", ("in-force", 20, ("990101",))),
        ("990101", ("in-force", 20, ("990101",))),
        ("990102", ("in-force", 10, ("99",))),
        ("9902", ("no-value", None, ("9902",))),
        ("990201", ("no-value", None, ("9902",))),
        ("98", ("in-force", 1, ("",))),
        (None, ("key-unknown", None, None)),
    ],
)
def test_the_nearest_containing_region_that_is_listed_answers(region, expected):
    assert said(REGIONS, region) == expected


def test_a_region_is_tried_with_the_other_keys_as_they_are():
    by_place_and_word = table(
        "region", "category", rows={("9901", "城"): 5, ("99", "乡"): 3, ("99", "城"): 4}
    )

    assert said(by_place_and_word, "990101", "城") == ("in-force", 5, ("9901", "城"))
    assert said(by_place_and_word, "990101", "乡") == ("in-force", 3, ("99", "乡"))
    assert said(by_place_and_word, "98", "乡") == ("unlisted", None, None)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (69, ("otherwise", 0, None)),
        (70, ("in-force", 60, (70,))),
        (Fraction(159, 2), ("in-force", 60, (70,))),
        (80, ("in-force", 100, (80,))),
        (90, ("no-value", None, (90,))),
    ],
)
def test_the_highest_band_not_above_the_number_answers(number, expected):
    bands = table(
        "band", rows={(Fraction(70),): 60, (Fraction(80),): 100}, ended=[(Fraction(90),)], otherwise=0
    )

    assert said(bands, number) == expected


def test_what_a_county_says_of_large_households_does_not_hide_what_the_province_says_of_small_ones():
    keys = {(Fraction(3), "9901"): 50, (Fraction(1), "99"): 10}
    by_size_and_place = table("band", "region", rows=keys)

    assert said(by_size_and_place, 4, "990101")[1] == 50
    assert said(by_size_and_place, 2, "990101")[1] == 10


TAGS = {("甲",): 80, ("乙",): 120}


@pytest.mark.parametrize(
    ("tags", "one", "highest"),
    [
        ((), ("otherwise", 0), ("otherwise", 0)),
        (("丁",), ("otherwise", 0), ("otherwise", 0)),
        (("甲",), ("in-force", 80), ("in-force", 80)),
        (("甲", "丁"), ("in-force", 80), ("in-force", 80)),
        (("甲", "乙"), ("several-tags", None), ("in-force", 120)),
        (("甲", "丙"), ("several-tags", None), ("no-value", None)),
    ],
)
def test_several_tags_count_only_where_the_table_says_that_the_highest_does(tags, one, highest):
    alone = table("tags", rows=TAGS, ended=[("丙",)], otherwise=0)
    together = table("tags", rows=TAGS, ended=[("丙",)], otherwise=0, several="highest")

    assert said(alone, frozenset(tags))[:2] == one
    assert said(together, frozenset(tags))[:2] == highest


def test_every_listed_tag_is_a_candidate_and_the_winner_says_which_row_it_is():
    found = resolve(table("tags", rows=TAGS, several="highest"), [frozenset(["甲", "乙", "丁"])])

    assert [(tag, one.value) for tag, one in found.candidates] == [("乙", 120), ("甲", 80)]
    assert found.answer is not None
    assert found.answer.row.keys == ("乙",)


def test_a_table_without_keys_has_one_value_for_everybody():
    column, answers = look_up(table(rows={(): 7}), [], Guard(3))

    assert len(column) == 1
    assert answers.at(2).value == column.at(0) == 7


def test_a_column_finds_what_each_row_finds():
    by_place_and_word = table("region", "category", rows={("9901", "城"): 5, ("99", "乡"): 3}, otherwise=0)
    regions, words = ["990101", "9902", None, "98", "990101"], ["城", "乡", "城", "城", "无"]
    keys = [column_from("region", regions), column_from("category", words)]
    column, answers = look_up(by_place_and_word, keys, Guard(5))

    assert [column.at(row) for row in range(5)] == [5, 3, None, 0, 0]
    assert [answers.at(row).reason for row in range(5)] == [
        "in-force",
        "in-force",
        "key-unknown",
        "otherwise",
        "otherwise",
    ]


def test_many_combinations_are_only_looked_up_where_they_occur():
    words = [f"词{number}" for number in range(40)]
    square = table("category", "category", rows={(a, b): len(a + b) for a in words for b in words[::2]})
    keys = [column_from("category", words * 60), column_from("category", words[1:] * 60 + words + words[:20])]
    column, answers = look_up(square, keys, Guard(2400))

    assert len(answers.resolutions) < 40 * 40
    assert [column.at(row) for row in range(2400)] == [
        resolve(square, [key.at(row) for key in keys]).value for row in range(2400)
    ]
