"""Households explained: as text, as JSON by its schema, and as a page for the family."""

from __future__ import annotations

import io
import json
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from hypothesis import given, settings
from rich.console import Console

from strategies_rosters import number_of
from strategies_wonderland import ADULT, DAY, HOUSEHOLD, roster_of, rosters, wonderland
from transition.calc.household_explanation import Question, Terms, explained
from transition.problems import spoken
from transition.reports.console import print_explanations
from transition.reports.explanation_files import write_explanations
from transition.reports.explanation_schema import explanation_schema
from transition.reports.family_notice import MOST_MEMBERS, family_notice
from transition.reports.household_json import explanations_as_json
from transition.reports.household_text import plain_explanation
from transition.reports.page import Lines, Rows

SCHEMA = Path(__file__).parents[2] / "docs" / "explanation.schema.json"
NUMBER = number_of("19900505", 1)
HEAD = {**ADULT, "person_name": "赵钱孙", "identity_number": NUMBER}
CHILD = {**ADULT, "person_name": "赵小红", "relation": "子女"}
RICH = {**HEAD, "other_income": Fraction(12 * 500)}
BLANK = {key: value for key, value in HEAD.items() if key != "wage"}


def of(*members, day=DAY, mask=False, **asked):
    roster = roster_of((HOUSEHOLD, *members))
    return explained(wonderland(), roster, Question(household="H1", **asked), Terms(day), mask=mask)[0]


# --- text -------------------------------------------------------------------------------------------


def text_of(explanation):
    with spoken("zh"):
        return plain_explanation(explanation).splitlines()


def test_what_if_shows_the_cell_the_marked_steps_and_the_effect():
    lines = text_of(of(HEAD, what_if=("其他收入=1200",)))

    assert lines[0] == "假设：赵钱孙 其他收入 [名册!Q2] 0 元/年 → 1,200 元/年"
    assert "救助金 = 300 元/月 ← 原为 400 元/月" in lines
    assert any(
        "赵钱孙 其他收入 = 1,200 元/年 [名册!Q2] ← 假设的数，花名册上是 0 元/年" in line for line in lines
    )
    assert lines[-3:] == [
        "假设的影响：",
        "· 救助金 400 元/月 → 300 元/月（−100 元/月）",
        "· 助学金合计 0 元/月 → 0 元/月",
    ]


def test_what_is_not_decided_says_what_decides_it_and_the_range():
    lines = text_of(of(BLANK))

    assert "救助金 待核实，取决于：" in lines
    assert "· 赵钱孙 工资 [名册!P2]（没有填或无法识别）" in lines
    assert "· 无论怎样填，结果在 0 元/月 到 400 元/月 之间" in lines


def test_the_ways_to_fill_in_missing_words_are_told():
    roster = roster_of(({key: value for key, value in HOUSEHOLD.items() if key != "residence"}, HEAD))
    (found,) = explained(wonderland(), roster, Question(household="H1"), Terms(DAY))
    lines = text_of(found)

    assert "· 如果 H1 城乡 城镇：632 元/月" in lines
    assert "· 如果 H1 城乡 农村：400 元/月" in lines


def test_conditions_that_have_to_turn_together_say_so():
    lines = text_of(of({**HEAD, "other_income": Fraction(12 * 900)}))
    failed = [line.strip() for line in lines if line.strip().startswith("· ✗")]

    assert failed[0].startswith("· ✗ 月人均收入 ≤ 适用标准")
    assert failed[2].endswith("（须与上一条同时满足）")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_terminal_shows_the_same_lines_in_colour(language):
    with spoken(language):
        console = Console(record=True, width=300, force_terminal=True, file=io.StringIO())
        found = of(BLANK, what_if=("务工=是",))
        print_explanations([found], console=console)
        shown = console.export_text(styles=True)
        for line in plain_explanation(found).splitlines():
            words = line.strip().removeprefix("· ")
            assert words in console.export_text() or words in shown.replace("│", "")
    assert "\x1b[" in shown


# --- JSON -------------------------------------------------------------------------------------------


def valid(explanations):
    data = json.loads(explanations_as_json(explanations))
    jsonschema.validate(data, explanation_schema(), cls=jsonschema.Draft202012Validator)
    return data


def test_the_schema_in_the_documentation_is_the_one_of_the_code():
    jsonschema.Draft202012Validator.check_schema(explanation_schema())

    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == explanation_schema()


@settings(max_examples=20)
@given(rosters)
def test_every_document_follows_the_schema(roster):
    asked = Question(household="H1", results=("救助金", "保障类型", "年龄", "计酬地", "先行户"))
    valid(explained(wonderland(), roster, asked, Terms(DAY)))
    valid(explained(wonderland(), roster, Question(household="H1", what_if=("城乡=城镇",)), Terms(DAY)))


def test_the_schema_refuses_another_key():
    data = valid([of(HEAD)])
    data["explanations"][0]["more"] = 1

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, explanation_schema(), cls=jsonschema.Draft202012Validator)


def test_json_has_the_effect_of_changed_cells():
    data = valid([of(HEAD, what_if=("其他收入=1200",))])
    effect = data["what_if"]["effects"][0]

    assert (effect["key"], effect["before"], effect["after"], effect["moved"]) == (
        "amount",
        "400",
        "300",
        "-100",
    )
    assert data["what_if"]["cells"][0]["after"] == "1200"
    assert data["explanations"][0]["value"] == "400"
    assert data["what_if"]["explanations"][0]["was"] == "400"


def test_json_has_what_decides_it_and_the_range():
    (open_,) = valid([of(BLANK)])["unsettled"]

    assert open_["range"] == {"low": "0", "high": "400"}
    assert [(lack["kind"], lack["key"], lack["subject"]) for lack in open_["lacking"]] == [
        ("cell", "wage", "赵钱孙")
    ]


# --- the page for the family --------------------------------------------------------------------------


def blocks(page, kind):
    return [block for block in page.blocks if isinstance(block, kind)]


def words(page):
    lines = [line for block in blocks(page, Lines) for line in (block.heading, *block.lines)]
    cells = [cell for block in blocks(page, Rows) for row in block.rows for cell in row]
    return "\n".join([page.title, page.subtitle, *lines, *cells, page.foot])


def test_the_page_says_who_what_how_and_by_which_law():
    page = family_notice(of(HEAD, CHILD))
    people, results = blocks(page, Rows)
    reckoning = next(block for block in blocks(page, Lines) if block.heading == "救助金：怎样算出")

    assert people.rows == (
        ("赵钱孙", "户主", f"{NUMBER[:6]}********{NUMBER[-4:]}"),
        ("赵小红", "子女", ""),
    )
    assert results.rows[0] == ("救助金", "全户", "符合条件", "800 元/月", "2025 年 3 月起")
    assert "标准（9902，农村） = 400 元/人·月，自 2025-01-01 起" in reckoning.lines
    assert reckoning.lines[-1] == "救助金 = 800 元/月"
    assert "《奇境救助办法修正案》（奇令〔2024〕9号）第三条" in words(page)


def test_a_refusal_says_why_and_by_how_much():
    page = family_notice(of(RICH))
    refused = next(block for block in blocks(page, Lines) if "为什么不符合" in block.heading)

    assert blocks(page, Rows)[1].rows[0][2:4] == ("不符合条件", "")
    assert (
        refused.lines[0]
        == "月人均收入 ≤ 适用标准：月人均收入 500 元/人·月，适用标准 400 元/人·月，差 100 元/人·月"
    )


def test_what_is_not_decided_is_no_refusal():
    page = family_notice(of(BLANK))

    assert blocks(page, Rows)[1].rows[0][2:4] == ("待核实", "")
    assert "赵钱孙 工资 [名册!P2]（没有填或无法识别）" in words(page)


@pytest.mark.parametrize("name", ["html", "xlsx"])
def test_no_whole_identity_number_is_printed_and_masked_no_name(tmp_path, name):
    for mask in (False, True):
        path = tmp_path / f"{mask}.{name}"
        write_explanations([of(HEAD, CHILD, mask=mask)], name, str(path))
        text = whole_text(path)
        assert NUMBER not in text
        assert ("赵钱孙" in text) is not mask
        assert ("赵*孙" in text) is mask


def whole_text(path):
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)


class Strict(HTMLParser):
    """Tells which elements are open, and what is loaded from elsewhere."""

    def __init__(self):
        super().__init__()
        self.open, self.loaded = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta",):
            self.open.append(tag)
        self.loaded += [value for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_html_stands_by_itself_and_no_cell_can_write_into_it(tmp_path):
    path = tmp_path / "page.html"
    write_explanations([of({**HEAD, "person_name": "<script>alert(1)</script>&"})], "html", str(path))
    parser = Strict()
    parser.feed(path.read_text(encoding="utf-8"))

    assert (parser.open, parser.loaded) == ([], [])
    assert "<script" not in path.read_text(encoding="utf-8")


def test_the_workbook_page_prints_on_one_sheet_and_begins_no_formula(tmp_path):
    path = tmp_path / "page.xlsx"
    write_explanations([of({**HEAD, "person_name": "=1+1"})], "xlsx", str(path))
    sheet = openpyxl.load_workbook(path).active

    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (str(sheet.page_setup.fitToHeight), str(sheet.page_setup.paperSize)) == ("1", sheet.PAPERSIZE_A4)
    assert all(cell.data_type != "f" for row in sheet for cell in row)


def test_a_large_household_is_told_in_few_lines():
    page = family_notice(of(HEAD, *([CHILD] * 12)))

    assert len(blocks(page, Rows)[0].rows) == MOST_MEMBERS + 1
    assert blocks(page, Rows)[0].rows[-1][0] == "……另有 5 人"


def test_every_household_of_several_has_its_own_page(tmp_path):
    roster = roster_of((HOUSEHOLD, HEAD), (HOUSEHOLD, CHILD))
    found = explained(wonderland(), roster, Question(results=("救助金",)), Terms(DAY))
    write_explanations(found, "html", str(tmp_path / "pages.html"))
    write_explanations(found, "xlsx", str(tmp_path / "pages.xlsx"))

    assert (tmp_path / "pages.html").read_text(encoding="utf-8").count("<section>") == 2
    assert openpyxl.load_workbook(tmp_path / "pages.xlsx").sheetnames == ["说明1", "说明2"]
