"""Reforms laid over policies: in the days of which a reform speaks it wins, on all others nothing changes."""

from __future__ import annotations

import datetime
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_texts import ReformDesk, rule, table
from strategies_wonderland import rosters, wonderland
from thoroughness import COSTLY
from transition.calc.lookups import resolve
from transition.calc.planner import make_plan
from transition.calc.results import calculate_results
from transition.policies.policy_changes import policy_changes
from transition.policies.reforming import reformed
from transition.problems import PolicyError

DAY = datetime.date
SINCE = DAY(2025, 1, 1)


@pytest.fixture
def desk(tmp_path):
    return ReformDesk(tmp_path)


def answer(policy, day, *keys, parameter="standard", **options):
    """What a table says on a day; None where it is unknown."""
    return resolve(make_plan(policy, day, **options).tables[parameter], keys).value


REGIONS = '"region"'
BASE = (
    '{ from = 2025-01-01, to = 2025-12-31, region = "990100", value = 100 }, '
    '{ from = 2026-01-01, region = "990100", value = 110 }, '
    '{ from = 2025-01-01, region = "990200", value = 200 }'
)


def base(desk, more=""):
    desk.write("place-aid", table("standard", "标准", BASE, REGIONS, more))


def change(rows, more=""):
    return f"[parameter.standard]\n{more}\nvalues = [{rows}]\n"


# --- values ---------------------------------------------------------------------------------------


def test_a_value_wins_from_its_day_over_rows_that_begin_later(desk):
    base(desk)
    policy = desk.laid(change('{ from = 2025-07-01, region = "990100", value = 150 }'))

    assert answer(policy, DAY(2025, 6, 30), "9901") == 100
    assert answer(policy, DAY(2025, 7, 1), "9901") == 150
    assert answer(policy, DAY(2026, 5, 1), "9901") == 150
    assert answer(policy, DAY(2026, 5, 1), "9902") == 200


def test_a_value_without_a_day_holds_from_the_first_day_asked_for(desk):
    base(desk)
    policy = desk.laid(change('{ region = "990100", value = 150 }'), since=DAY(2025, 3, 1))

    assert [answer(policy, day, "9901") for day in (DAY(2025, 2, 28), DAY(2025, 3, 1))] == [100, 150]


def test_after_its_last_day_the_law_is_as_it_was(desk):
    base(desk)
    policy = desk.laid(change('{ from = 2025-07-01, to = 2026-02-28, region = "990100", value = 150 }'))

    assert [answer(policy, day, "9901") for day in (DAY(2026, 2, 28), DAY(2026, 3, 1))] == [150, 110]


def test_a_key_that_is_not_named_stands_for_all_and_for_whoever_lives_nowhere_listed(desk):
    base(desk)
    policy = desk.laid(change("{ value = 150 }"))

    assert [answer(policy, DAY(2026, 1, 1), key) for key in ("9901", "990201", "9903")] == [150] * 3


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("add = 10.5", {"9901": Fraction(241, 2), "9902": Fraction(421, 2), "9903": None}),
        ('times = "2/3"', {"9901": Fraction(220, 3), "9902": Fraction(400, 3), "9903": None}),
        ('region = "990000", times = "110%"', {"9901": 121, "9902": 220, "9903": None}),
        ('region = "990201", add = 5', {"9901": 110, "990201": 205, "990202": 200}),
    ],
)
def test_adding_and_multiplying_is_exact_and_changes_values_that_there_are(desk, row, expected):
    base(desk)
    policy = desk.laid(change(f"{{ {row} }}"))

    assert {key: answer(policy, DAY(2026, 1, 1), key) for key in expected} == expected


def test_adding_goes_through_every_row_of_its_days(desk):
    base(desk)
    policy = desk.laid(change('{ from = 2025-11-01, to = 2026-01-31, region = "990100", add = 7 }'))
    days = (DAY(2025, 10, 31), DAY(2025, 12, 31), DAY(2026, 1, 1), DAY(2026, 1, 31), DAY(2026, 2, 1))

    assert [answer(policy, day, "9901") for day in days] == [100, 107, 117, 117, 110]


def test_adding_to_what_is_listed_nowhere_adds_to_what_the_table_says_of_all_others(desk):
    base(desk, 'otherwise = { value = 3, cites = "paper" }\n')
    policy = desk.laid(change('{ from = 2025-07-01, region = "990300", add = 4 }'))

    assert [answer(policy, day, "9903") for day in (DAY(2025, 6, 30), DAY(2025, 7, 1))] == [3, 7]
    assert answer(policy, DAY(2025, 7, 1), "9904") == 3


@pytest.mark.parametrize("more", ["", 'otherwise = { value = 3, cites = "paper" }\n'])
def test_what_only_a_reform_lists_answers_on_other_days_as_before(desk, more):
    base(desk, more)
    rows = '{ from = 2025-07-01, to = 2025-09-30, region = ["990201", "990300"], value = 1 }'
    policy = desk.laid(change(rows))
    without = desk.sound()

    for key in ("990201", "9903"):
        assert answer(policy, DAY(2025, 8, 1), key) == 1
        for day in (DAY(2025, 6, 30), DAY(2025, 10, 1)):
            assert answer(policy, day, key) == answer(without, day, key)
            assert answer(policy, day, key, carry_forward=True) == answer(
                without, day, key, carry_forward=True
            )


def test_a_region_stands_for_all_in_it_and_the_nearest_that_is_named_counts(desk):
    base(desk)
    rows = '{ region = "990000", value = 1 }, { region = "990200", value = 2 }'
    policy = desk.laid(change(rows))

    assert [answer(policy, DAY(2026, 1, 1), key) for key in ("9901", "9902", "990207", "9903")] == [
        1,
        2,
        2,
        1,
    ]


def test_the_rows_of_one_reform_follow_one_another_whatever_keys_share_a_row(desk):
    base(desk)
    rows = (
        '{ from = 2026-03-01, region = "990100", value = 3 }, '
        '{ from = 2025-03-01, region = ["990100", "990200"], value = 1 }, '
        '{ from = 2025-06-01, region = "990100", add = 5 }'
    )
    policy = desk.laid(change(rows))
    days = (DAY(2025, 3, 1), DAY(2025, 6, 1), DAY(2026, 1, 1), DAY(2026, 3, 1))

    assert [answer(policy, day, "9901") for day in days] == [1, 105, 115, 3]
    assert answer(policy, DAY(2026, 3, 1), "9902") == 1


@pytest.mark.parametrize(
    "rows",
    [
        '{ region = "990100", value = 1 },\n{ region = "990100", value = 2 }',
        "{ value = 1 },\n{ from = 2025-01-01, value = 2 }",
        "{ from = 2025-02-01, to = 2025-05-01, value = 1 },\n{ from = 2025-05-01, value = 2 }",
        '{ region = "990000", add = 1 },\n{ region = "990100", value = 2 }',
        '{ value = 1 },\n{ from = 2026-01-01, region = "990100", times = 2 }',
    ],
)
def test_two_values_of_one_reform_for_one_day_are_refused_once(desk, rows):
    base(desk)

    assert desk.refused(change(rows)) == [("reform.values-overlap", 8)]


def test_of_two_reforms_the_later_wins_where_both_speak(desk):
    base(desk)
    first = change('{ from = 2025-02-01, region = "990100", value = 1 }')
    second = change('{ from = 2025-05-01, to = 2025-06-30, region = "990100", value = 2 }')
    policy = desk.laid(first, second)
    days = (DAY(2025, 1, 31), DAY(2025, 2, 1), DAY(2025, 5, 1), DAY(2025, 7, 1))

    assert [answer(policy, day, "9901") for day in days] == [100, 1, 2, 1]
    assert [one.name for one in policy.reforms] == ["change-0", "change-1"]


def test_a_reform_over_a_reform_adds_to_it(desk):
    base(desk)
    policy = desk.laid(
        change('{ region = "990300", to = 2025-12-31, value = 50 }'), change('{ region = "990300", add = 5 }')
    )

    assert [answer(policy, day, "9903") for day in (DAY(2025, 1, 1), DAY(2026, 1, 1))] == [55, None]


def test_a_reform_laid_over_a_reformed_policy_leaves_the_first_on_its_days(desk):
    base(desk)
    once = desk.laid(change('{ region = "990100", value = 1 }'), since=DAY(2025, 3, 1))
    second = desk.reform(change('{ region = "990200", value = 2 }'), "second")
    twice = reformed(once, [second], DAY(2026, 1, 1))

    assert [answer(twice, day, "9901") for day in (DAY(2025, 2, 28), DAY(2025, 3, 1))] == [100, 1]
    assert [answer(twice, day, "9902") for day in (DAY(2025, 12, 31), DAY(2026, 1, 1))] == [200, 2]


def test_a_value_that_lasts_a_year_is_one_of_a_policy_not_of_a_reform(desk):
    """Who proposes a value asks what happens from then on."""
    base(desk, 'lasts = "1 年"\n')
    policy = desk.laid(change('{ from = 2025-07-01, region = "990100", value = 150 }'))

    assert answer(policy, DAY(2027, 1, 1), "9901") == 150
    assert answer(policy, DAY(2027, 1, 1), "9902") is None


def test_a_proposal_counts_whatever_was_known_and_however_good_a_source_must_be(desk):
    base(desk)
    policy = desk.laid(change('{ from = 2025-07-01, region = "990100", value = 150 }'))

    assert answer(policy, DAY(2025, 8, 1), "9901", known_on=DAY(2025, 2, 1)) == 150
    assert answer(policy, DAY(2025, 8, 1), "9901", trust="official") == 150


def test_what_was_known_of_a_row_a_reform_does_not_change(desk):
    base(desk)
    policy = desk.laid(change('{ from = 2025-03-01, to = 2025-04-30, region = "990200", value = 1 }'))

    assert answer(policy, DAY(2025, 8, 1), "9902", known_on=DAY(2025, 1, 1)) == 200


def test_tables_and_keys_may_be_named_by_their_labels(desk):
    base(desk)
    policy = desk.laid('[parameter."标准"]\nvalues = [{ "地区" = "990100", value = 1 }]\n')

    assert answer(policy, DAY(2025, 8, 1), "9901") == 1


SIMPLE = table("amount", "数额", "{ from = 2025-01-01, value = 5 }")


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        ("[parameter.standart]\nvalues = [{ value = 1 }]", "reform.no-such-table"),
        (change('{ regoin = "990100", value = 1 }'), "policy.unknown-row-key"),
        (change('{ region = "990100", "地区" = "990100", value = 1 }'), "reform.key-twice"),
        (change('{ region = "nowhere", value = 1 }'), "policy.bad-region"),
        (change('{ value = "many" }'), "policy.bad-number"),
        (change("{ value = 1 }", 'unit = "元/月"'), "reform.unit"),
        (change('{ value = 1, cites = "notice" }'), "policy.unknown-document"),
        (change('{ region = "990300", add = 1 }'), "reform.nothing-there"),
        (change("{ to = 2024-12-31, from = 2024-01-01, times = 2 }"), "reform.nothing-there"),
        ("[rule.amonut]\nformula = '1'", "reform.no-such-rule"),
        (table("standard", "另一", "{ from = 2025-01-01, value = 1 }"), "reform.already-there"),
        (table("other", "标准", "{ from = 2025-01-01, value = 1 }"), "policy.label-means-two"),
        (rule("standard", "别的", "1"), "policy.key-means-two"),
        (rule("other", "别的", "没有的"), "formula.unknown-name"),
    ],
)
def test_a_reform_that_does_not_fit_is_refused(desk, tables, code):
    base(desk)
    tables = tables.replace('cites = "paper', 'cites = "reform')

    assert [found for found, _ in desk.refused(tables)] == [code]


def test_all_faults_are_told_at_once_in_the_order_of_lines(desk):
    base(desk)
    tables = (
        "[parameter.standart]\nvalues = [{ value = 1 }]\n"
        '[parameter.standard]\nvalues = [\n{ value = 1, cites = "notice" },\n{ regoin = 1, value = 2 }]\n'
        '[rule.amonut]\nformula = "1"\n'
        '[rule.new]\nlabel = "新"\nof = "household"\nunit = "元"\nformula = "旧 + 1"\n'
    )

    assert desk.refused(tables) == [
        ("reform.no-such-table", 6),
        ("policy.unknown-document", 9),
        ("policy.unknown-row-key", 10),
        ("reform.no-such-rule", 11),
        ("formula.unknown-name", 17),
    ]


# --- bases and names ------------------------------------------------------------------------------


@pytest.fixture
def family(desk):
    base(desk)
    desk.write("town-aid", "", extends="place-aid")
    return desk


@pytest.mark.parametrize("named", ["town-aid", "town", "place-aid", "place"])
def test_a_reform_may_be_written_for_a_policy_its_place_or_what_it_stands_on(family, named):
    reform = family.reform(change("{ value = 1 }"), more=f'base = "{named}"')

    assert answer(family.laid(reform), DAY(2025, 5, 1), "9901") == 1


@pytest.mark.parametrize("named", ["other-aid", "aid", "plac"])
def test_a_reform_for_another_base_is_refused(family, named):
    reform = family.reform(change("{ value = 1 }"), more=f'base = "{named}"')

    assert family.refused(reform) == [("reform.other-base", 1)]


def test_a_reform_is_not_laid_twice(desk):
    base(desk)
    reform = desk.reform(change("{ add = 1 }"))

    assert desk.refused(reform, reform) == [("reform.twice", 1)]
    with pytest.raises(PolicyError, match="laid twice"):
        reformed(desk.laid(reform), [reform], SINCE)


def test_no_reform_leaves_the_policy_itself(desk):
    base(desk)
    policy = desk.sound()

    assert reformed(policy, [], SINCE) is policy


# --- what is new ----------------------------------------------------------------------------------

NEW = """
[input.acres]
label = "耕地"
of = "household"
type = "number"
unit = "元"

[parameter.rate]
label = "费率"
values = [{ from = 2025-01-01, value = "1/3" }]

[rule.levy]
label = "缴费"
of = "household"
unit = "元"
formula = "耕地 * 费率"

[check.none]
of = "household"
when = "耕地 < 0"
message = "耕地是负数"
severity = "warning"
"""


def test_what_is_new_cites_the_reform_itself(desk):
    base(desk)
    policy = desk.laid(NEW)
    (version,) = policy.rules["levy"].versions

    assert list(policy.inputs) == ["acres"]
    assert [check.key for check in policy.checks] == ["none"]
    assert [(one.document.title, one.document.grade) for one in version.sources] == [
        ("改change-0", "proposal")
    ]
    assert answer(policy, DAY(2025, 5, 1), parameter="rate", known_on=DAY(2024, 1, 1)) == Fraction(1, 3)


def test_a_rule_may_need_what_only_the_reform_has_and_a_later_reform_changes_it(desk):
    desk.write("place-aid", rule("pay", "发放", "5"))
    policy = desk.laid(
        NEW, '[rule.pay]\nformula = "缴费 * 2"\n', '[parameter."费率"]\nvalues = [{ value = 1 }]\n'
    )

    assert {"levy"} <= policy.rules["pay"].needs
    assert answer(policy, DAY(2025, 5, 1), parameter="rate") == 1
    assert desk.refused('[rule.pay]\nformula = "缴费 * 2"\n') == [("formula.unknown-name", 6)]


# --- a policy written by hand -----------------------------------------------------------------------

DAYS = [DAY(2024, 12, 31) + datetime.timedelta(days=61 * step) for step in range(12)]
KEYS = ("990100", "990200", "990300")
HOMES = ("甲", "乙")


@st.composite
def drawn_rows(draw, most):
    """Rows of a table by region and home: of the same keys none overlaps another."""
    rows = []
    for region, home in draw(
        st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(HOMES)), unique=True, max_size=most)
    ):
        days = sorted(draw(st.lists(st.sampled_from(DAYS), unique=True, min_size=1, max_size=3)))
        for place, day in enumerate(days):
            following = days[place + 1] if place + 1 < len(days) else day + datetime.timedelta(days=100)
            end = (
                following - datetime.timedelta(days=draw(st.integers(1, 30))) if draw(st.booleans()) else None
            )
            rows.append((region, home, day, end, draw(st.integers(0, 9))))
    return rows


def written(rows, way="value"):
    lines = []
    for region, home, start, end, value in rows:
        until = f"to = {end}, " if end else ""
        lines.append(f'{{ from = {start}, {until}region = "{region}", home = "{home}", {way} = {value} }}')
    return ",\n".join(lines)


def course(rows):
    """Days settled as the language says: a row without a last day holds until the next of its keys."""
    for region, home, start, end, value in rows:
        later = [other[2] for other in rows if other[:2] == (region, home) and other[2] > start]
        until = min(later) - datetime.timedelta(days=1) if later and end is None else end
        yield region, home, start, until, value


def said(rows, region, home, day):
    found = (
        value
        for one, other, start, end, value in course(rows)
        if (one, other) == (region, home) and start <= day and (end is None or day <= end)
    )
    return next(found, None)


def touched(one, rows):
    """Whether some row speaks of the keys and of some day of another."""
    region, home, start, end, _ = one
    return any(
        (region, home) == other[:2]
        and (end is None or other[2] <= end)
        and (other[3] is None or start <= other[3])
        for other in course(rows)
    )


COLUMNS = '{ key = "region", type = "region" }, { key = "home", type = "category", words = ["甲", "乙"] }'


@pytest.mark.parametrize("way", ["value", "add", "times"])
@COSTLY
@given(data=st.data())
def test_a_reform_answers_where_it_speaks_and_the_base_elsewhere(tmp_path_factory, way, data):
    rows, proposed = data.draw(drawn_rows(4)), data.draw(drawn_rows(3).filter(bool))
    desk = ReformDesk(tmp_path_factory.mktemp("drawn"))
    desk.write("place-aid", table("standard", "标准", written(rows), COLUMNS))
    tables = f"[parameter.standard]\nvalues = [{written(proposed, way)}]\n"
    if way != "value" and not all(touched(one, rows) for one in course(proposed)):
        assert {code for code, _ in desk.refused(tables)} == {"reform.nothing-there"}
        return
    policy = desk.laid(tables)
    for day, region, home in product((*DAYS, DAYS[3] + datetime.timedelta(days=25)), KEYS, HOMES):
        before, new = said(rows, region, home, day), said(proposed, region, home, day)
        expected = before if new is None else new
        if new is not None and way != "value":
            expected = None if before is None else before + new if way == "add" else before * new
        assert answer(policy, day, region.rstrip("0"), home) == expected


@COSTLY
@given(roster=rosters, day=st.sampled_from([DAY(2024, 6, 1), DAY(2025, 3, 1), DAY(2025, 8, 1)]))
def test_a_reform_to_the_present_values_leaves_every_answer_as_it_was(roster, day):
    policy = wonderland()
    same = reformed(policy, [_to_itself(policy)], DAY(2024, 3, 1))
    before, after = (calculate_results(one, roster, days=(day,)) for one in (policy, same))

    for key, column in before.ledgers[0].columns.items():
        other = after.ledgers[0].columns[key]
        assert [column.at(row) for row in range(len(column))] == [other.at(row) for row in range(len(other))]


def _to_itself(policy):
    """A reform that says again what every row and every rule says, from some day in the middle on."""
    from transition.policies.model import Citation
    from transition.policies.reform import SELF_CITED, Amendment, NewValue, Reform
    from transition.policies.reform_reader import self_document

    cites = (Citation(SELF_CITED),)
    values = tuple(
        NewValue(
            parameter.key,
            row.value,
            keys={
                column.key: (_whole(column, key),) for column, key in zip(parameter.by, row.keys, strict=True)
            },
            start=row.start,
            end=row.end,
            cites=cites,
        )
        for parameter in policy.parameters.values()
        for row in parameter.rows
    )
    amendments = tuple(
        Amendment(
            rule.key,
            formula=version.formula,
            cases=version.cases,
            start=version.start or DAY(2024, 3, 1),
            end=version.end,
            cites=cites,
        )
        for one in policy.policies
        for rule in one.rules.values()
        for version in rule.versions
        if not version.cases
    )
    document = self_document("照旧", "same")
    return Reform("same", "照旧", "", documents={SELF_CITED: document}, values=values, amendments=amendments)


def _whole(column, key):
    return key.ljust(6, "0") if column.type.kind == "region" else key


def test_a_reform_that_changes_nothing_changes_only_what_is_cited():
    policy = wonderland()
    changes = policy_changes(policy, reformed(policy, [_to_itself(policy)], DAY(2024, 3, 1)))

    assert {one.course for one in (*changes.values, *changes.rules)} == {"cited"}
