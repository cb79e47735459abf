"""How values moved, and what each policy file holds, as the terminal shows it."""

from __future__ import annotations

import datetime
import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from invented_results import POLICY
from policy_texts import wonderland
from transition.api import load_policy
from transition.policies.inventory import holdings
from transition.policies.library import bundled_policies
from transition.problems import UsageError, spoken
from transition.reports.console import print_policies, print_timeline
from transition.reports.policy_list import list_grids
from transition.reports.policy_timeline import timeline_grids

VALUES = ("日期", "数值", "变动", "等级", "依据")


def grids(wanted=None):
    with spoken("zh"):
        return list(timeline_grids(load_policy(POLICY), wanted))


def printed(print_it, *what, language="zh", width=80):
    file = io.StringIO()
    with spoken(language):
        print_it(*what, console=Console(file=file, width=width, color_system=None))
    return file.getvalue()


def test_a_value_moves_from_row_to_row_with_its_change_and_grade():
    country, towns, documents = grids("标准")

    assert country.title == "标准（元/人·月）\n[99，农村]"
    assert towns.headings == VALUES
    assert [row[:4] for row in country.rows] == [
        ("2024-01-01–2024-12-31", "380 元/人·月", "", "新闻报道"),
        ("2025-01-01–2025-06-30", "400 元/人·月", "+20", "正式文件"),
        ("2025-07-01–2026-06-30", "420 元/人·月", "+20", "正式文件"),
        ("2026-07-01–", "没有数值", "", ""),
    ]
    assert documents.rows[-1][1].startswith("《")


def test_the_label_and_the_unit_stand_once_and_the_documents_once():
    country, towns, documents = grids("standard")

    assert country.title.startswith("标准（元/人·月）\n")
    assert towns.title == "[99，城镇]"
    assert len({row[1] for row in documents.rows}) == len(documents.rows)
    assert country.rows[2][4] == "[3] 第一条\n[4] 第四条"


def test_keys_that_moved_alike_are_told_together():
    first, second, *_ = grids("最低工资")

    assert (first.title.count("["), second.title.count("[")) == (1, 1)
    alike = next(grid for grid in grids("school_grant") if "、" in grid.title)
    assert alike.title.count("[") == 3


def test_a_gap_in_between_is_told_and_is_not_filled(tmp_path):
    rows = """
[parameter.amount]
label = "数额"
unit = "元/月"
by = ["region"]
values = [
  { from = 2020-01-01, to = 2020-12-31, region = "990000", value = 3, cites = "paper" },
  { from = 2022-01-01, region = "990000", value = "1/3", cites = "paper" },
]
"""
    head = '[policy]\nname = "gap"\ntitle = "试"\nregion = "990000"\nedition = "1"\n'
    path = tmp_path / "gap.toml"
    path.write_text(head + '[document.paper]\ntitle = "试"\ngrade = "official"\n' + rows, encoding="utf-8")
    with spoken("zh"):
        amount, _ = timeline_grids(load_policy(path))

    assert [row[:3] for row in amount.rows] == [
        ("2020-01-01–2020-12-31", "3 元/月", ""),
        ("2021-01-01–2021-12-31", "没有数值", ""),
        ("2022-01-01–", "≈0.33 元/月", "−2.67"),
    ]


def test_what_is_not_listed_and_what_has_no_value_are_told():
    told = [grid for grid in grids() if grid.title.endswith("没有列出的")]
    empty = [grid for grid in grids() if [row[1] for row in grid.rows] == ["没有数值"]]

    assert ("", "0 元/人·月", "", "正式文件") in [row[:4] for grid in told for row in grid.rows]
    assert all(grid.headings == VALUES for grid in (*told, *empty))


def test_without_a_name_only_what_the_chosen_file_sets_is_told(tmp_path):
    county = tmp_path / "county.toml"
    county.write_text(
        '[policy]\nname = "county"\ntitle = "县"\nregion = "990100"\nextends = "wonderland-aid"\n'
        'edition = "1"\n'
        '[document.notice]\ntitle = "通知"\nissued = 2025-12-01\ngrade = "practice"\n'
        "[parameter.standard]\nvalues = [{ from = 2026-01-01, region = '990100', residence = '农村', "
        'value = 500, cites = "notice" }]\n',
        encoding="utf-8",
    )
    for name in ("wonderland-aid", "wonderland-roster"):
        (tmp_path / f"{name}.toml").write_text((POLICY.parent / f"{name}.toml").read_text("utf-8"), "utf-8")
    policy = load_policy(county)
    with spoken("zh"):
        own = list(timeline_grids(policy))
        whole = list(timeline_grids(policy, "标准"))

    assert [row[1] for grid in own[:-1] for row in grid.rows] == ["500 元/人·月", "没有数值"]
    assert len(whole) == 4


def test_a_name_that_no_table_bears_is_refused_with_the_nearest():
    with pytest.raises(UsageError) as refused:
        grids("标淮")

    facts = refused.value.problems[0].facts
    assert refused.value.problems[0].code == "usage.no-such-parameter"
    assert "标准" in facts["nearest"]


def test_each_place_lists_its_files_with_counts_and_shares_of_grades():
    policies = wonderland("wonderland-roster", "wonderland-aid", "toyland-aid")
    held = {one.policy.name: one for one in holdings(policies)}
    aid = held["wonderland-aid"]

    assert (aid.place, aid.scheme) == ("wonderland", "aid")
    assert aid.since == datetime.date(2024, 1, 1)
    assert aid.rules == len(aid.policy.rules)
    assert sum(aid.grades.values()) == aid.values
    assert aid.grades["press"] == 4
    assert aid.cases > 0
    with spoken("zh"):
        wonder, toyland = list_grids(held.values())
    assert toyland.title.startswith("toyland")
    assert len(wonder.rows) == 2
    assert "新闻报道 " in wonder.rows[0][-1]


def test_a_value_is_counted_under_its_weakest_document_also_of_another_file():
    (toyland,) = (
        one
        for one in holdings(wonderland("wonderland-roster", "wonderland-aid", "toyland-aid"))
        if one.place == "toyland"
    )

    assert sum(toyland.grades.values()) == toyland.values


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_both_fit_the_terminal(language, width):
    everything = printed(print_timeline, load_policy(POLICY), language=language, width=width)
    everything += printed(print_policies, bundled_policies(), language=language, width=width)

    assert max(map(cell_len, everything.splitlines())) <= width
