"""Values of a grade that is not trusted are not used, and nothing takes their place."""

from __future__ import annotations

import datetime
from fractions import Fraction
from itertools import pairwise

import pytest

from invented_results import policy, roster
from strategies import policy_of
from transition.api import calculate
from transition.calc.lookups import resolve
from transition.calc.missing import missing_in_words
from transition.calc.planner import make_plan
from transition.policies.checked import CheckedKey, CheckedParameter, CheckedRow, Source, Type
from transition.policies.grades import is_trusted, weakest_grade
from transition.policies.model import GRADES, Document
from transition.problems import UsageError, message, spoken
from transition.reports.explanation_json import explanation_as_json
from transition.reports.explanation_text import plain_tree
from transition.reports.run_record import run_record
from transition.reports.run_summary import notes, reason_grid

NUMBER = Type("number")
PROVINCE_AND_COUNTY = (CheckedKey("region", "地区", Type("region")),)


def day(written):
    return datetime.date.fromisoformat(written)


def sources(*grades):
    return tuple(Source(Document(key=grade, title=grade, grade=grade)) for grade in grades)


def row(value, start, end, *grades, keys=()):
    last = None if end is None else day(end)
    return CheckedRow(keys, Fraction(value), day(start), last, sources(*grades), "drawn")


def table(*rows, on="2025-03-01", trust="official", carry_forward=False, **more):
    parameter = CheckedParameter("table", "表", NUMBER, more.pop("by", ()), rows, **more)
    plan = make_plan(policy_of({}, {"table": parameter}), day(on), None, carry_forward, trust)
    return plan.tables["table"]


@pytest.mark.parametrize("trust", GRADES)
@pytest.mark.parametrize("grade", GRADES)
def test_a_grade_is_trusted_from_the_one_asked_for_upwards(grade, trust):
    assert is_trusted(grade, trust) == (GRADES.index(grade) <= GRADES.index(trust))
    assert is_trusted(grade, None)


def test_a_value_is_as_well_known_as_the_weakest_document_that_it_cites():
    assert weakest_grade(sources("official", "aggregator", "press")) == "aggregator"
    assert weakest_grade(()) is None

    cited_twice = table(row(1, "2025-01-01", None, "official", "press"))
    assert cited_twice.answers == {}


def test_the_value_before_does_not_run_on_where_a_weaker_one_ended_it():
    found = table(row(1, "2024-01-01", "2024-12-31", "official"), row(2, "2025-01-01", None, "press"))

    assert resolve(found, ()).reason == "no-value"
    assert (found.untrusted[()].value, found.untrusted[()].grade) == (2, "press")


def test_no_value_is_carried_forward_past_a_weaker_one():
    rows = row(1, "2023-01-01", "2023-12-31", "official"), row(2, "2024-01-01", "2024-12-31", "press")

    assert table(*rows, carry_forward=True).answers == {}
    assert table(*rows, carry_forward=True, trust="press").answers[()].row.value == 2


def test_a_wider_region_does_not_answer_for_one_that_has_a_value_of_its_own():
    rows = (
        row(1, "2025-01-01", None, "official", keys=("99",)),
        row(2, "2025-01-01", None, "practice", keys=("990101",)),
    )
    found = table(*rows, by=PROVINCE_AND_COUNTY)

    assert resolve(found, ("990101",)).reason == "no-value"
    assert resolve(found, ("990102",)).value == 1


def test_what_a_table_says_for_the_rest_is_a_value_too():
    rows = (row(1, "2025-01-01", None, "official", keys=("990101",)),)
    found = table(*rows, by=PROVINCE_AND_COUNTY, otherwise=Fraction(0), otherwise_sources=sources("practice"))

    assert resolve(found, ("99",)).reason == "unlisted"
    assert found.otherwise_untrusted.grade == "practice"


def results_of(trust):
    return calculate(policy(), roster(), as_of="2024-07-01", trust=trust)


def test_what_is_missing_names_the_value_that_there_is_and_its_grade():
    told = [one for one in results_of("official").problems if one.code == "result.parameter-not-trusted"]
    sentences = [message(one, "zh") for one in told if "380" in str(one.facts["value"])]

    assert len(sentences) == 1
    assert "新闻报道" in sentences[0]
    assert "--trust press" in sentences[0]


def test_values_of_the_grade_asked_for_give_what_they_give_without_asking():
    asked, free = results_of("press"), results_of(None)

    assert not free.results.undecided.decided.all()
    assert asked.households.to_dict() == free.households.to_dict()
    assert asked.problems == free.problems


def test_no_less_is_undecided_when_more_is_asked_for():
    decided = [results_of(grade).results.undecided.decided for grade in reversed(GRADES)]

    for weaker, stronger in pairwise(decided):
        assert (stronger <= weaker).all()
    assert decided[-1].sum() < decided[0].sum()


def test_lines_summary_and_record_say_what_was_asked_for():
    results = results_of("official").results
    with spoken("zh"):
        reasons = [reason for reason, _ in reason_grid(results).rows]
        noted = list(notes(results))

    assert any(reason.startswith("数值的来源等级不够") for reason in reasons)
    assert "只用了来源不低于“正式文件”的数值" in noted
    assert any("只有等级不够的数值" in line for line in missing_in_words(results.undecided).values())
    assert run_record(results)["trust"] == "official"


def test_an_explanation_shows_the_value_that_was_not_used():
    trees = results_of("official").explain("H1")
    with spoken("zh"):
        assert "不用 380 元/人·月（2024-01-01 至 2024-12-31）：来源是新闻报道" in plain_tree(trees)
    assert '"grade": "press"' in explanation_as_json(trees)


def test_a_grade_that_does_not_exist_is_refused():
    with pytest.raises(UsageError) as refused:
        results_of("gossip")

    assert refused.value.problems[0].code == "usage.bad-value"
    assert "official" in message(refused.value.problems[0], "en")
