"""A report opens where people open it: the page in Chromium, the workbook in LibreOffice."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from strategies_reports import REPORT
from transition.reports.formats import write_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def in_chromium(page, folder):
    """The page as Chromium understood it, and what stood on its console."""
    command = [
        *(CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"),
        *(f"--user-data-dir={folder}/profile", "--virtual-time-budget=2000", "--dump-dom"),
        page.as_uri(),
    ]
    ended = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=120)
    return ended.stdout, [line for line in ended.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_page_opens_in_chromium_without_an_error_and_shows_every_number(tmp_path):
    path = tmp_path / "report.html"
    write_report(REPORT, "html", path)
    # Proof that errors would be seen: the same page with a mistake in it.
    broken = tmp_path / "broken.html"
    broken.write_text(
        path.read_text(encoding="utf-8").replace("<nav>", "<script>null.broken</script><nav>"), "utf-8"
    )

    understood, console = in_chromium(path, tmp_path)
    _, console_of_broken = in_chromium(broken, tmp_path)

    assert console == []
    assert console_of_broken != []
    for chart in REPORT.charts():
        for series in chart.series:
            known = sum(value is not None for value in series.values)
            assert understood.count(f'data-series="{series.key}"') == known


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and poppler are not installed",
)
def test_the_charts_of_the_workbook_are_printed_by_libreoffice(tmp_path):
    write_report(REPORT, "xlsx", tmp_path / "report.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "report.xlsx")], check=True, capture_output=True, timeout=300)
    reading = ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"]
    text = subprocess.run(reading, check=True, capture_output=True, text=True).stdout
    written = "".join(text.split())

    for section in REPORT.sections:
        assert section.heading in written
    for chart in REPORT.charts():
        # The name of the axis stands nowhere but in the chart.
        assert written.count(f"{chart.y_label}（{chart.unit}）") >= 1
