"""Explanations as JSON."""

from __future__ import annotations

import datetime
import json
import re
from fractions import Fraction

from hypothesis import given

from strategies_wonderland import ADULT, HOUSEHOLD, results_of, roster_of, rosters
from thoroughness import COSTLY
from transition.calc.explaining import explain
from transition.reports import explanation_json
from transition.reports.explanation_json import explanation_as_json


def data_of(*households, day=datetime.date(2025, 3, 1)):
    ledger = results_of(roster_of(*households), day).ledger
    return json.loads(explanation_as_json(explain(ledger, 0)))["explanations"]


def steps(data):
    yield data
    for part in data.get("parts", ()):
        yield from steps(part)


def test_numbers_are_exact_texts_and_unknown_is_null():
    earner = {**ADULT, "other_income": Fraction(22728)}
    amount, _ = data_of((HOUSEHOLD, earner, ADULT, ADULT))
    per_head = next(step for step in steps(amount) if step["key"] == "income_per_head")

    assert per_head["value"] == "1894/3"
    assert per_head["shown"] == "631.33 元/人·月"
    assert per_head["unit"] == "元/人·月"
    assert data_of((HOUSEHOLD, ADULT), day=datetime.date(2026, 12, 1))[0]["value"] is None


def test_a_parameter_carries_its_row_and_document():
    standard = next(step for step in steps(data_of((HOUSEHOLD, ADULT))[0]) if step["key"] == "standard")

    assert standard["answered"]["level"] == "province"
    assert standard["answered"]["start"] == "2025-01-01"
    assert standard["sources"][0] == {
        "document": "standards_2025",
        "title": "奇境2025年救助标准表",
        "issued": "2024-12-20",
        "grade": "official",
        "article": "第2行",
    }


def test_a_refusal_carries_the_distance():
    amount, _ = data_of((HOUSEHOLD, {**ADULT, "other_income": Fraction(12000)}))

    assert amount["conditions"][0]["held"] is False
    assert amount["conditions"][0]["distance"] == "600"


@COSTLY
@given(rosters)
def test_every_key_is_documented(roster):
    documented = set(re.findall(r"\w+", explanation_json.__doc__))
    trees = [step for household in range(roster.households) for step in data_for(roster, household)]

    for step in trees:
        for key in (key for one in steps(step) for key in one):
            assert key in documented


def data_for(roster, household):
    return json.loads(explanation_as_json(explain(results_of(roster).ledger, household)))["explanations"]
