"""The output formats: one list of names, and what each writes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from transition.problems import Problem, UsageError
from transition.reports.atomic_file import STDOUT, check_output, whole_file

if TYPE_CHECKING:
    from transition.calc.adjustments.outcome import Outcome
    from transition.calc.results import Results
    from transition.reports.report import Report
    from transition.rosters.roster import Roster
    from transition.rosters.values.distinct import Distinct


@frozen
class Format:
    """One output format.

    module: the module that writes it; it is imported when it is needed, with its library.
    main: the module's function for the results. also: further files by what is added to the name,
    each with its function. A module also writes single tables (`write_table`).
    """

    name: str
    module: str
    main: str
    also: Mapping[str, str] = field(factory=dict)
    binary: bool = False

    def function(self, name: str) -> Callable[..., None]:
        """Return one of the module's functions."""
        found: Callable[..., None] = getattr(import_module(f"transition.reports.{self.module}"), name)
        return found


FORMATS = (
    Format("xlsx", "excel", "write_results", binary=True),
    Format("csv", "csv_report", "write_households", {"-persons": "write_persons"}),
    Format("json", "json_report", "write_document"),
    Format("jsonl", "jsonl_report", "write_households"),
    Format("parquet", "parquet_report", "write_households", {"-persons": "write_persons"}, binary=True),
)
"""A format's name is also the ending of its files."""

ADJUSTMENT_FORMATS = (
    Format("xlsx", "adjustment_excel", "write_adjustment", binary=True),
    Format("csv", "adjustment_csv", "write_changes", {"-arrears": "write_arrears"}),
    Format("json", "adjustment_json", "write_adjustment"),
)
"""The formats of a comparison."""

REPORT_FORMATS = (
    Format("xlsx", "openpyxl_report", "write_report", binary=True),
    Format("html", "report_html", "write_report"),
    Format("json", "report_json", "write_report"),
)
"""The formats of a report."""

_BY_NAME = {one.name: one for one in FORMATS}


def chosen_format(
    name: str | None, output: str | None, formats: Sequence[Format] = FORMATS, command: str = "run"
) -> str | None:
    """Return the name of the format that is meant: the one named, else that of the output's ending.

    None when neither is given. Raises UsageError: usage.bad-value, usage.unknown-format.
    """
    legal = [one.name for one in formats]
    if name is not None:
        if name not in legal:
            facts = {
                "option": "--format",
                "found": name,
                "legal": legal,
                "help": f"transition {command} --help",
            }
            raise UsageError([Problem("usage.bad-value", facts=facts)])
        return name
    if output is None:
        return None
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending not in legal:
        facts = {"found": output, "legal": legal}
        raise UsageError([Problem("usage.unknown-format", facts=facts)])
    return ending


def check_target(
    name: str | None,
    output: str | None,
    *,
    force: bool = False,
    source: str | Path | None = None,
    formats: Sequence[Format] = FORMATS,
) -> None:
    """Raise OutputError or UsageError when the results could not be written: before anything is computed.

    name: the format's name, None for no output at all. source: the roster, which is never overwritten.
    """
    if name is None:
        return
    chosen = _named(name, formats)
    if _is_stdout(output) and chosen.binary and sys.stdout.isatty():
        raise UsageError([Problem("usage.needs-output", facts={"format": name})])
    for target in _targets(chosen, output):
        check_output(target, force=force, source=source)


def write_results(results: Results, name: str, output: str | Path | None, *, force: bool = False) -> None:
    """Write results in a format, to a file or (None or ``-``) to standard output.

    csv and parquet write the persons into a second file beside the first (``x-persons.csv``), not to
    standard output. All files of a run appear whole, or none. Raises OutputError.
    """
    _write(_named(name, FORMATS), results, output, force)


def write_adjustment(outcome: Outcome, name: str, output: str | Path | None, *, force: bool = False) -> None:
    """Write a comparison in one of `ADJUSTMENT_FORMATS`, as `write_results` does.

    csv writes what is owed into a second file beside the first (``x-arrears.csv``).
    """
    _write(_named(name, ADJUSTMENT_FORMATS), outcome, output, force)


def write_report(report: Report, name: str, output: str | Path | None, *, force: bool = False) -> None:
    """Write a report in one of `REPORT_FORMATS`, as `write_results` does.

    Without an output and a format it goes to the terminal: `console_report.print_report`.
    """
    _write(_named(name, REPORT_FORMATS), report, output, force)


def _write(chosen: Format, what: object, output: str | Path | None, force: bool) -> None:
    with ExitStack() as drafts:
        for target, function in _targets(chosen, output).items():
            draft = drafts.enter_context(whole_file(target, force=force))
            chosen.function(function)(what, draft)


def _named(name: str, formats: Sequence[Format]) -> Format:
    return next(one for one in formats if one.name == name)


def check_problems_target(
    output: str | None, *, force: bool = False, source: str | Path | None = None
) -> None:
    """Raise OutputError or UsageError when a list of problems could not be written to `output`."""
    if output is not None:
        chosen_format(None, output)
        check_output(output, force=force, source=source)


def write_problems(roster: Roster, problems: Sequence[Problem], output: str, *, force: bool = False) -> None:
    """Write what has to be verified in a roster as one table, in the format of the output's ending.

    Raises OutputError; UsageError for an ending that is no format's.
    """
    from transition.reports.verification_table import verification_table

    chosen = _BY_NAME[chosen_format(None, output) or FORMATS[0].name]
    table = verification_table(problems)
    with whole_file(output, force=force) as draft:
        if chosen.name == "xlsx":
            chosen.function("write_tables")([table], draft, note=roster.source.name)
        else:
            chosen.function("write_table")(table, draft)


ROSTER_FORMATS = tuple(one for one in FORMATS if one.name in ("xlsx", "csv", "parquet"))
"""The formats that a roster is written in: those that it can be read in again."""


def write_roster(
    headers: Sequence[str], rows: Sequence[Sequence[object]], output: str | Path, *, force: bool = False
) -> None:
    """Write a roster as a workbook, csv or parquet, as the output's ending says.

    rows: texts, numbers (int, Fraction), days, flags; None is a blank. Texts stay texts, identity numbers
    too. Raises UsageError for another ending, OutputError when it cannot be written.
    """
    chosen = roster_format(output)
    with whole_file(output, force=force) as draft:
        chosen.function("write_rows")(headers, rows, draft)


def write_roster_columns(
    headers: Sequence[str], columns: Sequence[Distinct], output: str | Path, *, force: bool = False
) -> None:
    """Write a roster of any size that is there by columns; an empty text is a blank. As `write_roster`."""
    chosen = roster_format(output)
    with whole_file(output, force=force) as draft:
        chosen.function("write_columns")(headers, columns, draft)


def check_roster_target(output: str | Path, *, force: bool = False) -> None:
    """Raise OutputError or UsageError when a roster could not be written: before anybody is invented."""
    roster_format(output)
    check_output(output, force=force)


def roster_format(output: str | Path) -> Format:
    """Return the format of a roster by the output's ending. Raises UsageError for another one."""
    ending = Path(output).suffix.lower().removeprefix(".")
    found = next((one for one in ROSTER_FORMATS if one.name == ending), None)
    if found is None:
        facts = {"found": str(output), "legal": [one.name for one in ROSTER_FORMATS]}
        raise UsageError([Problem("usage.unknown-format", facts=facts)])
    return found


def _is_stdout(output: str | Path | None) -> bool:
    return output is None or str(output) == STDOUT


def _targets(chosen: Format, output: str | Path | None) -> dict[str, str]:
    """Return the function of each file that is written, by its path."""
    if _is_stdout(output):
        return {STDOUT: chosen.main}
    path = Path(str(output))
    further = {str(path.with_stem(path.stem + added)): name for added, name in chosen.also.items()}
    return {str(path): chosen.main, **further}
