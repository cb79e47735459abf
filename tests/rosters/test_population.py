"""Populations: the shares that the file says, to the person; nobody real; the same for the same seed."""

from __future__ import annotations

import datetime
import math
from collections import Counter, defaultdict
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies_rosters import contents, wonderland
from transition.api import check_roster, load_policy
from transition.problems import PolicyError, UsageError, errors_in, message
from transition.reports.formats import write_roster_columns
from transition.rosters.identity import check_character
from transition.rosters.populations.chance import Chance, counts, evenly, shuffled
from transition.rosters.populations.data_file import read_population
from transition.rosters.populations.identities import identity_numbers
from transition.rosters.populations.invented import HowMany, invented_population
from transition.rosters.populations.library import bundled_populations, find_population
from transition.rosters.reading import read_roster
from transition.rosters.sample import day_of_ages, invented_households

ROOT = Path(__file__).parents[2]
RABBITS = ROOT / "tests" / "wonderland" / "populations" / "rabbits.toml"
place_policy = cache(load_policy)
COUNTY = ("heilongjiang-dibao", ROOT / "examples" / "linkou-county.toml")


@cache
def rabbits():
    return read_population(RABBITS)


@cache
def invented(households=600, seed=1):
    return invented_population(rabbits(), wonderland(), HowMany(households), seed)


def rows_of(roster):
    """The rows of an invented roster by heading, a blank cell as None."""
    columns = [[column.at(row) for row in range(roster.persons)] for column in roster.columns]
    for cells in zip(*columns, strict=True):
        yield {name: None if cell == "" else cell for name, cell in zip(roster.headers, cells, strict=True)}


def people(roster):
    """The rows of an invented roster, each with what the file's conditions ask about."""
    day, rows, sizes = day_of_ages(wonderland()), [], Counter()
    for row in rows_of(roster):
        number = row["身份证号"]
        born = datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
        row["age"] = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        row["sex"] = "male" if int(number[16]) % 2 else "female"
        sizes[row["户编号"]] += 1
        rows.append(row)
    families = {1: "alone", 2: "couple", 5: "parents"}
    relations = {1: ["head"], 2: ["head", "spouse"], 5: ["head", "spouse", "child", "child", "mother"]}
    place = Counter()
    for row in rows:
        row["size"] = sizes[row["户编号"]]
        row["family"] = families[row["size"]]
        row["relation"] = relations[row["size"]][place[row["户编号"]]]
        place[row["户编号"]] += 1
    return rows


def households(rows):
    heads = {}
    for row in rows:
        heads.setdefault(row["户编号"], row)
    return list(heads.values())


def meets(row, condition):
    cell = row[condition.name]
    if isinstance(cell, int):
        first, last = condition.span
        return first <= cell <= (math.inf if last is None else last)
    return (cell or "") in condition.values


def by_group(column, rows):
    """The rows of each group of a column: the first that fits."""
    found = defaultdict(list)
    for row in rows if column.of == "person" else households(rows):
        fitting = (
            place
            for place, group in enumerate(column.groups)
            if all(meets(row, condition) for condition in group.when)
        )
        found[next(fitting)].append(row)
    return found


def is_share(count, share, rows):
    return math.floor(share * rows) <= count <= math.ceil(share * rows)


# --- shares ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2, 99])
@pytest.mark.parametrize("size", [1, 7, 600])
def test_every_group_has_the_shares_of_the_file_to_the_person(size, seed):
    rows = people(invented(size, seed))

    for column in rabbits().columns:
        for place, own in by_group(column, rows).items():
            group = column.groups[place]
            found = Counter(
                row[column.label] or "" for row in own if isinstance(row[column.label], (str, type(None)))
            )
            for word, share in group.words:
                assert is_share(found[word], share, len(own)), (column.label, place, word)


@pytest.mark.parametrize("label", ["工资", "其他收入"])
def test_amounts_lie_evenly_in_the_bands_of_their_group(label):
    column = next(one for one in rabbits().columns if one.label == label)

    for place, own in by_group(column, people(invented())).items():
        found = Counter(row[label] for row in own)
        for band in column.groups[place].amounts:
            legal = range(band.first, band.last + 1, band.step)
            of_band = sum(found[amount] for amount in legal)
            assert is_share(of_band, band.share, len(own))
            assert all(is_share(found[amount], Fraction(1, len(legal)), of_band) for amount in legal)
            assert all(isinstance(amount, int) for amount in legal if found[amount])
        if column.groups[place].amounts:
            assert sum(
                found[amount]
                for band in column.groups[place].amounts
                for amount in range(band.first, band.last + 1, band.step)
            ) == len(own)


def test_days_lie_before_the_day_of_the_ages():
    days = Counter(
        (day_of_ages(wonderland()) - row["申请日期"]).days for row in households(people(invented()))
    )

    assert sum(days[day] for day in range(10, 41)) == 300
    assert sum(days[day] for day in range(100, 401, 30)) == 300


def test_kinds_of_households_have_their_shares():
    sizes = Counter(row["size"] for row in households(people(invented())))

    assert sizes == {1: 200, 2: 180, 5: 220}


def test_who_works_elsewhere_works_where_the_tables_speak_of():
    rows = [row for row in people(invented()) if row["务工"] == "是"]
    home = {row["户编号"]: row["户籍地"] for row in households(rows) if row["户籍地"]}
    own = sum(row["务工地"] == row["户籍地"] for row in rows)

    assert {row["务工地"] for row in rows} == {"990100", "990200", "990300"}
    assert set(home.values()) == {"990100", "990200", "990300"}
    assert is_share(own, Fraction(70, 100), len(rows))


# --- households that can be -----------------------------------------------------------------------


def test_ages_are_those_of_the_relation_and_sexes_too():
    kin = {"spouse": (-6, 6), "child": (-36, -21), "mother": (18, 30)}
    families = {one.name: one for one in rabbits().families}
    heads = {row["户编号"]: row for row in households(people(invented()))}

    for row in people(invented()):
        head = heads[row["户编号"]]
        if row["relation"] == "head":
            youngest, oldest = families[row["family"]].ages
            assert row["与户主关系"] == "户主"
            assert youngest <= row["age"] <= oldest
            continue
        least, most = kin[row["relation"]]
        assert max(least + head["age"], 0) <= row["age"] <= max(most + head["age"], 20)
        if row["relation"] == "spouse":
            assert row["age"] >= 20
            assert row["sex"] != head["sex"]
        assert row["relation"] != "mother" or row["sex"] == "female"


def test_only_those_of_working_age_who_work_have_wages_and_a_place_of_work():
    for row in people(invented()):
        works = row["务工"] == "是"
        assert not works or 18 <= row["age"] <= 59
        assert (row["工资"] > 0) == works
        assert (row["务工地"] is not None) == works


@given(st.integers(-(10**6), 10**6), st.integers(1, 40))
@settings(max_examples=20, deadline=None)
def test_a_population_is_read_without_an_error(seed, count):
    import pandas as pd

    roster = invented_population(rabbits(), wonderland(), HowMany(count), seed)
    frame = pd.DataFrame(list(rows_of(roster)), columns=list(roster.headers), dtype=object)
    read = read_roster(frame, wonderland())

    assert errors_in(read.problems) == ()
    assert (read.households, read.persons) == (count, roster.persons)
    assert not read.held.any()
    assert (read.head_row == read.starts[:-1]).all()


# --- numbers of nobody ----------------------------------------------------------------------------


def test_nobody_has_a_possible_identity_number_and_no_two_have_one():
    numbers = [row["身份证号"] for row in people(invented())]

    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("99") and len(number) == 18 for number in numbers)
    assert all(check_character(number[:17]) == number[17] for number in numbers)


def test_even_the_numbers_of_one_birthday_are_all_different():
    births = np.full(300_000, datetime.date(1980, 2, 29).toordinal())
    numbers = identity_numbers(births, np.arange(300_000) % 2 == 1, Chance(3))

    assert len(set(numbers)) == 300_000
    assert {number[6:14] for number in numbers} == {"19800229"}
    assert all(int(number[16]) % 2 == place % 2 for place, number in enumerate(numbers[:1000]))


# --- seeds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_the_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path, ending):
    def content(seed, name):
        roster = invented_population(rabbits(), wonderland(), HowMany(50), seed)
        write_roster_columns(roster.headers, roster.columns, tmp_path / f"{name}.{ending}")
        return (tmp_path / f"{name}.{ending}").read_bytes()

    one, again, other, negative = content(5, "a"), content(5, "b"), content(6, "c"), content(-5, "d")
    assert one == again
    assert len({one, other, negative}) == 3


def test_a_further_column_changes_no_other_one():
    few = evolve(rabbits(), columns=rabbits().columns[:-1])
    one = invented_population(few, wonderland(), HowMany(60), 1)
    other = invented_population(rabbits(), wonderland(), HowMany(60), 1)

    further = [{name: cell for name, cell in row.items() if name != "人员类别"} for row in rows_of(other)]
    assert further == list(rows_of(one))


@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(sum), st.integers(0, 500), st.integers(0, 99)
)
def test_counts_are_each_share_rounded_and_all_rows_together(parts, rows, start):
    shares = [Fraction(part, sum(parts)) for part in parts]
    found = counts(shares, rows, Fraction(start, 100))

    assert sum(found) == rows
    assert all(is_share(count, share, rows) for count, share in zip(found, shares, strict=True))


@given(
    st.integers(-100, 100), st.integers(0, 60), st.integers(1, 9), st.integers(0, 300), st.integers(0, 65_535)
)
def test_numbers_of_a_band_come_equally_often(first, width, step, rows, start):
    found = Counter(evenly(first, first + width, step, rows, start).tolist())
    legal = range(first, first + width + 1, step)

    assert set(found) <= set(legal)
    assert all(is_share(found[number], Fraction(1, len(legal)), rows) for number in legal)


@given(st.integers(1, 300), st.integers(0, 1000))
def test_to_shuffle_loses_nobody(rows, seed):
    order = shuffled(np.arange(rows), Chance(seed).keys("x", rows))

    assert sorted(order.tolist()) == list(range(rows))


# --- how many -------------------------------------------------------------------------------------


@pytest.mark.parametrize("persons", [1, 10, 137, 5000])
def test_so_many_persons_are_the_fewest_households_that_hold_them(persons):
    roster = invented_population(rabbits(), wonderland(), HowMany(persons=persons), 4)
    fewer = invented_population(rabbits(), wonderland(), HowMany(max(roster.households - 1, 1)), 4)

    assert roster.persons >= persons
    assert roster.households == 1 or fewer.persons < persons
    assert (
        len(set(dict(zip(roster.headers, roster.columns, strict=True))["户编号"].cells)) == roster.households
    )


WEIGHTS = "代表户数"


def unweighted():
    """The invented place's policy without its input for weights."""
    inputs = {key: one for key, one in wonderland().inputs.items() if one.input.role != "weight"}
    return evolve(wonderland(), inputs=inputs)


@pytest.mark.parametrize(("count", "stands_for"), [(40, 40), (40, 41), (40, 12_345), (1, 7)])
def test_weights_are_whole_and_add_up_to_the_population(count, stands_for):
    roster = invented_population(rabbits(), wonderland(), HowMany(count, stands_for=stands_for), 1)
    rows = list(rows_of(roster))
    weights = {row["户编号"]: row[WEIGHTS] for row in rows}

    assert len(weights) == count
    assert all(weights[row["户编号"]] == row[WEIGHTS] for row in rows)
    assert sum(weights.values()) == stands_for
    assert set(weights.values()) <= {stands_for // count, stands_for // count + 1}


def test_without_weights_nobody_has_any():
    assert WEIGHTS not in invented().headers
    assert WEIGHTS not in invented_households(wonderland(), 5, 1).headers


@pytest.mark.parametrize(
    ("policy", "stands_for", "code"),
    [(unweighted, 100, "usage.no-weight-column"), (wonderland, 4, "usage.weights-too-few")],
)
def test_weights_that_cannot_be_are_refused(policy, stands_for, code):
    with pytest.raises(UsageError) as caught:
        invented_population(rabbits(), policy(), HowMany(5, stands_for=stands_for), 1)

    assert [problem.code for problem in caught.value.problems] == [code]
    assert message(caught.value.problems[0])


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_every_format_is_read_as_the_same_roster(tmp_path, ending):
    roster = invented(80, 3)
    for one in ("xlsx", ending):
        write_roster_columns(roster.headers, roster.columns, tmp_path / f"r.{one}")

    one, other = (read_roster(tmp_path / f"r.{end}", wonderland()) for end in ("xlsx", ending))
    assert contents(one) == contents(other)
    assert one.lines.tolist() == other.lines.tolist()
    assert [problem.code for problem in one.problems] == [problem.code for problem in other.problems]


def test_amounts_are_whole_numbers_and_days_are_days_in_parquet(tmp_path):
    import pyarrow.parquet

    roster = invented(30)
    write_roster_columns(roster.headers, roster.columns, tmp_path / "r.parquet")
    schema = pyarrow.parquet.read_schema(tmp_path / "r.parquet")

    assert str(schema.field("工资").type) == "int64"
    assert str(schema.field("申请日期").type) == "date32[day]"
    assert str(schema.field("身份证号").type) == "string"


# --- the bundled kinds of counties ----------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(bundled_populations()))
def test_a_bundled_population_says_of_each_figure_how_it_is_known(name):
    population = find_population(name)
    sources = [population.families_source, *(column.source for column in population.columns)]

    assert find_population(population.title) == population
    assert all(bool(source.cites) != source.is_invented for source in sources)
    assert all(source.note for source in sources)


@pytest.mark.parametrize("place", ["heilongjiang", "sichuan", "yunnan"])
@pytest.mark.parametrize("name", sorted(bundled_populations()))
def test_a_bundled_population_fits_the_policies_of_every_place(tmp_path, name, place):
    policy = place_policy(place)
    roster = invented_population(find_population(name), policy, HowMany(40), 1)
    write_roster_columns(roster.headers, roster.columns, tmp_path / "r.parquet")
    read = read_roster(tmp_path / "r.parquet", policy)

    assert errors_in(read.problems) == ()
    assert read.households == 40


@pytest.mark.parametrize("place", ["heilongjiang", "sichuan", "yunnan"])
def test_the_checks_of_a_place_find_nothing_odd(tmp_path, place):
    policy = place_policy(place)
    roster = invented_population(find_population("relieved"), policy, HowMany(500), 1)
    write_roster_columns(roster.headers, roster.columns, tmp_path / "r.parquet")
    _, problems = check_roster(tmp_path / "r.parquet", policy, as_of="2025-12")

    assert [problem for problem in problems if problem.code == "roster.policy-check"] == []


def test_what_a_household_had_is_a_share_of_what_its_members_have():
    roster = invented_population(find_population("farming"), place_policy("heilongjiang"), HowMany(400), 1)
    members = defaultdict(list)
    for row in rows_of(roster):
        members[row["户编号"]].append(row)

    for rows in members.values():
        wages, costs = (sum(row[label] for row in rows) for label in ("工资性收入", "刚性支出"))
        assert wages * 85 // 100 <= rows[0]["上年工资性收入"] <= wages * 115 // 100
        assert rows[0]["前十二个月刚性支出"] == costs
        assert len({row["上年工资性收入"] for row in rows}) == 1


@pytest.mark.parametrize("name", sorted(bundled_populations()))
def test_what_is_said_of_a_person_goes_together(name):
    roster = invented_population(find_population(name), place_policy("heilongjiang"), HowMany(1500), 1)

    for row in rows_of(roster):
        works = row["务工"] == "是"
        assert works == (row["工资性收入"] > 0) == (row["务工地"] is not None)
        assert not works or row["在校生状况"] == "不在校"
        assert not works or row["劳动能力"] in ("有劳动能力", "部分丧失劳动能力")
        assert (row["残疾类别"] == "无") == (row["残疾等级"] == "无")
        assert row["城乡居民基础养老金"] <= row["转移净收入"]
        assert (row["人员类别"] == "低保对象") == (row["享受低保政策情况"] != "未享受")
        assert row["监测对象类别"] == "无" or row["城乡"] == "农村"
        assert (row["生活自理能力"] == "具备生活自理能力") == (row["自主洗澡"] == "是")


@pytest.mark.parametrize("name", sorted(bundled_populations()))
def test_the_allowance_of_everybody_is_decided_with_a_countys_file(tmp_path, name):
    from transition.api import calculate

    policy = place_policy(*COUNTY)
    roster = invented_population(find_population(name), policy, HowMany(400), 1)
    write_roster_columns(roster.headers, roster.columns, tmp_path / "r.parquet")
    result = calculate(policy, read_roster(tmp_path / "r.parquet", policy), as_of="2026-05")
    paid = [amount for amount in result.households["allowance"] if amount]

    assert result.all_decided
    assert 0 < len(paid) < 200


def test_certificates_are_those_of_category_and_level():
    policy = place_policy("heilongjiang-disability")
    roster = invented_population(find_population("farming"), policy, HowMany(500), 1)
    rows = list(rows_of(roster))
    certified = [row for row in rows if row["残疾证号"]]

    assert certified
    for row in rows:
        assert (row["残疾类别"] == "无") == (row["残疾等级"] == "无") == (row["残疾证号"] is None)
    for row in certified:
        number, level = row["残疾证号"], "一二三四".index(row["残疾等级"][0]) + 1
        assert number[:18] == row["身份证号"]
        assert number[19] == str(level)
        assert number[18] == str(
            ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"].index(row["残疾类别"]) + 1
        )


def test_what_results_need_and_nobody_has_is_named():
    few = evolve(
        rabbits(),
        columns=tuple(one for one in rabbits().columns if one.label != "工资" and one.label != "其他收入"),
    )
    roster = invented_population(few, wonderland(), HowMany(5), 1)

    assert "工资" in roster.left_out
    assert not set(roster.left_out) & set(roster.headers)
    assert "出生日期" not in roster.left_out  # the identity number tells it


# --- what does not fit a policy -------------------------------------------------------------------


def changed(own, **changes):
    """The rabbits with one column changed."""
    columns = tuple(evolve(one, **changes) if one.label == own else one for one in rabbits().columns)
    return evolve(rabbits(), columns=columns)


@pytest.mark.parametrize(
    ("population", "code", "facts"),
    [
        (lambda: changed("城乡", of="person"), "population.other-scope", {"found": "person"}),
        (
            lambda: changed("工资", unit="元/月"),
            "population.other-unit",
            {"found": "元/月", "legal": "元/年"},
        ),
        (lambda: changed("乡镇", label="与户主关系"), "population.own-column", {"label": "与户主关系"}),
        (lambda: changed("工资", label="在读"), "population.other-type", {"found": "amounts"}),
        (lambda: changed("乡镇", label="残疾等级", of="person"), "population.other-word", {"found": "一镇"}),
        (lambda: changed("务工", label="工资"), "population.other-type", {"found": "words"}),
    ],
)
def test_a_population_that_does_not_fit_the_policy_is_refused_in_words(population, code, facts):
    with pytest.raises(PolicyError) as caught:
        invented_population(population(), wonderland(), HowMany(5), 1)

    (problem, *_) = [one for one in caught.value.problems if one.code == code]
    assert facts.items() <= problem.facts.items()
    assert message(problem)


def test_a_relation_that_the_policy_has_no_word_for_is_refused():
    kin = {**rabbits().kin, "mother": evolve(rabbits().kin["mother"], words={True: ("爹",), False: ("娘",)})}

    with pytest.raises(PolicyError) as caught:
        invented_population(evolve(rabbits(), kin=kin), wonderland(), HowMany(5), 1)

    assert [problem.code for problem in caught.value.problems] == ["population.other-word"]


def test_a_policy_without_identity_numbers_gets_birth_days_and_sexes():
    inputs = {key: one for key, one in wonderland().inputs.items() if one.input.role != "identity"}
    roster = invented_population(rabbits(), evolve(wonderland(), inputs=inputs), HowMany(30), 1)
    rows = list(rows_of(roster))

    assert {row["性别"] for row in rows} == {"男", "女"}
    assert all(isinstance(row["出生日期"], datetime.date) for row in rows)
