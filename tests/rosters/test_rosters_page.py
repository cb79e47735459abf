"""docs/rosters.md tells every message that a roster can bring; each of its pictures is read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layouts import Laid
from transition.api import load_policy
from transition.problems import errors_in
from transition.problems.chinese import MESSAGES
from transition.rosters.reading import read_roster

PAGE = (Path(__file__).parents[2] / "docs" / "rosters.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"^```名册 (\d+)户 (\d+)人\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_every_code_about_rosters_and_results_is_explained():
    told = re.findall(r"^\| `((?:roster|result)\.[a-z-]+)` \|", PAGE, re.MULTILINE)

    assert sorted(told) == sorted(code for code in MESSAGES if code.startswith(("roster.", "result.")))


def laid(picture: str) -> Laid:
    """Take a picture apart: ``│`` is merged with the cell above, ``←`` with the cell on the left."""
    rows = [[cell.strip() for cell in line.split("|")] for line in picture.splitlines()]
    blocks: dict[tuple[int, int], tuple[int, int]] = {}
    start: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            step = {"│": (row - 1, column), "←": (row, column - 1)}.get(cell)
            start[row, column] = start[step] if step else (row, column)
            if step:
                blocks[start[row, column]] = (row, column)
                cells[column] = ""
    return Laid(rows, [(*first, *last) for first, last in blocks.items()])


@pytest.mark.parametrize(("households", "persons", "picture"), PICTURES)
def test_every_picture_is_read_as_it_says(tmp_path, households, persons, picture):
    path = laid(picture).written(tmp_path / "r.xlsx")
    roster = read_roster(path, load_policy("heilongjiang-dibao"))

    assert (roster.households, roster.persons) == (int(households), int(persons))
    assert errors_in(roster.problems) == ()
    assert not [problem for problem in roster.problems if problem.code.startswith("roster.identity-c")]
    assert not roster.held.any()


def test_there_are_pictures():
    assert len(PICTURES) >= 9
