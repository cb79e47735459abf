"""What cannot be compared is said before anything is computed."""

from __future__ import annotations

import pytest

from strategies_rosters import csv_text, frame_of, number_of, person, sheet_of, wonderland
from transition.api import diff, load_policy, read_roster
from transition.problems import RosterError, UsageError


@pytest.fixture(autouse=True)
def nothing_is_computed(monkeypatch):
    def refuse(*_):
        pytest.fail("computed before it was said")

    monkeypatch.setattr("transition.calc.adjustments.adjustment.compare", refuse)


def sheet(*numbers, region="990200", drop=(), **cells):
    rows = [
        person(f"H{number}", f"兔{number}", sequence=number, 户籍地=region, **cells) for number in numbers
    ]
    made = sheet_of(*rows)
    keep = [place for place, heading in enumerate(made[0]) if heading not in drop]
    return [[row[place] for place in keep] for row in made]


def codes(error):
    return [one.code for one in error.value.problems]


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"as_of": "2025-03"}, "diff.nothing-differs"),
        ({"from_as_of": "2025-03", "to_as_of": "2025-03"}, "diff.nothing-differs"),
        ({"from_as_of": "2025-07", "to_as_of": "2025-06"}, "diff.days-backwards"),
        (
            {"as_of": "2025-03", "from_known_on": "2025-09-20", "to_known_on": "2025-08-31"},
            "diff.known-backwards",
        ),
        ({"months": "2025-09:2025-07", "from_known_on": "2025-08"}, "usage.empty-months"),
        ({"months": "2025-07", "to_as_of": "2025-08"}, "usage.day-and-months"),
        ({"from_as_of": "in July", "to_as_of": "2025-08"}, "usage.bad-day"),
        ({"from_as_of": "2025-07", "to_as_of": "2025-08", "trust": "rumour"}, "usage.bad-value"),
    ],
)
def test_terms_that_do_not_go_together_are_refused(terms, code):
    roster = read_roster(frame_of(sheet(1)), wonderland())

    with pytest.raises(UsageError) as refused:
        diff(wonderland(), roster, **terms)
    assert codes(refused) == [code]


def test_the_same_file_twice_is_refused_where_nothing_else_differs(tmp_path):
    paths = [tmp_path / name for name in ("六月.csv", "七月.csv")]
    for path in paths:
        path.write_text(csv_text(sheet(1)), encoding="utf-8")

    with pytest.raises(UsageError) as refused:
        diff(wonderland(), *paths, as_of="2025-03")
    assert codes(refused) == ["diff.same-twice"]


def test_rosters_of_two_places_are_refused():
    with pytest.raises(RosterError) as refused:
        diff(wonderland(), frame_of(sheet(1)), frame_of(sheet(1, region="990300")), as_of="2025-03")
    assert codes(refused) == ["diff.other-place"]


def test_a_roster_that_lacks_a_column_which_amounts_rest_on_is_refused():
    with pytest.raises(RosterError) as refused:
        diff(wonderland(), frame_of(sheet(1)), frame_of(sheet(1, drop=("务工",))), as_of="2025-03")
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["labels"]) == ("diff.other-columns", ("务工",))


def test_identity_numbers_with_stars_are_refused():
    hidden = f"{number_of()[:6]}********{number_of()[-4:]}"
    rosters = [frame_of(sheet(1)), frame_of(sheet(1, 身份证号=hidden))]

    with pytest.raises(RosterError) as refused:
        diff(wonderland(), *rosters, as_of="2025-03")
    assert codes(refused) == ["diff.masked"]


def test_all_that_is_wrong_with_two_rosters_is_said_at_once():
    with pytest.raises(RosterError) as refused:
        diff(
            wonderland(),
            frame_of(sheet(1, 身份证号="990101********1239")),
            frame_of(sheet(1, region="990300", drop=("务工",))),
            as_of="2025-03",
        )
    assert codes(refused) == ["diff.masked", "diff.other-place", "diff.other-columns"]


def test_a_roster_that_has_been_read_cannot_be_read_for_other_columns(tmp_path):
    (tmp_path / "more-columns.toml").write_text(
        '[policy]\nname = "more-columns"\ntitle = "试"\nregion = "990000"\nextends = "wonderland-aid"\n'
        'edition = "1"\n[input.hat]\nlabel = "帽子"\nof = "person"\ntype = "text"\n',
        encoding="utf-8",
    )
    import shutil

    from strategies_rosters import POLICIES

    for name in ("wonderland-aid", "wonderland-roster"):
        shutil.copy(POLICIES / f"{name}.toml", tmp_path)
    other = load_policy(tmp_path / "more-columns.toml")
    roster = read_roster(frame_of(sheet(1)), wonderland())

    with pytest.raises(UsageError) as refused:
        diff(wonderland(), roster, to_policy=other, as_of="2025-03")
    assert codes(refused) == ["diff.already-read"]


def test_what_cannot_be_read_is_refused_as_in_a_run(tmp_path):
    with pytest.raises(RosterError) as refused:
        diff(wonderland(), tmp_path / "nothing.xlsx", as_of="2025-03")
    assert codes(refused) == ["roster.no-such-file"]
