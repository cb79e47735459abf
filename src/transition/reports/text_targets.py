"""Where words go that a terminal shows too: to it, or to a file whose ending says the format."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from transition.problems import Problem, UsageError
from transition.reports.atomic_file import STDOUT, check_output


def target_format(
    endings: Mapping[str, str],
    name: str | None,
    output: str | None,
    *,
    force: bool = False,
    source: str | None = None,
) -> str:
    """Return the format that is meant: the one named, else that of the output's ending, else text.

    endings: the formats by the ending of their files. source: the roster. Raises UsageError or OutputError
    when it could not be written.
    """
    if name is None and output is not None and output != STDOUT:
        ending = Path(output).suffix.lower().removeprefix(".")
        if ending not in endings:
            facts = {"found": output, "legal": list(endings)}
            raise UsageError([Problem("usage.unknown-format", facts=facts)])
        name = endings[ending]
    if name == "xlsx" and output in (None, STDOUT) and sys.stdout.isatty():
        raise UsageError([Problem("usage.needs-output", facts={"format": name})])
    check_output(output or STDOUT, force=force, source=source)
    return name or "text"
