"""What the commands say of policies: how much is covered, how numbers moved, what is trusted."""

from __future__ import annotations

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
