"""An invented county that raises its standard in September with effect from July, and households."""

from __future__ import annotations

import shutil
from pathlib import Path

from policy_texts import WONDERLAND
from strategies_rosters import person

COUNTY = """
# A county whose standard was raised in September, with effect from July.

[policy]
name = "rabbit-county"
title = "兔县救助"
region = "990200"
extends = "wonderland-aid"
edition = "1"

[document.notice]
title = "兔县关于提高标准的通知"
number = "兔发〔2025〕9号"
issued = 2025-09-10
grade = "official"

[parameter.standard]
values = [
  { from = 2025-01-01, region = "990200", residence = "农村", value = 410, cites = "law 第四条" },
  { from = 2025-07-01, region = "990200", residence = "农村", value = 450, cites = "notice 第一条" },
]
"""


def write_county(folder: Path) -> Path:
    """Write the county's file, with all that it rests on beside it."""
    for name in ("wonderland-aid", "wonderland-roster"):
        shutil.copy(WONDERLAND / f"{name}.toml", folder)
    path = folder / "rabbit-county.toml"
    path.write_text(COUNTY, encoding="utf-8")
    return path


def household(number, *members, **cells):
    """Rows of a household in the county, nobody with an income unless said otherwise."""
    own = {"户籍地": "990200", "申请日期": "2025-01-03"}
    usual = {"工资": 0, "人员类别": "无"}
    head, *others = members
    return [
        person(number, head, sequence=sequence_of(head), **own, **usual, **cells),
        *(person(number, name, sequence=sequence_of(name), relation="其他", **usual) for name in others),
    ]


def sequence_of(name):
    """The number within identity numbers that a name has."""
    return 1 + "甲乙丙丁戊己庚辛".index(name[-1])


ROSTER = (
    *household("H1", "兔甲", "兔乙"),
    *household("H2", "兔丙", 其他收入="4920"),
    *household("H3", "兔丁", 其他收入="12000"),
)
"""H1: no income. H2: 410 a month, just the old standard. H3: 1000 a month, too much."""
