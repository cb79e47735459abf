"""The English catalogue: one entry for each problem code, one for each word of the program."""

from __future__ import annotations

from transition.problems.messages import Message

MESSAGES: dict[str, Message] = {
    # --- policy files -------------------------------------------------------------------------
    # --- formulas -----------------------------------------------------------------------------
    # --- rosters ------------------------------------------------------------------------------
    # --- results ------------------------------------------------------------------------------
    # --- commands and outputs -----------------------------------------------------------------
    "usage.bad-day": Message(
        "'{found}' is no day.", "Write 2025-07-15, or 2025-07 for the first of the month."
    ),
    "usage.empty-months": Message(
        "The months {first}:{last} are none: the last comes before the first.",
        "Write FIRST:LAST, for example 2025-01:2025-12.",
    ),
    "usage.missing-option": Message("{option} is missing.", "", "Usage: {usage}"),
    "usage.missing-argument": Message("{option} is missing.", "", "Usage: {usage}"),
    "usage.no-such-option": Message(
        "There is no option {option}.", "The nearest is {nearest}.", "See {help} for all options."
    ),
    "usage.no-such-command": Message("There is no command '{command}'.", "There are: {legal}."),
    "usage.bad-value": Message(
        "{option} cannot take this value: {found}.", "It may be: {legal}.", "See {help}."
    ),
    "usage.other": Message("{found}", "", "See {help}."),
    "usage.unknown-format": Message(
        "The name '{found}' does not say which format to write.",
        "The formats are: {legal}.",
        "Add --format, or use one of these extensions.",
    ),
    "usage.needs-output": Message(
        "{format} is a binary format, not for a terminal.", "", "Give a file with -o."
    ),
    "usage.day-and-months": Message("--as-of and --months exclude each other.", "", "Keep one of them."),
}

TEXTS: dict[str, str] = {
    # --- reports ------------------------------------------------------------------------------
    # --- commands -----------------------------------------------------------------------------
}
