"""What help and a run from workbook to workbook do not import: each of these costs a start."""

from __future__ import annotations

import subprocess
import sys

from invented_results import POLICY
from strategies_rosters import family, sheet_of, xlsx_of

UNNEEDED = {"pandas", "openpyxl", "pyarrow", "numpy.ma", "numpy.random", "numpy.testing", "tomli_w"}


def test_a_run_imports_only_what_it_needs(tmp_path):
    roster = xlsx_of(tmp_path / "r.xlsx", sheet_of(*family("H1"), *family("H2", sequence=2, 户籍地=None)))
    command = ["run", str(roster), "-p", str(POLICY), "--as-of", "2025-07", "-o", str(tmp_path / "o.xlsx")]
    code = (
        "import sys; from transition.cli import main\n"
        f"sys.argv = ['transition', *{command}]\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code == 1, end.code\n"
        f"unneeded = {UNNEEDED} & set(sys.modules)\n"
        "assert not unneeded, unneeded"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "o.xlsx").exists()


def test_help_waits_for_nothing_that_it_does_not_show():
    code = (
        "import sys; from transition.cli import main\n"
        "sys.argv = ['transition', '--help']\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "unneeded = {'attr', 'attrs', 'numpy', 'rich'} & set(sys.modules)\n"
        "assert not unneeded, unneeded"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
