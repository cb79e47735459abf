"""Reform files: what they say is read, and what must be refused is, with the right words at the right line.

Each ``.toml`` in `refused_reforms/` has its expected problems beside it, as in `test_refused_files.py`: those
of the file by itself, or, where it can be read, of laying it over the invented place's policy.
"""

from __future__ import annotations

import datetime
import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from refused_files import as_json, compare
from strategies_wonderland import wonderland
from transition.policies.reform_reader import read_reform
from transition.policies.reforming import reformed
from transition.policies.schema import reform_schema
from transition.policies.toml_file import read_toml
from transition.problems import PolicyError, message

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REFUSED = sorted((HERE / "refused_reforms").glob("*.toml"))
EXAMPLES = sorted((ROOT / "examples" / "reforms").glob("*.toml"))
SINCE = datetime.date(2025, 3, 1)
VALIDATOR = Draft202012Validator(reform_schema())

NOT_IN_A_FILE = {"reform.twice", "reform.no-version", "reform.no-base"}
"""Told of reforms together, of rules that began late, or by `policy check`: tested there."""

WHOLE = """
[reform]
name = "whole"
title = "全"
base = "wonderland"
note = "每样一次"

[document.draft]
title = "征求意见稿"
grade = "official"
issued = 2025-02-01

[parameter.standard]
unit = "元/人·月"
note = "提高"
values = [
  { from = 2025-07-01, to = 2025-12-31, region = ["990100", "990200"], LONG },
  { "城乡" = "城镇", add = -1.5 },
]

[parameter."高龄加发"]
values = [{ times = "75%" }]

[[rule.amount]]
from = 2025-07-01
formula = 0
round = { to = "10 元", mode = "nearest", cites = "draft 第二条" }

[[rule.amount]]
from = 2026-01-01
to = 2026-06-30
cites = "draft 第三条"
add_cases = [{ when = "家庭人口 > 9", then = 1, before = 2, cites = "draft 第四条" }]

[rule.band_reached]
cases = [{ when = "救助金 > 1", then = "'一档'" }, { otherwise = "'三档'" }]
note = "改"
""".replace("LONG", 'residence = "农村", value = "1351/3", cites = "draft 第一条", note = "折成月"')


def read(folder, text, name="whole"):
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return read_reform(path)


def test_a_reform_is_read_as_it_is_written(tmp_path):
    reform = read(tmp_path, WHOLE)
    first, second, third = reform.values
    one, two, three = reform.amendments

    assert (reform.name, reform.title, reform.base, reform.note) == ("whole", "全", "wonderland", "每样一次")
    assert len(reform.sha256) == 64
    assert (first.table, first.way, first.value, first.unit) == (
        "standard",
        "set",
        Fraction(1351, 3),
        "元/人·月",
    )
    assert first.keys == {"region": ("990100", "990200"), "residence": ("农村",)}
    assert (first.start, first.end) == (datetime.date(2025, 7, 1), datetime.date(2025, 12, 31))
    assert [(cite.document, cite.article) for cite in first.cites] == [("draft", "第一条")]
    assert (second.keys, second.way, second.value, second.start) == (
        {"城乡": ("城镇",)},
        "add",
        Fraction(-3, 2),
        None,
    )
    assert [cite.document for cite in second.cites] == ["reform"]
    assert (third.table, third.way, third.value, third.keys) == ("高龄加发", "times", Fraction(3, 4), {})
    assert (one.formula, one.rounding.to, one.rounding.mode) == ("0", 10, "nearest")
    assert [(added.case.when, added.case.then, added.before) for added in two.added] == [
        ("家庭人口 > 9", "1", 2)
    ]
    assert [(case.when, case.then) for case in three.cases] == [("救助金 > 1", "'一档'"), (None, "'三档'")]
    assert reform.documents["reform"].grade == "proposal"


def test_what_is_read_can_be_laid(tmp_path):
    policy = reformed(wonderland(), [read(tmp_path, WHOLE)], SINCE)

    assert [one.name for one in policy.reforms] == ["whole"]


def problems_of(path):
    with pytest.raises(PolicyError) as failure:
        reformed(wonderland(), [read_reform(path)], SINCE)
    return failure.value.problems


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_reform_with_a_fault_is_refused(path):
    compare(path, problems_of(path))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_every_message_can_be_said(path, language):
    for problem in problems_of(path):
        said = message(problem, language)

        assert said
        assert not re.search(r"\{[a-z_]+\}", said)


def test_every_code_of_reforms_has_a_refused_file():
    written = "".join(path.read_text("utf-8") for path in (ROOT / "src/transition").rglob("*.py"))
    known = set(re.findall(r'"(reform\.[a-z-]+)"', written)) - NOT_IN_A_FILE
    shown = {
        line.split()[1]
        for path in REFUSED
        for line in path.with_suffix(".txt").read_text("utf-8").splitlines()
    }

    assert known - shown == set()
    assert [
        path.name for path in HERE.glob("refused_reforms/*.txt") if not path.with_suffix(".toml").exists()
    ] == []


# --- the schema for editors -------------------------------------------------------------------------


def test_the_file_in_docs_is_the_schema():
    written = (ROOT / "docs" / "reform.schema.json").read_text(encoding="utf-8")

    assert json.loads(written) == reform_schema(), (
        "run: python -m transition.policies.schema reform > docs/reform.schema.json"
    )


def test_it_is_a_schema():
    Draft202012Validator.check_schema(reform_schema())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_good_reform_fits(path):
    assert [error.message for error in VALIDATOR.iter_errors(as_json(read_toml(path).data))] == []


def test_a_reform_that_says_everything_fits(tmp_path):
    read(tmp_path, WHOLE)

    assert [
        error.message for error in VALIDATOR.iter_errors(as_json(read_toml(tmp_path / "whole.toml").data))
    ] == []


@pytest.mark.parametrize("name", ["shape", "is-policy", "own-words", "two-ways-in-a-rule"])
def test_a_fault_of_shape_shows_in_an_editor(name):
    assert not VALIDATOR.is_valid(as_json(read_toml(HERE / "refused_reforms" / f"{name}.toml").data))


def test_every_key_is_described_in_both_languages():
    for table in reform_schema()["$defs"].values():
        for key in table["properties"].values():
            assert " / " in key["description"]
