"""Results of four invented households, for the tests of reports: three decided, one not."""

from __future__ import annotations

import csv
import tempfile
from functools import cache
from pathlib import Path

from transition.api import calculate, load_policy, read_roster

POLICY = Path(__file__).parent / "wonderland" / "policies" / "wonderland-aid.toml"

HEADER = (
    "户编号 姓名 身份证号 与户主关系 乡镇 村 户籍地 城乡 "
    "申请日期 出生日期 人员类别 务工 工资 其他收入 在读 就读年级"
)
DANGEROUS = '=HYPERLINK("http://example.org","领钱")'
EAST, NEAR = "东镇 甲村 990200 农村 2025-01-03", "东镇 乙村 990300 城镇 2025-02-01"
WEST = "西镇 丙村 990200 农村 2025-02-01"


def _row(household, name, relation, place, birth, *more, identity=""):
    return (household, name, identity, relation, *place.split(), birth, *more)


ROWS = (
    _row("H1", DANGEROUS, "户主", EAST, "", "老兵", "否", "0", "", "", "", identity="990101198503071239"),
    _row("H1", "+兔二", "子女", EAST, "2014-05-01", "无", "否", "0", "", "是", "3"),
    _row("H2", "兔三", "户主", NEAR, "1980-01-01", "无", "否", "0", "22728", "", ""),
    _row("H2", "-兔四", "配偶", NEAR, "1981-01-01", "无", "否", "0", "", "", ""),
    _row("H2", "@兔五", "子女", NEAR, "2012-01-01", "无", "否", "0", "", "是", "5"),
    _row("H3", "兔六", "户主", WEST, "1975-01-01", "无", "是", "60000", "", "", ""),
    ("",) * 16,
    _row("H4", "兔七", "户主", WEST, "1975-01-01", "无", "是", "", "", "是", "1"),
    ("合计", *("",) * 11, "82728", "", "", ""),
)


@cache
def policy():
    return load_policy(POLICY)


@cache
def roster():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "花名册.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADER.split(), *ROWS])
        return read_roster(path, policy())


@cache
def results():
    """One day."""
    return calculate(policy(), roster(), as_of="2025-03-01").results


@cache
def three_months():
    """June to August: the standard of the countryside rises in July."""
    return calculate(policy(), roster(), months="2025-06:2025-08").results
