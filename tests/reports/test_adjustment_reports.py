"""A comparison as workbook, JSON, CSV and frames: read back, it says what was computed, and it balances."""

from __future__ import annotations

import csv
import datetime
import json
import shutil
import subprocess
from fractions import Fraction

import openpyxl
import pytest

from policy_texts import WONDERLAND
from strategies_adjustments import ADULT, HOUSEHOLD, member, read, side
from transition.api import Comparison
from transition.calc.adjustments.adjustment import compare
from transition.calc.adjustments.outcome import Outcome
from transition.calc.adjustments.sides import Side
from transition.policies.loading import load
from transition.problems import OutputError, UsageError
from transition.reports.formats import ADJUSTMENT_FORMATS, chosen_format, write_adjustment

SHEETS = [
    *("汇总", "新增", "停发", "调整", "不变", "待核实", "政策变动"),
    *("增加表", "减少表", "停发表", "变更表", "名册问题", "运行记录"),
]
SEVERE = {**ADULT, "disability": "一级"}
WORKING = {**ADULT, "wage": Fraction(12000)}


def home(village="甲村", **cells):
    return {**HOUSEHOLD, "township": "东镇", "village": village, **cells}


OLD = [
    ("H1", home(), [member(1, ADULT), member(11, ADULT)]),
    ("H2", home(), [member(2, ADULT)]),
    ("H3", home("乙村"), [member(3, SEVERE)]),
    ("H5", home("乙村"), [member(5, ADULT)]),
    ("H6", home("乙村"), [member(6, ADULT)]),
    ("H7", home("乙村"), [member(7, ADULT, known=False)]),
]
NEW = [
    ("H1", home(), [member(1, ADULT)]),
    ("H2", home(), [member(2, WORKING)]),
    ("H3", home("乙村"), [member(3, {**SEVERE, "other_income": Fraction(6000)})]),
    ("H4", home("乙村"), [member(4, ADULT)]),
    ("H5", home("甲村"), [member(5, ADULT)]),
    ("H6", home("乙村"), [member(6, {key: cell for key, cell in ADULT.items() if key != "wage"})]),
    ("H8", home("乙村"), [member(7, ADULT, known=False)]),
]
"""400 yuan a head in June. H1 loses a member, H2 earns too much, H3 turns from 整户 to 单人, H4 is new, H5
moves to another village, H6 is not decided, H7 may be H8: only the name says so.
"""


def outcome(**terms):
    day = datetime.date(2025, 6, 1)
    return Outcome(compare(side(OLD, day), side(NEW, terms.get("to", day))))


@pytest.fixture(scope="module")
def told():
    return outcome()


@pytest.fixture(scope="module")
def book(told, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "变动表.xlsx"
    write_adjustment(told, "xlsx", path)
    return openpyxl.load_workbook(path)


def rows_of(sheet):
    """Rows as mappings by the first line of the heading, without a totals row."""
    header, *rows = sheet.iter_rows(values_only=True)
    keys = [heading.split("\n")[0] for heading in header]
    found = [dict(zip(keys, row, strict=True)) for row in rows]
    return [row for row in found if any(row.values()) and not str(row[keys[0]]).startswith(("合计", "共 "))]


def test_the_sheets_stand_in_their_order(book):
    assert book.sheetnames == SHEETS


def test_the_summary_balances_in_households_persons_and_yuan(book):
    rows = [row for row in rows_of(book["汇总"]) if (row["项目"], row["名称"]) == ("救助金", "合计")]
    lines = {row["变动"]: (row["户数"], row["人数"], row["金额"]) for row in rows}

    assert lines == {
        "期初": (6, 7, 2800),
        "加：新增": (2, 2, 800),
        "减：停发": (2, 2, 800),
        "减：调减": (1, 1, 400),
        "加减：转类型": (1, 1, 0),
        "减：保障户减少人口": (0, 1, 0),
        "减：转为待核实": (1, 1, 400),
        "期末": (5, 5, 2000),
    }
    # 6 + 2 - 2 - 1 = 5 households; 7 + 2 - 2 - 1 - 1 = 5 persons; 2800 + 800 - 800 - 400 + 0 - 400 = 2000.
    assert {row["勾稽"] for row in rows_of(book["汇总"]) if row["变动"] == "期末"} == {"平"}


def test_who_moves_from_village_to_village_leaves_one_sum_and_comes_into_the_other(book):
    rows = [row for row in rows_of(book["汇总"]) if row["范围"] == "村" and row["项目"] == "救助金"]
    moves = {
        (row["名称"], row["变动"]): (row["户数"], row["金额"])
        for row in rows
        if row["变动"] in ("加：外地迁入", "减：迁往外地")
    }

    assert moves == {("东镇 甲村", "加：外地迁入"): (1, 400), ("东镇 乙村", "减：迁往外地"): (1, 400)}


def test_each_change_stands_on_its_sheet_with_its_reason(book):
    new, stopped, adjusted = (rows_of(book[name]) for name in ("新增", "停发", "调整"))

    assert [(row["户编号"], row["现金额"], row["原因"]) for row in new] == [
        ("H4", 400, "上期名册没有这一户"),
        ("H8", 400, "上期名册没有这一户"),
    ]
    assert [(row["户编号"], row["户主"], row["差额"], row["原类型"]) for row in stopped] == [
        ("H2", "兔2", -400, "整户"),
        ("H7", "兔7", -400, "整户"),
    ]
    assert stopped[0]["原因"].startswith("工资 0→12000 元/年；月人均收入 0→750 元/人·月；")
    assert [(row["户编号"], row["变动"], row["差额"]) for row in adjusted] == [
        ("H1", "调减", -400),
        ("H3", "转单人", 0),
    ]
    assert adjusted[0]["原因"].startswith("减少成员兔11（去世或离开）")
    assert [row["执行月份"] for row in (*new, *stopped, *adjusted)] == ["2025-06"] * 6


def test_what_is_open_and_who_matches_only_by_name_is_to_be_verified(book):
    rows = {row["户编号"]: row for row in rows_of(book["待核实"]) if row["项目"] in ("救助金", None)}

    assert (rows["H6"]["事项"], rows["H6"]["原金额"], rows["H6"]["现金额"]) == ("待核实", 400, None)
    assert rows["H6"]["原因"].startswith("未确定：“工资”没有填")
    assert rows["H8"]["事项"] == "可能是同一人"
    assert "H7" in rows["H8"]["原因"]


def test_the_unchanged_are_counted(book):
    (row,) = [row for row in rows_of(book["不变"]) if row["项目"] == "救助金"]

    assert (row["乡镇"], row["不变"], row["不变的金额"]) == ("东镇", 1, 400)


def test_the_tables_to_hand_in_have_the_change_items_of_the_system(book):
    def items(name):
        return [(row["户编号"], row["变更项目"]) for row in rows_of(book[name])]

    assert items("增加表") == [("H4", "增加保障金"), ("H8", "增加保障金")]
    assert items("减少表") == [("H1", "减少保障金")]
    assert items("停发表") == [("H2", "停发保障金"), ("H7", "停发保障金")]
    assert items("变更表") == [("H1", "变更户主或其他家庭成员"), ("H5", "县（区）内变更")]
    (row,) = rows_of(book["减少表"])
    assert (row["地区"], row["户主姓名"], row["保障人数"], row["执行年月"]) == (
        "东镇甲村",
        "兔1",
        1,
        "202506",
    )
    assert len(row["身份证号"]) == 18


def test_what_a_policy_calls_support_has_the_change_items_of_support(tmp_path):
    """The words are the policy's own: an entitlement 供养金, a column 供养方式."""
    for name in ("wonderland-aid", "wonderland-roster"):
        text = (WONDERLAND / f"{name}.toml").read_text(encoding="utf-8")
        text = text.replace("救助金", "供养金").replace("残疾等级", "供养方式")
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    policy = load([tmp_path / "wonderland-aid.toml"])
    day = (datetime.date(2025, 6, 1),)
    after = [("H2", home(), [member(2, WORKING)]), ("H3", home("乙村"), [member(3, ADULT)])]
    sides = [Side(policy, read(families, policy), day) for families in (OLD[1:3], after)]
    path = tmp_path / "x.xlsx"
    write_adjustment(Outcome(compare(*sides)), "xlsx", path)
    book = openpyxl.load_workbook(path)

    assert [(row["户编号"], row["变更项目"]) for row in rows_of(book["停发表"])] == [("H2", "停止供养")]
    (row,) = rows_of(book["变更表"])
    assert (row["户编号"], row["变更项目"], row["变更原因"]) == ("H3", "变更供养方式", "供养方式 一级→无")


def test_what_moved_in_the_law_stands_with_its_documents(tmp_path):
    path = tmp_path / "law.xlsx"
    write_adjustment(outcome(to=datetime.date(2025, 7, 1)), "xlsx", path)
    moved = rows_of(openpyxl.load_workbook(path)["政策变动"])
    standard = next(row for row in moved if row["名称"] == "标准")

    assert (standard["原"], standard["现"], standard["起始日"]) == (
        "400 元/人·月",
        "420 元/人·月",
        datetime.datetime(2025, 7, 1),
    )
    assert standard["依据"] == "奇发〔2025〕7号第一条、奇令〔2023〕1号第四条"
    # On the old roster: H1 has two members, the others one each; what H6 comes to is not known.
    assert (standard["涉及户数"], standard["金额影响"]) == (5, "救助金 +120")


def test_the_record_names_both_sides(book):
    rows = [(row["一方"], row["项目"], row["内容"]) for row in rows_of(book["运行记录"])]

    assert ("比较", "勾稽", "全部平衡") in rows
    assert {side for side, _, _ in rows} == {"比较", "上期", "本期"}


def test_no_identity_number_stands_whole_outside_the_tables_to_hand_in(told, book, tmp_path):
    numbers = {member(number, ADULT)["identity_number"] for number in range(1, 12)}
    for sheet in book.worksheets:
        if not sheet.title.endswith("表"):
            cells = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
            assert not cells & numbers, sheet.title
    write_adjustment(told, "json", tmp_path / "x.json")
    text = (tmp_path / "x.json").read_text(encoding="utf-8")
    assert not [number for number in numbers if number in text]


# --- JSON, CSV, frames ---------------------------------------------------------------------------


def test_json_has_every_change_with_the_parts_of_the_law(tmp_path):
    path = tmp_path / "x.json"
    write_adjustment(outcome(to=datetime.date(2025, 7, 1)), "json", path)
    document = json.loads(path.read_text(encoding="utf-8"))
    changes = {row["household"]: row for row in document["changes"] if row["entitlement"] == "amount"}

    assert (document["format"], document["version"], document["run"]["balances"]) == (
        "transition-adjustment",
        1,
        True,
    )
    assert {key: changes["H1"][key] for key in ("before", "after", "data", "policy", "interaction")} == {
        "before": 800,
        "after": 420,
        "data": -400,
        "policy": 40,
        "interaction": -20,
    }
    assert changes["H1"]["policy_parts"] == {"standard": 40}
    assert {"H2", "H3"} <= {cell["household"] for cell in document["cells"]}
    assert {"kind": "left", "household": "H1", "name": "兔11"}.items() <= document["events"][0].items()


def test_csv_has_the_changes_and_beside_them_what_is_owed(told, tmp_path):
    path = tmp_path / "x.csv"
    write_adjustment(told, "csv", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    assert {
        (row["household"], row["kind"], row["difference"]) for row in rows if row["entitlement"] == "amount"
    } >= {
        ("H1", "lowered", "-400"),
        ("H4", "new", "400"),
        ("H6", "undecided", ""),
    }
    assert (tmp_path / "x-arrears.csv").read_text(encoding="utf-8-sig").startswith("household,")


def test_frames_are_exact(told):
    found = Comparison(told)
    row = found.changes.set_index(["entitlement", "household"]).loc[("amount", "H1")]

    assert row["difference"] == Fraction(-400)
    assert found.balances
    assert not found.all_decided
    assert set(found.summary["balance"]) >= {"平"}
    assert found.law.empty
    assert found.arrears.empty


def test_formats_that_a_comparison_does_not_have_are_refused():
    with pytest.raises(UsageError) as refused:
        chosen_format("parquet", None, ADJUSTMENT_FORMATS, "diff")
    assert refused.value.problems[0].facts["legal"] == ["xlsx", "csv", "json"]


def test_nothing_is_overwritten(told, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError):
        Comparison(told).to_excel(path)
    assert path.read_text(encoding="utf-8") == "mine"


# --- print ---------------------------------------------------------------------------------------


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and poppler are not installed",
)
def test_every_sheet_is_printed_under_its_title(told, tmp_path):
    write_adjustment(told, "xlsx", tmp_path / "x.xlsx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "pdf", "--outdir", str(tmp_path), str(tmp_path / "x.xlsx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    pages = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "x.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout.split("\f")

    assert {title for page in pages for title in SHEETS if title in page[:400]} == set(SHEETS)
