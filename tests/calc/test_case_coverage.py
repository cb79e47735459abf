"""What cases exercise: what their stated results rest on, and nothing that was passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from transition.calc.case_coverage import Coverage, coverage_of
from transition.policies import library
from transition.problems import spoken
from transition.reports.coverage_text import coverage_grids, spans

POLICY = """
[policy]
name = "tried"
title = "试"
region = "990000"
edition = "1"

[document.law]
title = "试行办法"
grade = "official"

[input.number]
label = "户编号"
of = "household"
type = "text"
role = "household"

[input.relation]
label = "与户主关系"
of = "person"
type = "category"
words = ["户主", "其他"]
role = "relation"
head = "户主"

[input.kind]
label = "类型"
of = "household"
type = "category"
words = ["甲", "乙", "丙"]

[parameter.standard]
label = "标准"
unit = "元/月"
by = ["kind"]
otherwise = { value = 0, cites = "law 第一条" }
values = [
  { from = 2024-01-01, to = 2024-12-31, kind = "甲", value = 100, cites = "law 第一条" },
  { from = 2025-01-01, kind = "甲", value = 110, cites = "law 第一条" },
  { from = 2025-01-01, kind = ["乙", "丙"], value = 90, cites = "law 第一条" },
]

[rule.half]
label = "一半"
of = "household"
unit = "元/月"
formula = "标准[类型] / 2"
cites = "law 第二条"

[rule.paid]
label = "发放额"
of = "household"
unit = "元/月"
cites = "law 第三条"
entitlement = true
cases = [
  { when = "类型 = '甲'", then = "标准[类型]" },
  { when = "类型 = '丙'", then = "一半" },
  { otherwise = "标准[类型]" },
]

[[rule.later]]
label = "后来"
of = "household"
unit = "元/月"
formula = "发放额"
cites = "law 第四条"
to = 2024-12-31

[[rule.later]]
formula = "发放额 * 2"
cites = "law 第四条"
from = 2025-01-01
"""

CASE = """
[[case]]
name = "{name}"
on = {on}
given = {{ household = {{ {given} }}, persons = [{{ "与户主关系" = "户主" }}] }}
{expected}
"""


@pytest.fixture
def covered(tmp_path, monkeypatch):
    """Write cases beside the policy and return what they leave out."""
    monkeypatch.setattr(library, "bundled_folder", lambda: tmp_path)
    (tmp_path / "tried.toml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "cases").mkdir()

    def cover(*cases: tuple[str, str, str]) -> Coverage:
        written = "".join(
            CASE.format(name=place, on=on, given=given, expected=expected)
            for place, (on, given, expected) in enumerate(cases)
        )
        (tmp_path / "cases" / "tried.toml").write_text(written, encoding="utf-8")
        (found,) = coverage_of(["tried"])
        return found

    return cover


def line_of(start: str) -> int:
    return next(number for number, line in enumerate(POLICY.splitlines(), 1) if start in line)


def decisions(found: Coverage) -> list[int]:
    return [omission.row for omission in found.decisions]


FIRST = ("2025-03-01", '"类型" = "甲"', 'expect = { household = { "发放额" = 110 } }')
THIRD = ("2025-03-01", '"类型" = "丙"', 'expect = { household = { "发放额" = 45 } }')


def test_only_what_a_stated_result_rests_on_counts(covered):
    found = covered(FIRST)

    assert [omission.label for omission in found.rules] == ["一半", "后来", "后来"]
    assert decisions(found) == [2, 3]
    assert found.values[0].lines == (line_of("to = 2024-12-31, kind"), line_of('["乙", "丙"]'))
    assert (found.all_rules, found.all_decisions, found.all_values) == (4, 3, 3)


def test_a_row_for_several_keys_counts_with_one_of_them(covered):
    found = covered(FIRST, THIRD)

    assert [omission.label for omission in found.rules] == ["后来", "后来"]
    assert decisions(found) == [3]
    assert found.values[0].lines == (line_of("to = 2024-12-31, kind"),)


def test_a_version_counts_on_its_own_days(covered):
    found = covered(("2025-03-01", '"类型" = "乙"', 'expect = { household = { "后来" = 180 } }'))

    assert [(omission.label, omission.since) for omission in found.rules] == [("一半", ""), ("后来", "")]


def test_a_rule_that_a_case_states_as_undecided_counts_and_its_rows_do_not(covered):
    found = covered(("2024-03-01", "", 'undecided = ["发放额"]'))

    assert "发放额" not in [omission.label for omission in found.rules]
    assert decisions(found) == [1, 2, 3]


def test_cases_of_a_policy_that_builds_on_it_count(covered, tmp_path):
    (tmp_path / "heir.toml").write_text(
        '[policy]\nname = "heir"\ntitle = "承"\nregion = "990100"\nextends = "tried"\nedition = "1"\n',
        encoding="utf-8",
    )
    on, given, expected = THIRD
    (tmp_path / "cases" / "heir.toml").write_text(
        CASE.format(name="承", on=on, given=given, expected=expected), encoding="utf-8"
    )

    assert decisions(covered(FIRST)) == [3]


def test_the_list_names_rule_row_and_lines(covered):
    with spoken("zh"):
        first, counts = coverage_grids([covered(FIRST)])

    assert first.rows[3] == ("判定行", "发放额 第 2 行：类型 = '丙'", str(line_of('then = "一半"')))
    assert first.rows[4][1] == "发放额 第 3 行：其他"
    assert counts.rows == (("tried", "1/4", "1/3", "1/3"),)


def test_lines_are_told_as_spans():
    assert spans([5, 1, 2, 3, 9, 8]) == "1–3 5 8–9"
    assert spans([]) == ""


def test_the_invented_place_is_covered_by_its_cases(monkeypatch):
    folder = Path(__file__).parents[1] / "wonderland" / "policies"
    monkeypatch.setattr(library, "bundled_folder", lambda: folder)
    found = {one.policy: one for one in coverage_of(["wonderland"])}

    assert found["wonderland-aid"].rules == ()
