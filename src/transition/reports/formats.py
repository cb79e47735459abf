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
    from transition.calc.results import Results
    from transition.rosters.roster import Roster


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

_BY_NAME = {one.name: one for one in FORMATS}


def chosen_format(name: str | None, output: str | None) -> str | None:
    """Return the name of the format that is meant: the one named, else that of the output's ending.

    None when neither is given. Raises UsageError: usage.bad-value, usage.unknown-format.
    """
    if name is not None:
        if name not in _BY_NAME:
            facts = {
                "option": "--format",
                "found": name,
                "legal": list(_BY_NAME),
                "help": "transition run --help",
            }
            raise UsageError([Problem("usage.bad-value", facts=facts)])
        return name
    if output is None:
        return None
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending not in _BY_NAME:
        facts = {"found": output, "legal": list(_BY_NAME)}
        raise UsageError([Problem("usage.unknown-format", facts=facts)])
    return ending


def check_target(
    name: str | None, output: str | None, *, force: bool = False, source: str | Path | None = None
) -> None:
    """Raise OutputError or UsageError when the results could not be written: before anything is computed.

    name: the format's name, None for no output at all. source: the roster, which is never overwritten.
    """
    if name is None:
        return
    chosen = _BY_NAME[name]
    if _is_stdout(output) and chosen.binary and sys.stdout.isatty():
        raise UsageError([Problem("usage.needs-output", facts={"format": name})])
    for target in _targets(chosen, output):
        check_output(target, force=force, source=source)


def write_results(results: Results, name: str, output: str | Path | None, *, force: bool = False) -> None:
    """Write results in a format, to a file or (None or ``-``) to standard output.

    csv and parquet write the persons into a second file beside the first (``x-persons.csv``), not to
    standard output. All files of a run appear whole, or none. Raises OutputError.
    """
    chosen = _BY_NAME[name]
    with ExitStack() as drafts:
        for target, function in _targets(chosen, output).items():
            draft = drafts.enter_context(whole_file(target, force=force))
            chosen.function(function)(results, draft)


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


def write_roster(
    headers: Sequence[str], rows: Sequence[Sequence[object]], output: str | Path, *, force: bool = False
) -> None:
    """Write a roster as a workbook or csv, as the output's ending says.

    rows: texts, numbers (int, Fraction), days, flags; None is a blank. Texts stay texts, identity numbers
    too. Raises UsageError for another ending, OutputError when it cannot be written.
    """
    name = chosen_format(None, str(output))
    if name not in ("xlsx", "csv"):
        facts = {"found": str(output), "legal": ["xlsx", "csv"]}
        raise UsageError([Problem("usage.unknown-format", facts=facts)])
    with whole_file(output, force=force) as draft:
        _BY_NAME[name].function("write_rows")(headers, rows, draft)


def _is_stdout(output: str | Path | None) -> bool:
    return output is None or str(output) == STDOUT


def _targets(chosen: Format, output: str | Path | None) -> dict[str, str]:
    """Return the function of each file that is written, by its path."""
    if _is_stdout(output):
        return {STDOUT: chosen.main}
    path = Path(str(output))
    further = {str(path.with_stem(path.stem + added)): name for added, name in chosen.also.items()}
    return {str(path): chosen.main, **further}
