"""Rosters in parquet: the same cells as a sheet of the same roster, whatever types a program gave them."""

from __future__ import annotations

import builtins
import datetime
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from strategies_rosters import contents, family, number_of, sheet_of, wonderland, xlsx_of
from transition.problems import RosterError, message
from transition.rosters.files.limits import USUAL, Limits
from transition.rosters.files.opening import open_source
from transition.rosters.reading import read_roster

DAY = datetime.date(1985, 12, 31)
TEXTS = ("户编号", "姓名", "身份证号", "与户主关系", "户籍地", "城乡")


def column_of(tmp_path, array, *, name="某项", limits=USUAL):
    """The cells of a parquet column below its name."""
    parquet.write_table(pa.table([array], names=[name]), tmp_path / "r.parquet")
    (grid,) = open_source(tmp_path / "r.parquet", None, limits).grids
    first, *cells = (grid.columns[0].at(row) for row in range(grid.height))
    assert first == name
    return cells + [""] * (len(array) - len(cells))  # blank rows at the end are cut off


def refused(source, **options):
    with pytest.raises(RosterError) as caught:
        list(open_source(source, None, **options).grids)
    for problem in caught.value.problems:
        assert message(problem)
    return caught.value.problems


def people(wages, *, type_=None, **more):
    """A table of one household with a column of wages."""
    count = len(wages)
    numbers = [number_of(sequence=2 * place + 1) for place in range(count)]
    relations = ["户主", "配偶", "子女", "其他", "其他", "其他"][:count]
    columns = {
        "户编号": ["H1"] * count,
        "姓名": [f"兔{place}" for place in range(count)],
        "身份证号": numbers,
        "与户主关系": relations,
        "户籍地": ["990100"] * count,
        "城乡": ["农村"] * count,
        "务工": [True] * count,
        "务工地": ["990100"] * count,
        "工资": pa.array(wages, type=type_),
        **more,
    }
    return pa.table(columns)


def wages_of(tmp_path, wages, type_=None):
    parquet.write_table(people(wages, type_=type_), tmp_path / "r.parquet")
    roster = read_roster(tmp_path / "r.parquet", wonderland())
    return [roster.person_columns["wage"].at(row) for row in range(roster.persons)], roster


# --- the same roster ------------------------------------------------------------------------------


def test_a_roster_in_parquet_is_the_roster_in_a_workbook(tmp_path):
    sheet = sheet_of(*family(工资=1200.5, 务工="是", 务工地="990300"), *family("H2", sequence=3))
    xlsx_of(tmp_path / "r.xlsx", sheet)
    head, *rows = sheet
    parquet.write_table(
        pa.table({name: [str(row[place]) for row in rows] for place, name in enumerate(head)}),
        tmp_path / "r.parquet",
    )

    one, other = (read_roster(tmp_path / name, wonderland()) for name in ("r.xlsx", "r.parquet"))

    assert contents(one) == contents(other)
    assert one.household_names == other.household_names
    assert one.lines.tolist() == other.lines.tolist()
    assert one.letters == other.letters
    assert [problem.code for problem in one.problems] == [problem.code for problem in other.problems]


@given(
    st.lists(st.one_of(st.none(), st.sampled_from(["", "甲", "乙", "某项", " "])), min_size=1, max_size=30)
)
@settings(max_examples=40, deadline=None)
def test_texts_stay_in_their_rows_plain_or_in_a_dictionary(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("texts")
    plain = pa.array([*texts, "末"], type=pa.string())
    wanted = [text or "" for text in texts]

    for array in (plain, plain.dictionary_encode(), plain.cast(pa.large_string()), plain.cast(pa.binary())):
        assert column_of(folder, array)[:-1] == wanted


def test_a_file_in_several_groups_of_rows_is_one_column(tmp_path):
    texts = pa.array([f"村{number % 7}" for number in range(1000)])
    table = pa.table([texts.dictionary_encode()], names=["村"])
    parquet.write_table(table, tmp_path / "r.parquet", row_group_size=90)
    (grid,) = open_source(tmp_path / "r.parquet", None).grids

    assert [grid.cell(row, 0) for row in range(1, 1001)] == texts.to_pylist()
    assert len(grid.columns[0].cells) == 8


# --- types ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "type_", "cells"),
    [
        ([True, False, None], pa.bool_(), ["TRUE", "FALSE", ""]),
        ([1, None, -3], pa.int8(), [1, "", -3]),
        (
            [10**15 - 1, 10**15, 2**63 - 1],
            pa.int64(),
            [10**15 - 1, "1000000000000000", "9223372036854775807"],
        ),
        ([2**64 - 1], pa.uint64(), ["18446744073709551615"]),
        ([0.1, float("nan"), None, 2.0], pa.float64(), [0.1, "", "", 2.0]),
        ([0.1, 1200.55], pa.float32(), [0.1, 1200.55]),
        ([1.5, None], pa.float16(), [1.5, ""]),
        ([float("inf")], pa.float64(), ["inf"]),
        ([Decimal("12.30"), None], pa.decimal128(9, 2), [Decimal("12.30"), ""]),
        ([Decimal("12.30")], pa.decimal256(50, 2), [Decimal("12.30")]),
        ([DAY, None], pa.date32(), [DAY, ""]),
        ([DAY], pa.date64(), [DAY]),
        ([datetime.datetime(2025, 7, 1, 8, 30)], pa.timestamp("s"), [datetime.datetime(2025, 7, 1, 8, 30)]),
        ([1751358600000000001], pa.timestamp("ns"), [datetime.datetime(2025, 7, 1, 8, 30)]),
        ([datetime.time(8, 30)], pa.time32("s"), [datetime.time(8, 30)]),
        ([datetime.timedelta(days=2)], pa.duration("s"), ["2 days, 0:00:00"]),
    ],
)
def test_values_of_every_type_become_the_cells_of_a_sheet(tmp_path, values, type_, cells):
    assert column_of(tmp_path, pa.array(values, type=type_)) == cells


def test_a_moment_keeps_the_clock_of_its_zone(tmp_path):
    moment = datetime.datetime(2025, 7, 1, 0, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
    array = pa.array([moment], type=pa.timestamp("us", "+08:00"))

    assert column_of(tmp_path, array) == [datetime.datetime(2025, 7, 1, 0, 30)]


def test_a_column_of_nothing_is_blank_and_one_without_a_name_has_none(tmp_path):
    table = pa.table({"甲": pa.nulls(2), "": ["a", "b"]})
    parquet.write_table(table, tmp_path / "r.parquet")
    (grid,) = open_source(tmp_path / "r.parquet", None).grids

    assert grid.row(0) == ["甲", ""]
    assert grid.row(1) == ["", "a"]


# --- money and numbers ----------------------------------------------------------------------------


@given(st.integers(0, 10**9), st.integers(0, 2))
@settings(max_examples=30, deadline=None)
def test_an_amount_is_the_decimal_that_a_sheet_shows_whatever_its_type(tmp_path_factory, fen, places):
    folder = tmp_path_factory.mktemp("amounts")
    exact = Fraction(fen, 10**places)
    written = Decimal(fen).scaleb(-places)

    for value, type_ in (
        (float(exact), pa.float64()),
        (written, pa.decimal128(20, 4)),
        (str(written), pa.string()),
    ):
        amounts, _ = wages_of(folder, [value], type_)
        assert amounts == [exact]


def test_what_is_null_is_unknown_and_never_zero(tmp_path):
    amounts, roster = wages_of(tmp_path, [1200.0, None, float("nan")], pa.float64())

    assert amounts == [1200, None, None]
    assert not [problem for problem in roster.problems if problem.severity == "error"]


def test_an_infinite_amount_is_no_number(tmp_path):
    amounts, roster = wages_of(tmp_path, [float("inf"), 5.0], pa.float64())

    assert amounts == [None, 5]
    assert [problem.code for problem in roster.problems if problem.code == "roster.not-a-number"]


def test_identity_numbers_that_a_program_wrote_as_whole_numbers_keep_their_digits(tmp_path):
    numbers = [number for number in map(number_of, ("19800101",) * 1) if number.isdigit()]
    numbers = numbers or [next(one for one in (number_of(sequence=s) for s in range(1, 99)) if one.isdigit())]
    table = people([1200]).set_column(2, "身份证号", pa.array([int(numbers[0])], type=pa.int64()))
    parquet.write_table(table, tmp_path / "r.parquet")
    roster = read_roster(tmp_path / "r.parquet", wonderland())

    assert roster.person_columns["identity_number"].at(0) == numbers[0]


def test_a_wrong_type_is_told_cell_by_cell_like_a_wrong_cell(tmp_path):
    table = people([1200, 300]).set_column(8, "工资", pa.array([DAY, None], type=pa.date32()))
    parquet.write_table(table, tmp_path / "r.parquet")
    roster = read_roster(tmp_path / "r.parquet", wonderland())

    (problem,) = (one for one in roster.problems if one.code == "roster.not-a-number")
    assert str(problem.place) == "I2"
    assert roster.person_columns["wage"].at(0) is None


def test_a_column_that_everything_needs_is_missed_by_name(tmp_path):
    parquet.write_table(people([1200]).drop_columns(["户编号"]), tmp_path / "r.parquet")

    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "r.parquet", wonderland())

    (problem,) = (one for one in caught.value.problems if one.code == "roster.missing-column")
    assert "户编号" in message(problem)


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "column",
    [
        pa.array([["甲", "乙"]]),
        pa.array([{"a": 1}]),
        pa.array([[("a", 1)]], type=pa.map_(pa.string(), pa.int64())),
        pa.array([b"\xff\xfe"], type=pa.binary()),
        pa.array([b"\xff\xfe"], type=pa.binary(2)),
    ],
    ids=["list", "struct", "map", "bytes", "fixed bytes"],
)
def test_cells_of_several_values_or_of_bytes_are_refused_by_the_columns_name(tmp_path, column):
    parquet.write_table(pa.table({"姓名": ["兔"], "标签": column}), tmp_path / "r.parquet")
    (problem,) = refused(tmp_path / "r.parquet")

    assert problem.code == "roster.column-of-several"
    assert problem.facts["header"] == "标签"


def test_every_such_column_is_named_at_once(tmp_path):
    table = pa.table({"甲": pa.array([[1]]), "乙": ["兔"], "丙": pa.array([{"a": 1}])})
    parquet.write_table(table, tmp_path / "r.parquet")

    assert [problem.facts["header"] for problem in refused(tmp_path / "r.parquet")] == ["甲", "丙"]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_refused_or_read_and_never_breaks_the_program(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("damaged")
    parquet.write_table(people([1200, 300]), folder / "whole.parquet", compression="none")
    content = bytearray((folder / "whole.parquet").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(4, len(content) - 5))] = data.draw(st.integers(0, 255))
    (folder / "r.parquet").write_bytes(content)

    with suppress(RosterError):
        list(open_source(folder / "r.parquet", None).grids)


@pytest.mark.parametrize("between", [b"", b"PAR1", b"x" * 100, b"\0" * 50 + b"PAR1"])
def test_what_only_begins_like_parquet_is_damaged(tmp_path, between):
    (tmp_path / "r.parquet").write_bytes(b"PAR1" + between)
    (problem,) = refused(tmp_path / "r.parquet")

    assert problem.code == "roster.damaged-file"


def test_a_file_that_breaks_off_is_damaged(tmp_path):
    parquet.write_table(people([1200]), tmp_path / "r.parquet")
    content = (tmp_path / "r.parquet").read_bytes()
    (tmp_path / "r.parquet").write_bytes(content[: len(content) // 2])

    assert [problem.code for problem in refused(tmp_path / "r.parquet")] == ["roster.damaged-file"]


def test_a_text_that_is_named_parquet_is_read_as_text(tmp_path):
    (tmp_path / "r.parquet").write_text("户编号,姓名\nH1,兔\n", encoding="utf-8")
    (grid,) = open_source(tmp_path / "r.parquet", None).grids

    assert grid.row(1) == ["H1", "兔"]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"values": 17}, "roster.too-many-values"),
        ({"columns": 8}, "roster.too-many-columns"),
        ({"inflated": 100}, "roster.inflates-too-much"),
        ({"text": 3}, "roster.too-much-text"),
    ],
)
def test_more_than_the_limits_allow_is_refused_with_how_to_allow_it(tmp_path, limits, code):
    parquet.write_table(people([1200, 300]), tmp_path / "r.parquet")
    (problem,) = refused(tmp_path / "r.parquet", limits=Limits.of(**limits))
    (name, most), *_ = limits.items()

    assert problem.code == code
    assert str(problem.facts["allow"]).startswith(f"--limit {name}=")
    assert problem.facts["most"] == str(most)


def test_rows_without_end_in_a_few_bytes_are_refused_before_they_are_unpacked(tmp_path):
    table = pa.table({"户编号": pa.repeat(pa.scalar(True), 20_000_000)})
    parquet.write_table(table, tmp_path / "r.parquet")
    assert (tmp_path / "r.parquet").stat().st_size < 200_000

    (problem,) = refused(tmp_path / "r.parquet", limits=Limits.of(values=19_999_999))
    assert problem.code == "roster.too-many-values"


def test_a_sheet_cannot_be_chosen_where_there_is_none(tmp_path):
    parquet.write_table(people([1200]), tmp_path / "r.parquet")

    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "r.parquet", wonderland(), sheet="花名册")

    assert [problem.code for problem in caught.value.problems] == ["roster.no-sheets"]


def test_without_the_library_it_is_said_how_to_get_it(tmp_path, monkeypatch):
    parquet.write_table(people([1200]), tmp_path / "r.parquet")
    usual = builtins.__import__

    def without(name, *rest, **more):
        if name.partition(".")[0] == "pyarrow":
            raise ImportError(name)
        return usual(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    (problem,) = refused(tmp_path / "r.parquet")

    assert problem.code == "roster.needs-library"
    assert "transition[parquet]" in message(problem)
