"""Who may import whom: the floors of the house and the rooms that have one library each."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "transition"
FLOORS = ("problems", "policies", "rosters", "calc", "reports", "api", "cli")
"""Bottom first. A file imports only from its own floor and from those below."""

ROOMS = {
    "click": ("cli/",),
    "rich": ("cli/", "reports/console.py", "reports/console_report.py"),
    "python_calamine": ("rosters/files/workbook.py",),
    "xlrd": ("rosters/files/old_workbook.py",),
    "openpyxl": (
        "reports/openpyxl_charts.py",
        "reports/openpyxl_file.py",
        "reports/openpyxl_pages.py",
        "reports/openpyxl_report.py",
        "reports/openpyxl_sections.py",
    ),
    "resvg_py": ("reports/charts/pictures.py",),
    "rustpy_xlsxwriter": ("reports/excel_writer.py",),
    "pyarrow": ("rosters/files/columnar.py", "reports/parquet_report.py"),
    "tomllib": ("policies/toml_file.py",),
    "tomli_w": ("policies/writer.py",),
}
"""A library and the only files that may import it."""

PLACES = re.compile(
    r"heilongjiang|sichuan|yunnan|黑龙江|四川|云南|哈尔滨|林口|昆明|成都|低保|特困", re.IGNORECASE
)

FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def floor_of(path: Path) -> str | None:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return first if first in FLOORS else None


def imports_of(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: write the import in full"
            found.append(node.module or "")
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_imports_only_from_floors_below(path):
    own = floor_of(path)
    if own is None:
        return

    above = FLOORS[FLOORS.index(own) + 1 :]
    wrong = [
        name
        for name in imports_of(path)
        if name.split(".")[:1] == ["transition"] and name.split(".")[1] in above
    ]

    assert wrong == [], f"{name_of(path)} reaches upwards: hand the value in, or move the function up"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_each_library_has_its_room(path):
    for name in imports_of(path):
        rooms = ROOMS.get(name.split(".")[0])
        if rooms:
            assert name_of(path).startswith(rooms), f"{name} is imported only in {', '.join(rooms)}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_place_and_no_scheme_is_named_in_python(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    named = [f"{number}: {line.strip()}" for number, line in enumerate(lines, 1) if PLACES.search(line)]

    assert named == [], "a place or scheme is data: it belongs into policies/"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_room_for_things_that_belong_nowhere(path):
    assert path.stem not in {"utils", "helpers", "common", "misc", "shared"}


@pytest.mark.parametrize("floor", ["problems", "policies"])
def test_the_lower_floors_do_without_numpy(floor):
    for path in sorted((PACKAGE / floor).rglob("*.py")):
        assert not {"numpy", "pandas"} & {name.split(".")[0] for name in imports_of(path)}, name_of(path)
