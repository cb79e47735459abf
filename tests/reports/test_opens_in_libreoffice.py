"""The result workbook opens in LibreOffice, every sheet of it, ready for print."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from transition.api import calculate, load_policy, read_roster

ROOT = Path(__file__).parents[2]
SHEETS = ("家庭结果", "人员结果", "待核实", "汇总", "政策依据", "运行记录")

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and poppler are not installed",
)


def test_every_sheet_is_printed_under_its_title(tmp_path):
    policy = load_policy("heilongjiang-dibao")
    roster = read_roster(ROOT / "examples" / "heilongjiang-roster.xlsx", policy)
    calculate(policy, roster, as_of="2025-07").to_excel(tmp_path / "result.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "result.xlsx")], check=True, capture_output=True, timeout=300)
    pages = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "result.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\f")
    titles = [title for page in pages for title in SHEETS if title in page[:400]]

    assert set(titles) == set(SHEETS)
