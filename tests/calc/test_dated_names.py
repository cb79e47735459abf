"""A policy named with a day."""

from __future__ import annotations

import datetime

import pytest

from transition.calc.dated_names import DatedName, dated_name, two_sides
from transition.problems import UsageError

DECEMBER = datetime.date(2025, 12, 1)


@pytest.mark.parametrize(
    ("written", "name", "day"),
    [
        ("place-aid@2025-12", "place-aid", DECEMBER),
        ("place-aid@2025-12-01", "place-aid", DECEMBER),
        ("place-aid", "place-aid", None),
        ("./a@b/c.toml", "./a@b/c.toml", None),
        ("a@b.toml", "a@b.toml", None),
        ("./a@b.toml@2025-12", "./a@b.toml", DECEMBER),
    ],
)
def test_the_day_stands_behind_the_last_sign(written, name, day):
    assert dated_name(written) == DatedName(name, day)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("a@2025-13", "a@2025-12", "usage.bad-day"),
        ("a@", "a@2025-12", "usage.bad-day"),
        ("@2025-12", "a@2025-12", "usage.day-without-policy"),
        ("a", "a", "usage.same-policy-twice"),
        ("a@2025-12", "a@2025-12-01", "usage.same-policy-twice"),
        ("a@2025-12", "b", "usage.one-day"),
        ("a", "b@2025-12", "usage.one-day"),
    ],
)
def test_sides_that_cannot_be_compared_are_refused(old, new, code):
    with pytest.raises(UsageError) as refused:
        two_sides(old, new)

    assert [problem.code for problem in refused.value.problems] == [code]


def test_one_file_by_two_ways_is_the_same_file(tmp_path):
    path = tmp_path / "a.toml"
    path.touch()

    with pytest.raises(UsageError):
        two_sides(str(path), str(tmp_path / "." / ".." / tmp_path.name / "a.toml"))


def test_two_days_of_one_policy_are_two_sides():
    assert [side.day for side in two_sides("a@2025-11", "a@2025-12")] == [
        datetime.date(2025, 11, 1),
        DECEMBER,
    ]
