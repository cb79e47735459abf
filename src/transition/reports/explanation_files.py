"""Explanations as text, JSON, or a page for the family, to the terminal or to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from transition.calc.household_explanation import HouseholdExplanation
from transition.reports.atomic_file import STDOUT, whole_file
from transition.reports.text_targets import target_format

_ENDINGS = {"txt": "text", "json": "json", "html": "html", "xlsx": "xlsx"}
NAMES = tuple(_ENDINGS.values())


def explanation_target(
    name: str | None, output: str | None, *, force: bool = False, source: str | None = None
) -> str:
    """Return the format that is meant; see `target_format`."""
    return target_format(_ENDINGS, name, output, force=force, source=source)


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
