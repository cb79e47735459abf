"""The source documents: each provision is computed by a rule that a case shows, or says why not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from transition.policies import library, provision_proofs
from transition.policies.provision_file import read_provisions
from transition.policies.provision_proofs import proved_documents, provisions_folder
from transition.problems import PolicyError, message
from transition.reports.coverage_page import coverage_page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "coverage.md"

POLICY = """
[policy]
name = "{name}"
title = "试"
region = "{region}"
edition = "1"
{extends}

[document.law]
title = "试行办法"
issued = 2020-02-01
grade = "press"
"""

RULES = """
[input.relation]
label = "与户主关系"
of = "person"
type = "category"
words = ["户主", "其他"]
role = "relation"
head = "户主"

[parameter.standard]
label = "标准"
unit = "元/月"
by = ["region"]
values = []
note = "由省里定"

[input.region]
label = "户籍地"
of = "household"
type = "region"

[rule.paid]
label = "发放额"
of = "household"
unit = "元/月"
formula = "标准[户籍地]"
cites = "law 第一条"

[rule.other]
label = "另一项"
of = "household"
unit = "元/月"
formula = "0"
cites = "law 第二条"
"""

VALUES = """
[parameter.standard]
values = [
  { from = 2021-07-01, to = 2021-12-31, region = "990000", value = 1, cites = "practice" },
  { from = 2022-01-01, region = "990000", value = 2, cites = "law 第三条" },
]

[document.practice]
title = "惯例"
grade = "practice"
"""

CASE = """
[[case]]
name = "{name}"
on = 2022-02-01
given = {{ household = {{ "户籍地" = "990000" }}, persons = [{{ "与户主关系" = "户主" }}] }}
{expected}
"""

SOURCE = """
[source]
title = "意见"
number = "1号"
issued = 2021-03-19
place = "here"
"""

COMPUTED = '\n[[provision]]\nitem = "一"\nsays = "发钱"\nrules = ["发放额"]\n'
NOT_COMPUTED = '\n[[provision]]\nitem = "二"\nsays = "建设"\nreason = "没有数额。"\n'


@pytest.fixture
def library_with(tmp_path, monkeypatch):
    """Make a library of a nation and a place below it; return what writes its provisions."""
    for module in (library, provision_proofs):
        monkeypatch.setattr(module, "bundled_folder", lambda: tmp_path)
    for folder in ("cases", "provisions"):
        (tmp_path / folder).mkdir()

    def write(name: str, text: str) -> None:
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")

    write("nation-aid", POLICY.format(name="nation-aid", region="000000", extends="") + RULES)
    extends = 'extends = "nation-aid"'
    write("here-aid", POLICY.format(name="here-aid", region="990000", extends=extends) + VALUES)
    undecided = CASE.format(name="没有数", expected='undecided = ["发放额"]').replace("990000", "980000")
    write("cases/nation-aid", undecided)
    write("cases/here-aid", CASE.format(name="发 2 元", expected='expect = { household = { "发放额" = 2 } }'))

    def provisions(text: str):
        write("provisions/opinion", SOURCE + text)
        return proved_documents()

    return provisions


def codes(refused):
    return [problem.code for problem in refused.value.problems]


# --- the bundled ones -----------------------------------------------------------------------------------


def test_the_page_is_what_the_policies_say():
    assert PAGE.read_text(encoding="utf-8") == coverage_page(proved_documents()), (
        "write it anew: transition policy coverage -o docs/coverage.md --force"
    )


def test_every_provision_has_a_rule_with_a_case_or_a_reason():
    for document in proved_documents():
        assert document.provisions
        for one in document.provisions:
            assert len(one.proofs) == len(one.provision.rules)
            assert one.proofs or one.provision.reason


def test_no_row_of_the_page_lacks_its_rule_its_file_or_its_case():
    rows = [
        line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.count(" | ") == 6
    ]

    assert len(rows) > 100
    assert all(all(cell.strip(" |") for cell in row[2:]) for row in rows)


def test_the_five_sources_are_all_there():
    places = [document.document.place for document in proved_documents()]

    assert sorted(set(places)) == ["heilongjiang", "national", "sichuan", "yunnan"]
    assert len(places) == 6  # Sichuan's list of counties came with its opinion


@pytest.mark.parametrize("path", sorted(provisions_folder().glob("*.toml")), ids=lambda path: path.stem)
def test_a_file_of_provisions_is_clean(path):
    document, problems = read_provisions(path)

    assert problems == ()
    named = [(one.item, one.says) for one in document.provisions]
    assert len(named) == len(set(named))


# --- how it is proved -----------------------------------------------------------------------------------


def test_a_proof_names_rule_file_day_grades_and_the_telling_case(library_with):
    (document,) = library_with(COMPUTED + NOT_COMPUTED)
    (proof,) = document.provisions[0].proofs

    assert (proof.rule, proof.policy, proof.case_policy) == ("发放额", "nation-aid", "here-aid")
    assert proof.case.name == "发 2 元"
    assert proof.since == datetime.date(2021, 7, 1)
    assert (proof.grade, proof.values) == ("press", ("press", "practice"))
    assert document.provisions[1].proofs == ()


def test_the_page_shows_both_kinds(library_with):
    page = coverage_page(library_with(COMPUTED + NOT_COMPUTED))

    assert "| 《意见》（1号） | 1 | 1 |" in page
    assert (
        "| 一 | 发钱 | 发放额 | `nation-aid` | 2021-07-01 | 新闻报道；数值：新闻报道、当地做法 "
        "| 发 2 元（`here-aid`） |" in page
    )
    assert "| 二 | 建设 | 没有数额。 |" in page


def test_a_rule_that_no_policy_has_is_told_with_the_nearest(library_with):
    with pytest.raises(PolicyError) as refused:
        library_with(COMPUTED.replace("发放额", "发放数"))

    assert codes(refused) == ["policy.provision-unknown-rule"]
    assert "发放额" in message(refused.value.problems[0], "zh")
    assert refused.value.problems[0].place.line is not None


def test_a_rule_without_a_case_is_told(library_with):
    with pytest.raises(PolicyError) as refused:
        library_with(COMPUTED.replace("发放额", "另一项"))

    assert codes(refused) == ["policy.provision-without-case"]


@pytest.mark.parametrize("both", ['rules = ["发放额"]\nreason = "没有。"', ""])
def test_a_provision_says_either_how_or_why_not(library_with, both):
    with pytest.raises(PolicyError) as refused:
        library_with(COMPUTED.replace('rules = ["发放额"]', both))

    assert codes(refused) == ["policy.provision-unclear"]


def test_an_unknown_key_is_told(library_with):
    with pytest.raises(PolicyError) as refused:
        library_with(COMPUTED + 'rule = "发放额"\n')

    assert codes(refused) == ["policy.unknown-key"]
