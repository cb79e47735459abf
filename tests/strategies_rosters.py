"""Rosters for tests: the invented place's policy, small sheets in every form, and strategies for them."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
from hypothesis import strategies as st

from transition.policies.checked import CheckedInput, CheckedPolicy, Type
from transition.policies.loading import load
from transition.policies.model import CategoryWord, Default, Input
from transition.policies.units import NO_UNIT, parse_unit
from transition.rosters.identity import check_character
from transition.rosters.reading import read_roster
from transition.rosters.roster import Roster

POLICIES = Path(__file__).parent / "wonderland" / "policies"

_KINDS = {"whole": "number", "percent": "number", "identity": "text"}


@cache
def wonderland() -> CheckedPolicy:
    """The policy of the invented place, read once for all tests."""
    return load([POLICIES / "wonderland-aid.toml"])


def an_input(type_: str, *, words=(), default=None, unit=None, **more) -> CheckedInput:
    """An input as a policy might declare it."""
    declared = Input(
        key="one",
        label="某项",
        of="person",
        type=type_,
        unit=unit,
        words=tuple(
            CategoryWord(word) if isinstance(word, str) else CategoryWord(word[0], tuple(word[1:]))
            for word in words
        ),
        default=None if default is None else Default(default, "测试"),
        **more,
    )
    return CheckedInput(
        declared, Type(_KINDS.get(type_, type_), parse_unit(unit) if unit else NO_UNIT), default
    )


def number_of(born: str = "19800101", sequence: int = 1, region: str = "990101") -> str:
    """A valid identity number of nobody: its region code is assigned to no place."""
    digits = f"{region}{born}{sequence:03}"
    return digits + check_character(digits)


HEADER = ("户编号", "姓名", "身份证号", "与户主关系", "户籍地", "城乡", "务工", "务工地", "工资")


def person(household, name, *, born="19800101", sequence=1, relation="户主", **cells):
    """A row under `HEADER`; further cells by their header."""
    row = {
        "户编号": household,
        "姓名": name,
        "身份证号": number_of(born, sequence),
        "与户主关系": relation,
        "户籍地": "990100" if relation == "户主" else "",
        "城乡": "农村" if relation == "户主" else "",
        "务工": "否",
    }
    return {**row, **cells}


def family(household="H1", *, sequence=1, **head_cells):
    """Two rows: a head and a child."""
    return [
        person(household, "兔甲", sequence=sequence, **head_cells),
        person(household, "兔乙", born="20150302", sequence=sequence, relation="子女"),
    ]


def sheet_of(*persons, header=HEADER) -> list[list[object]]:
    """Header and rows as lists of cells."""
    columns = list(dict.fromkeys([*header, *(key for row in persons for key in row)]))
    return [columns, *([row.get(key, "") for key in columns] for row in persons)]


def read(sheet, policy=None) -> Roster:
    """Read a sheet given as lists through a frame: no file needed."""
    return read_roster(frame_of(sheet), policy or wonderland())


def frame_of(sheet) -> pd.DataFrame:
    return pd.DataFrame(sheet[1:], columns=sheet[0], dtype=object)


def xlsx_of(path: Path, sheet, *, title="花名册", **more_sheets) -> Path:
    """Write a workbook; further sheets by name."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in sheet:
        book.active.append(list(row))
    for name, rows in more_sheets.items():
        extra = book.create_sheet(name)
        for row in rows:
            extra.append(list(row))
    book.save(path)
    return path


def csv_text(sheet) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(sheet)
    return text.getvalue()


def codes_of(problems) -> list[str]:
    return [problem.code for problem in problems]


def found(roster: Roster, code: str):
    """The one problem of a code."""
    (problem,) = [problem for problem in roster.problems if problem.code == code]
    return problem


def contents(roster: Roster) -> dict[str, object]:
    """All that a roster says, by household number, whatever the order of the rows."""
    return {
        name: (
            {key: column.at(household) for key, column in roster.household_columns.items()},
            sorted(
                str({key: column.at(row) for key, column in roster.person_columns.items()})
                for row in range(roster.starts[household], roster.starts[household + 1])
            ),
        )
        for household, name in enumerate(roster.household_names)
    }


def people_of(roster):
    """Who lives together: sets of names and numbers, the head's marked."""
    heads = set(roster.head_row.tolist())
    name, identity = roster.person_columns["person_name"], roster.person_columns["identity_number"]
    return [
        {
            (name.at(row), identity.at(row), row in heads)
            for row in range(roster.starts[household], roster.starts[household + 1])
        }
        for household in range(roster.households)
    ]


amounts = st.sampled_from(["", 0, 1200, 1200.5, "1,200元", "约五千", "-1", "￥300", 1e15, 0.1])
flags = st.sampled_from(["是", "否", "√", "×", "", "也许", True, 0])
places = st.sampled_from(["990100", "990300", "西安市", "朝阳区", "", "某地"])


@st.composite
def rosters(draw, most: int = 6) -> list[list[object]]:
    """A sheet of a few households, good and odd cells mixed; identity numbers are unique."""
    rows = []
    for household in range(draw(st.integers(1, most))):
        for member in range(draw(st.integers(1, 4))):
            cells = {"工资": draw(amounts), "务工": draw(flags), "务工地": draw(places)}
            relation = "户主" if member == 0 else draw(st.sampled_from(["配偶", "子女", "其他"]))
            sequence = household * 5 + member
            rows.append(
                person(f"H{household}", f"兔{sequence}", sequence=sequence, relation=relation, **cells)
            )
    return sheet_of(*rows)
