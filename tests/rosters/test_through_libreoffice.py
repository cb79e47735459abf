"""Every form and layout goes through LibreOffice to xls, ods and back, and is read to the same roster."""

from __future__ import annotations

import shutil
import subprocess

import pytest

import clerks_workbook
from household_forms import FORMS, TWO_FAMILIES
from layouts import Laid, merged_down, titled, two_row_header
from strategies_rosters import contents, family, people_of, person, sheet_of, wonderland
from transition.rosters.reading import read_roster

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

KINDS = ("xlsx", "xls", "ods")


def layouts():
    """Sheets by name, with titles, groups, merged cells, totals and footers."""
    sheet = sheet_of(*family("H1", 工资=1200), *family("H2", sequence=2), person("H3", "兔丙", sequence=3))
    plain = Laid(sheet)
    merged = merged_down(plain, [0, 4, 5], [(1, 2), (3, 4)])
    return {
        "plain": plain,
        "titled": titled(plain.above(["制表单位：奇境民政所", "", "单位：元"])),
        "grouped": two_row_header(plain, {"工作情况": (6, 8)}),
        "merged": merged,
        "all at once": titled(
            two_row_header(merged, {"工作情况": (6, 8)}).below(["合计", *[""] * 7, 1200], ["制表人：兔丁"])
        ),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """All sheets as workbooks, and what LibreOffice makes of them, a folder for each kind of file."""
    home = tmp_path_factory.mktemp("through")
    for number, rows in enumerate(FORMS.values()):
        Laid([list(row) for row in rows]).written(home / f"form{number}.xlsx")
    for name, laid in layouts().items():
        laid.written(home / f"{name}.xlsx")
    clerks_workbook.write(home / "township.xlsx")
    profile = f"-env:UserInstallation=file://{home}/profile"
    files = sorted(map(str, home.glob("*.xlsx")))
    for kind in KINDS:
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(home / kind)]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return home


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("number", "form"), list(enumerate(FORMS)))
def test_every_form_comes_through(folder, kind, number, form):
    roster = read_roster(folder / kind / f"form{number}.{kind}", wonderland())

    assert people_of(roster) == TWO_FAMILIES


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", layouts())
def test_every_layout_comes_through(folder, kind, name):
    before = read_roster(folder / f"{name}.xlsx", wonderland())
    after = read_roster(folder / kind / f"{name}.{kind}", wonderland())

    assert contents(after) == contents(before)
    assert after.source.left_out == before.source.left_out


@pytest.mark.parametrize("kind", KINDS)
def test_a_townships_workbook_comes_through(folder, kind):
    before = read_roster(folder / "township.xlsx", wonderland())
    after = read_roster(folder / kind / f"township.{kind}", wonderland())
    told = [
        sorted((problem.code, str(problem.place)) for problem in roster.problems)
        for roster in (before, after)
    ]

    assert contents(after) == contents(before)
    assert told[0] == told[1]
