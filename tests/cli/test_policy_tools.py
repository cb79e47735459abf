"""What the commands say of policies: how much is covered, how numbers moved, what is trusted."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from transition.cli.explain import explain
from transition.cli.run import run
from transition.policies.model import GRADES


def test_trust_knows_every_grade():
    for command in (run, explain):
        option = next(parameter for parameter in command.params if parameter.name == "trust")
        assert tuple(option.type.choices) == GRADES


def test_the_page_of_the_sources_goes_to_stdout_or_to_a_new_file(transition, tmp_path):
    shown = transition("policy", "coverage")
    target = tmp_path / "coverage.md"
    written = transition("policy", "coverage", "-o", target)
    again = transition("policy", "coverage", "-o", target)

    assert (shown.code, written.code, again.code) == (0, 0, 5)
    assert target.read_text(encoding="utf-8").startswith("# 来源文件对照表")
    assert "output.exists" in again.err


def test_a_timeline_of_one_table_is_shown_and_an_unknown_one_is_refused(transition):
    shown = transition("policy", "timeline", "heilongjiang-dibao", "低保标准")
    refused = transition("policy", "timeline", "heilongjiang-dibao", "低保标谁")

    assert shown.code == 0
    assert "441" in shown.out
    assert (refused.code, "低保标准" in refused.err) == (2, True)


def test_what_no_case_exercises_is_listed_on_request(transition):
    plain = transition("policy", "test", "national-wages")
    covered = transition("policy", "test", "national-wages", "--coverage")

    assert (plain.code, covered.code) == (0, 0)
    assert "decision rows" not in plain.out
    assert "decision rows" in covered.out


def test_trust_leaves_undecided_what_rests_on_weaker_values(transition, roster):
    words = ("run", roster, "-p", "heilongjiang-dibao", "--as-of", "2025-07")
    asked = transition(*words, "--trust", "official")
    wrong = transition(*words, "--trust", "gossip")

    assert asked.code == 1
    assert "no value of that grade" in asked.out
    assert wrong.code == 2
    assert "official" in wrong.err


# --- diff -------------------------------------------------------------------------------------------

RISE = ("policy", "diff", "heilongjiang-dibao@2025-12", "heilongjiang-dibao@2026-04")


def test_diff_says_in_words_what_changed(transition):
    ended = transition(*RISE, "--lang", "zh")

    assert (ended.code, ended.err) == (0, "")
    assert "585 → 632 元/人·月" in ended.out
    assert "2026-04-01" in ended.out
    assert "林口县" in ended.out


def exact(number):
    return Fraction(number["fraction"]) if isinstance(number, dict) else Fraction(str(number))


def test_diff_with_a_roster_says_whom_it_touches_and_the_cost(transition, roster):
    ended = transition(*RISE, "--roster", roster, "--format", "json")
    effects = {effect["key"]: effect for effect in json.loads(ended.out)["effects"]}
    allowance = effects["allowance"]

    assert ended.code == 0
    assert exact(allowance["moved"]) == sum(
        exact(one["after"]) - exact(one["before"]) for one in allowance["touched"]
    )
    assert exact(allowance["moved"]) > 0


def test_diff_masks_the_heads_of_those_it_touches(transition, roster):
    whole = transition(*RISE, "--roster", roster, "--format", "json").out
    hidden = transition(*RISE, "--roster", roster, "--format", "json", "--mask").out
    heads = {
        one["head"] for effect in json.loads(whole)["effects"] for one in effect["touched"] if one["head"]
    }

    assert heads
    assert not [head for head in heads if head in hidden]


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (("heilongjiang-dibao@2025-13", "heilongjiang-dibao@2026-04"), 2, "usage.bad-day"),
        (("heilongjiang-dibao", "heilongjiang-dibao"), 2, "usage.same-policy-twice"),
        (("heilongjiang-dibao@2025-12", "heilongjiang-dibao"), 2, "usage.one-day"),
        (("heilongjiang-dibaa@2025-12", "heilongjiang-dibao@2026-04"), 4, "policy.no-such-policy"),
        (("heilongjiang-dibao", "./nowhere.toml"), 4, "policy.no-such-file"),
        ((*RISE[2:], "-o", "changes.doc"), 2, "usage.unknown-format"),
    ],
)
def test_diff_refuses_what_cannot_be_compared(transition, words, code, problem):
    ended = transition("policy", "diff", *words)

    assert (ended.code, ended.out) == (code, "")
    assert problem in ended.err


def test_a_day_of_its_own_excludes_as_of(transition, roster):
    ended = transition(*RISE, "--roster", roster, "--as-of", "2025-07")

    assert ended.code == 2
    assert "usage.days-given" in ended.err


def test_diff_writes_a_file_whole_and_replaces_none(transition, tmp_path):
    path = tmp_path / "changes.xlsx"

    assert transition(*RISE, "-o", path).code == 0
    assert path.is_file()
    assert transition(*RISE, "-o", path).code == 5
