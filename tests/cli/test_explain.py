"""``transition explain`` as a person runs it on the example roster."""

from __future__ import annotations

import json

import pytest

P = ("--as-of", "2025-07")


@pytest.fixture
def explain(transition, roster, county):
    return lambda *words: transition("explain", roster, "-p", county, *P, *words)


def test_a_changed_cell_shows_what_it_does(explain):
    ended = explain("--household", "0001", "--what-if", "工资性收入=20000", "--lang", "zh")

    assert ended.code == 0
    assert "假设：孙戊酉 工资性收入" in ended.out
    assert "低保金 585 元/月 → 0 元/月（−585 元/月）" in ended.out


def test_a_person_and_one_result(explain):
    ended = explain("--person", "孙戊酉", "--result", "低保金", "--format", "json")
    (tree,) = json.loads(ended.out)["explanations"]

    assert (tree["key"], tree["household"], tree["value"]) == ("allowance", "0001", "585")


def test_a_page_for_the_family_is_written_whole_or_not_at_all(explain, tmp_path):
    path = tmp_path / "page.html"

    assert explain("--household", "0001", "-o", path).code == 0
    assert "待遇计算结果说明" in path.read_text(encoding="utf-8")
    assert explain("--household", "0001", "-o", path).code == 5
    assert explain("--household", "0001", "-o", path, "--force").code == 0


def test_masked_no_name_is_told(explain):
    ended = explain("--household", "0001", "--what-if", "孙戊酉.工资性收入=1", "--mask")

    assert "孙*酉" in ended.out
    assert "孙戊酉" not in ended.out + ended.err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ((), "usage.who-is-missing"),
        (("--household", "0001", "--what-if", "工资性收人=1"), "usage.no-such-input"),
        (("--household", "0001", "--result", "低保费"), "usage.no-such-result"),
        (("--person", "230101********1234"), "usage.masked-number"),
        (("--household", "0001", "-o", "page.pdf"), "usage.unknown-format"),
    ],
)
def test_what_is_not_clear_is_refused_with_what_is_near(explain, words, problem):
    ended = explain(*words)

    assert (ended.code, ended.out) == (2, "")
    assert problem in ended.err


def test_the_nearest_column_is_named(explain):
    assert "工资性收入" in explain("--household", "0001", "--what-if", "工资性收人=1").err
