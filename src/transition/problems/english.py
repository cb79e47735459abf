"""The English catalogue: one entry for each problem code, one for each word of the program."""

from __future__ import annotations

from transition.problems.messages import Message

MESSAGES: dict[str, Message] = {
    # --- policy files -------------------------------------------------------------------------
    # --- formulas -----------------------------------------------------------------------------
    # --- rosters ------------------------------------------------------------------------------
    # --- results ------------------------------------------------------------------------------
    # --- commands and outputs -----------------------------------------------------------------
    "output.exists": Message(
        "The file {path} exists.", "", "Choose another name; to overwrite it, add --force."
    ),
    "output.same-as-input": Message(
        "The output {path} is the roster itself.",
        "This program never changes its input.",
        "Choose another name for the output.",
    ),
    "output.is-folder": Message("{path} is a folder.", "", "Name a file, such as {path}/result.xlsx."),
    "output.folder-missing": Message(
        "There is no folder {folder}.", "", "Make it first, or choose another place."
    ),
    "output.folder-not-writable": Message(
        "Nothing can be written into the folder {folder}.", "", "Choose a folder of your own."
    ),
    "output.in-use": Message(
        "The file {path} cannot be replaced: {reason}.", "", "If it is open in Excel or WPS, close it first."
    ),
    "output.cannot-write": Message(
        "The file {path} cannot be written: {reason}.",
        "",
        "Look at the free disk space, or choose another place.",
    ),
    "output.too-many-rows": Message(
        "The table {table} has {rows} rows.",
        "A sheet holds {limit} at most.",
        "Use --format csv or parquet, or split the roster by township.",
    ),
    "output.needs-library": Message(
        "To write {format}, {library} is needed, and it is not installed.",
        "",
        "Run: pip install 'transition[{extra}]'",
    ),
    "usage.bad-day": Message(
        "'{found}' is no day.", "Write 2025-07-15, or 2025-07 for the first of the month."
    ),
    "usage.empty-months": Message(
        "The months {first}:{last} are none: the last comes before the first.",
        "Write FIRST:LAST, for example 2025-01:2025-12.",
    ),
    "usage.missing-option": Message("{option} is missing.", "", "Usage: {usage}"),
    "usage.missing-value": Message("{option} needs a value after it.", "", "See {help}."),
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
    "severity.error": "error",
    "severity.warning": "warning",
    "severity.note": "note",
    "cli.whole-number": "a whole number",
    "cli.interrupted": "Interrupted; no half-written file is left.",
    "cli.see-also": "see also {place}",
    "cli.written": "Written: {path}",
    "cli.reading": "Reading the roster",
    "cli.calculating": "Calculating",
    "cli.writing": "Writing the result",
    "cli.policy-clean": "{count} policy files are clean.",
    "cli.cases-passed": "{passed} cases passed, {failed} differ.",
    "cli.case-failed": "Differs: {name} ({place})",
    "cli.case-difference": "    {label}: expected {expected}, got {got}",
    "cli.problems-found": "{errors} errors, {warnings} warnings, {notes} notes",
    "help.transition": "Compute social-assistance entitlements from policies written as data.",
    "help.run": "Compute what every household and person of a roster is entitled to.",
    "help.check": "Check a roster only, and list the cells to be verified.",
    "help.explain": "Explain a household's result down to cells and cited articles.",
    "help.policy": "List, show, check and test policy files.",
    "help.policy.list": "List the policies and the time that each covers.",
    "help.policy.show": "Show a policy for a reader: documents, tables, rules.",
    "help.policy.check": "Check policy files, all faults in one pass; all bundled ones if none is named.",
    "help.policy.test": "Run the cases of policies at zero tolerance; all bundled ones if none is named.",
    "help.template": "Make an empty roster with exactly the columns that the policies need.",
    "help.sample": "Invent a roster for trying out; names and identity numbers are made up.",
    "help.option.help": "Show this help.",
    "help.option.version": "Show the version.",
    "help.option.lang": "Language of messages, zh or en; else TRANSITION_LANG, else the locale.",
    "help.option.policy": "A place (all its schemes), a policy's name, or a .toml file; may be repeated.",
    "help.option.as-of": "The day, as 2025-07-15, or 2025-07 for the first of the month; default today.",
    "help.option.months": "Compute each month and add up, as 2025-01:2025-12.",
    "help.option.known-on": "Use only what documents issued by this day say.",
    "help.option.carry-forward": "Let a yearly number run on after its year; such results are marked.",
    "help.option.sheet": "The sheet's name; the first sheet by default.",
    "help.option.output": "The file to write; the terminal by default.",
    "help.option.force": "Replace the output file if it exists.",
    "help.option.format": "The format; by default the extension of -o says it.",
    "help.option.household": "The household's number, or its head's identity number or name.",
    "help.option.explain-format": "text shows a tree, json is for programs.",
    "help.option.households": "How many households to invent.",
    "help.option.seed": "The random seed: the same seed gives the same roster.",
    "help.option.mistakes": "Mix in common mistakes, to see the list of what to verify.",
    "help.option.policies-optional": "Further policy files to use together with the named ones.",
}
