"""Explanations as text, JSON, or a page for the family, to the terminal or to a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from transition.calc.household_explanation import HouseholdExplanation
from transition.problems import Problem, UsageError
from transition.reports.atomic_file import STDOUT, check_output, whole_file

_ENDINGS = {"txt": "text", "json": "json", "html": "html", "xlsx": "xlsx"}
NAMES = tuple(_ENDINGS.values())


def explanation_target(
    name: str | None, output: str | None, *, force: bool = False, source: str | None = None
) -> str:
    """Return the format that is meant: the one named, else that of the output's ending, else text.

    Raises UsageError or OutputError when it could not be written. source: the roster.
    """
    if name is None and output is not None and output != STDOUT:
        ending = Path(output).suffix.lower().removeprefix(".")
        if ending not in _ENDINGS:
            facts = {"found": output, "legal": list(_ENDINGS)}
            raise UsageError([Problem("usage.unknown-format", facts=facts)])
        name = _ENDINGS[ending]
    if name == "xlsx" and output in (None, STDOUT) and sys.stdout.isatty():
        raise UsageError([Problem("usage.needs-output", facts={"format": name})])
    check_output(output or STDOUT, force=force, source=source)
    return name or "text"


def write_explanations(
    explanations: Sequence[HouseholdExplanation], name: str, output: str | None, *, force: bool = False
) -> None:
    """Write explanations in a format to a file or, without one, to standard output."""
    if name == "text" and output is None:
        from transition.reports.console import print_explanations

        print_explanations(explanations)
        return
    with whole_file(output or STDOUT, force=force) as draft:
        _write(explanations, name, draft)


def _write(explanations: Sequence[HouseholdExplanation], name: str, path: Path) -> None:
    match name:
        case "text":
            from transition.reports.household_text import plain_explanation

            path.write_text("\n\n".join(map(plain_explanation, explanations)) + "\n", encoding="utf-8")
        case "json":
            from transition.reports.household_json import explanations_as_json

            path.write_text(explanations_as_json(explanations) + "\n", encoding="utf-8")
        case _:
            from transition.reports.family_notice import family_notice

            pages = [family_notice(one) for one in explanations]
            if name == "html":
                from transition.reports.html_page import write_pages
            else:
                from transition.reports.openpyxl_pages import write_pages
            write_pages(pages, path)
