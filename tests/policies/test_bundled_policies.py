"""The bundled policies: clean, cited as they must be, and every rule shown by a case."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import transition.rosters
from transition.calc.lookups import resolve
from transition.calc.planner import make_plan
from transition.policies.case_file import CaseFile, read_cases
from transition.policies.checked import CheckedPolicy
from transition.policies.checker import check_policies
from transition.policies.library import bundled_folder, gather, names
from transition.policies.loading import load
from transition.policies.model import Document, Policy
from transition.policies.reader import read_policy

EXAMPLES = Path(__file__).parents[2] / "examples"

REGIONS = Path(transition.rosters.__file__).parent / "region_names.tsv"

REGULATIONS = "/passwordgloo/Comet-law/blob/c54bdec804f4c43a80f91875a065f8bdcaddd222/"
"""The public repository of regulations, at the commit at which the articles were read."""

FILES = [
    *(bundled_folder() / f"{name}.toml" for name in names()),
    *sorted(EXAMPLES.glob("*.toml")),
]

by_name = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def policy_of(path: Path) -> Policy:
    policy, problems = read_policy(path)
    assert policy is not None, problems
    return policy


@cache
def loaded(path: Path) -> CheckedPolicy:
    return load([path])


def heirs_of(name: str) -> list[Path]:
    """Return the files that need a policy: it stands in what they load."""
    return [path for path in FILES if name in {policy.name for policy in loaded(path).policies}]


@cache
def cases_of(path: Path) -> CaseFile:
    cases, problems = read_cases(path.parent / "cases" / path.name)
    assert cases is not None, problems
    assert problems == ()
    return cases


def labels_shown(cases: CaseFile) -> Iterator[str]:
    """Yield every label whose result a case states: a value, or that it is undecided."""
    for case in cases.cases:
        yield from case.expect_household
        yield from case.undecided
        for person in case.expect_persons:
            yield from person


def documents() -> list[Document]:
    return [document for path in FILES for document in policy_of(path).documents.values()]


@by_name
def test_a_policy_has_not_even_a_warning(path: Path) -> None:
    gathered = gather([path])
    _, problems = check_policies(gathered.policies, gathered.chosen)

    assert (*gathered.problems, *problems) == ()


@by_name
def test_a_policy_is_named_as_its_file(path: Path) -> None:
    assert policy_of(path).name == path.stem


@by_name
def test_a_policy_has_cases_with_names_of_their_own(path: Path) -> None:
    names_of_cases = [case.name for case in cases_of(path).cases]

    assert names_of_cases
    assert len(names_of_cases) == len(set(names_of_cases))


@by_name
def test_every_rule_is_shown_by_a_case(path: Path) -> None:
    policy = policy_of(path)
    shown = {label for heir in heirs_of(policy.name) for label in labels_shown(cases_of(heir))}

    assert {loaded(path).rules[key].label for key in policy.rules} - shown == set()


@by_name
def test_every_version_of_a_rule_is_in_force_on_the_day_of_a_case(path: Path) -> None:
    policy = policy_of(path)
    days = {case.on for heir in heirs_of(policy.name) for case in cases_of(heir).cases}
    never = [
        (key, version.start)
        for key, rule in policy.rules.items()
        for version in rule.versions
        if not any(
            (version.start or day) <= day and (version.end is None or day <= version.end) for day in days
        )
    ]

    assert never == []


def test_links_lead_only_to_governments_and_the_repository_of_regulations() -> None:
    for document in documents():
        if document.url is None:
            continue
        link = urlsplit(document.url)
        government = (link.hostname or "").endswith(".gov.cn")

        assert government or (link.hostname == "github.com" and link.path.startswith(REGULATIONS)), document


def test_only_official_documents_are_linked() -> None:
    assert {document.grade for document in documents() if document.url} == {"official"}


SEEN_WITHOUT_ADDRESS = {
    "中共四川省委 四川省人民政府关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的实施意见",
    "关于印发国家和省乡村振兴重点帮扶县名单的通知",
    "《云南省“十四五”巩固拓展脱贫攻坚成果同乡村振兴有效衔接规划（征求意见稿）》草案解读",
    "云南省国民经济和社会发展第十三个五年规划纲要（第十一篇，专栏30）",
}
"""Official documents whose text was read in a copy that names no government page."""


def test_every_official_document_is_linked() -> None:
    unlinked = {
        document.title for document in documents() if document.grade == "official" and not document.url
    }

    assert unlinked - SEEN_WITHOUT_ADDRESS == set()


def _counties(province: str) -> list[str]:
    lines = REGIONS.read_text(encoding="utf-8").splitlines()
    codes = [line.split("\t")[0] for line in lines if line[:1].isdigit()]
    return [code for code in codes if code.startswith(province) and len(code) == 6]


TIERS = {"23": datetime.date(2017, 10, 1), "51": datetime.date(2025, 1, 1), "53": datetime.date(2024, 10, 1)}
"""The first day on which the areas of the wage tiers of a province are known."""

UNNAMED = {"230671"}
"""A development zone inside 大庆's districts: no notice names it."""


@pytest.mark.parametrize("province", TIERS)
def test_every_county_of_the_three_provinces_has_a_wage_tier(province: str) -> None:
    tables = make_plan(load(["national-wages"]), TIERS[province]).tables
    without = {code for code in _counties(province) if resolve(tables["wage_tier"], [code]).value is None}

    assert without - UNNAMED == set()


def test_a_city_with_several_wage_tiers_has_none_itself() -> None:
    tables = make_plan(load(["national-wages"]), datetime.date(2025, 6, 1)).tables

    assert resolve(tables["wage_tier"], ["2301"]).reason == "unlisted"
    assert resolve(tables["wage_tier"], ["5101"]).reason == "unlisted"
    assert resolve(tables["wage_tier"], ["5301"]).reason == "unlisted"


def test_every_wage_tier_has_a_wage_where_its_place_is_known() -> None:
    tables = make_plan(load(["national-wages"]), datetime.date(2026, 2, 1)).tables
    tiers = {keys[0]: answer.row.value for keys, answer in tables["wage_tier"].answers.items()}
    without = [
        place
        for place, tier in tiers.items()
        if resolve(tables["minimum_wage"], [place, tier]).reason != "in-force"
    ]

    assert without == []
