"""Reform files on the command line: checked before they are used, told in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFORMS = ROOT / "examples" / "reforms"
COUNTY = ROOT / "examples" / "linkou-county.toml"


@pytest.fixture
def reform(tmp_path):
    def made(tables, name="change", base='base = "heilongjiang-dibao"'):
        path = tmp_path / f"{name}.toml"
        path.write_text(f'[reform]\nname = "{name}"\ntitle = "改"\n{base}\n{tables}', encoding="utf-8")
        return path

    return made


RAISED = """[parameter."低保标准"]
values = [{ from = 2026-05-01, region = "231025", residence = "农村", value = 680 }]
"""


def test_a_sound_reform_is_clean(transition, reform):
    shown = transition("policy", "check", reform(RAISED), REFORMS / "standard-680.toml")

    assert (shown.code, shown.err) == (0, "")
    assert "2" in shown.out


def test_every_fault_of_a_reform_is_told_with_its_line(transition, reform):
    shown = transition("policy", "check", reform(RAISED + '[rule."低保全"]\nformula = "0"\n'))

    assert shown.code == 4
    assert "change.toml:7" in shown.err
    assert "低保金" in shown.err


def test_a_reform_without_a_base_is_checked_with_one_that_is_named(transition, reform):
    alone = transition("policy", "check", reform(RAISED, base=""))
    named = transition("policy", "check", reform(RAISED, base=""), "--base", COUNTY)

    assert (alone.code, named.code) == (4, 0)
    assert "--base" in alone.err


def test_a_base_may_be_a_file_beside_the_reform(transition, reform, tmp_path):
    (tmp_path / COUNTY.name).write_bytes(COUNTY.read_bytes())
    shown = transition("policy", "check", reform(RAISED, base='base = "linkou-county"'))

    assert shown.code == 0


def test_a_reform_is_no_policy_and_a_policy_no_reform(transition, reform):
    as_policy = transition("policy", "show", reform(RAISED))
    as_reform = transition("policy", "diff", "heilongjiang-dibao", "--reform", COUNTY)

    assert (as_policy.code, as_reform.code) == (4, 4)
    assert "--reform" in as_policy.err
    assert "-p" in as_reform.err


def test_what_a_reform_changes_is_told_in_words(transition, reform):
    shown = transition("policy", "diff", "heilongjiang-dibao", "--reform", reform(RAISED), "--lang", "zh")

    assert shown.code == 0
    assert "632 → 680 元/人·月" in shown.out
    assert "《改》（拟议）" in shown.out


def test_several_reforms_are_told_together_and_as_data(transition, reform):
    second = reform(
        "[rule.eligible_alone]\nadd_cases = [{ when = \"残疾等级 == '三级'\", then = 'TRUE' }]\n", "second"
    )
    shown = transition(
        *("policy", "diff", "heilongjiang-dibao@2026-05", "--format", "json"),
        *("--reform", reform(RAISED), "--reform", second),
    )
    changes = json.loads(shown.out)["changes"]

    assert shown.code == 0
    assert [(one["part"], one["name"], one["after"]) for one in changes if one["part"] == "value"] == [
        ("value", "低保标准", "680 元/人·月")
    ]
    (rule,) = [one for one in changes if one["part"] == "rule"]
    assert rule["after"].startswith("残疾等级 == '三级' → TRUE")
    assert {source["grade"] for source in rule["sources"]} == {"proposal", "official"}


def test_one_policy_alone_is_nothing_to_compare(transition):
    shown = transition("policy", "diff", "heilongjiang-dibao")

    assert shown.code == 2
    assert "--reform" in shown.err
