"""The English catalogue: one entry for each problem code, one for each word of the program."""

from __future__ import annotations

from transition.problems.messages import Message

MESSAGES: dict[str, Message] = {
    # --- policy files -------------------------------------------------------------------------
    "policy.case-expects-nothing": Message(
        "The case expects nothing.",
        "",
        "Write expect, undecided or missing.",
    ),
    "policy.case-persons": Message(
        "There are {found} members to expect, but only {most} given.",
        "",
        "expect.persons follows given.persons, one for each.",
    ),
    "policy.no-such-file": Message(
        "There is no file {found}.",
        "That folder has: {legal}.",
        "Check the path and the name.",
    ),
    "policy.is-a-folder": Message(
        "This is a folder, not a policy file.",
        "",
        "Name one .toml file in it.",
    ),
    "policy.cannot-read": Message(
        "The file cannot be opened: {reason}.",
        "",
        "Check its permissions, or move it.",
    ),
    "policy.file-too-big": Message(
        "The file is too big.",
        "A policy file has at most {most}.",
        "Check that it is the right file, or divide it.",
    ),
    "policy.not-utf8": Message(
        "From this line on the file is not UTF-8.",
        "",
        "Save it as UTF-8 in your editor.",
    ),
    "policy.not-toml": Message(
        "This is not TOML: {found}",
        "Reading stopped here: {reason}.",
        "Check the quotes, brackets and commas of this line and the one before.",
    ),
    "policy.key-not-quoted": Message(
        "The key {found} has no quotes.",
        'A key with Chinese characters is written "{found}".',
    ),
    "policy.key-twice": Message(
        "The same key stands twice: {found}",
        "",
        "Merge them, or delete one.",
    ),
    "policy.number-too-long": Message(
        "The number is too long: {found}.",
        "A number has at most {most} digits.",
        "Check for digits too many.",
    ),
    "policy.nested-too-deep": Message(
        "The brackets are nested too deep to be read.",
        "",
        "Check the square and curly brackets.",
    ),
    "policy.unknown-key": Message(
        "{table} has no key {found}.",
        "It may have: {legal}.",
        "Did you mean {nearest}?",
    ),
    "policy.missing-key": Message(
        "{table} lacks {key}.",
        "",
        "Add {key}.",
    ),
    "policy.wrong-type": Message(
        "{key} cannot be {found}.",
        "It is written: {legal}.",
    ),
    "policy.unknown-word": Message(
        "{key} does not know '{found}'.",
        "It may be: {legal}.",
        "Did you mean '{nearest}'?",
    ),
    "policy.empty-text": Message(
        "{key} is empty.",
        "",
        "Fill it in, or delete the key.",
    ),
    "policy.empty-list": Message(
        "{key} is an empty list.",
        "",
        "Write at least one item, or delete the key.",
    ),
    "policy.bad-key-name": Message(
        "{table}.{found} cannot be a key.",
        "A key has small English letters, digits and underscores, a letter first, such as family_size.",
        "The Chinese term goes into label.",
    ),
    "policy.label-not-a-name": Message(
        "The label '{label}' cannot stand in a formula.",
        "A label has Chinese characters, letters, digits and underscores; no digit first, no blanks.",
        "Take the other characters out.",
    ),
    "policy.label-reserved": Message(
        "The label '{label}' already means something in formulas (a unit, a function, or a reserved word).",
        "",
        "Choose another label.",
    ),
    "policy.bad-name": Message(
        "'{found}' cannot be the name of a policy.",
        "A name is of small English letters, digits and hyphens, such as mycounty-aid.",
    ),
    "policy.name-not-file-name": Message(
        "The policy's name {name} is not that of its file {file}.",
        "",
        "Make them the same.",
    ),
    "policy.bad-region": Message(
        "'{found}' is no region code.",
        'A region code is a text of 6, 9 or 12 digits, such as "230100"; the nation is "000000".',
    ),
    "policy.bad-unit": Message(
        "'{part}' in the unit '{unit}' is no unit name.",
        "Units are made of: {legal}; joined by · and /, such as 元/人·月.",
    ),
    "policy.bad-url": Message(
        "'{found}' is no address.",
        "An address begins with http:// or https:// and has no blanks.",
    ),
    "policy.bad-number": Message(
        "{found} is no number that can be used.",
        'Numbers are written 12, 0.5, "2/37" or "75%", without thousands commas and units.',
    ),
    "policy.bad-citation": Message(
        "The citation begins with '{found}', which is no document's key.",
        'It is the KEY of a [document.KEY], a blank and the article, such as "law 第三条".',
    ),
    "policy.bad-amount": Message(
        "Rounding to {found} means nothing.",
        'Write a positive number with its unit, such as "1 元" or "0.1 元".',
    ),
    "policy.bad-lasts": Message(
        "The time '{found}' cannot be read.",
        'Write "1 年" (years) or "6 月" (months).',
    ),
    "policy.uncited": Message(
        "{table} has no citation.",
        "Every value, every rule and every rounding says where it comes from.",
        'Add {key} = "document article".',
    ),
    "policy.empty-date-range": Message(
        "The last day {last} comes before the first {first}: it never holds.",
        "",
        "Check from and to.",
    ),
    "policy.empty-number-range": Message(
        "The maximum {most} is below the minimum {least}: no number is legal.",
        "",
        "Check minimum and maximum.",
    ),
    "policy.default-without-reason": Message(
        "A blank has a default, but no reason for it.",
        "",
        "Add default_reason: a citation, or the reason in words.",
    ),
    "policy.key-needs-key": Message(
        "There is {key}, but no {needs}.",
        "",
        "Add {needs}, or delete {key}.",
    ),
    "policy.key-not-for-type": Message(
        "{key} means nothing with the type {type}.",
        "It goes with: {legal}.",
        "Change the type, or delete {key}.",
    ),
    "policy.key-column-reserved": Message(
        "A table cannot be looked up by {found}.",
        "These words already mean something in a row: {legal}.",
        "Choose another key.",
    ),
    "policy.key-column-twice": Message(
        "The key {found} of the table stands twice.",
        "",
        "Delete one, or choose another key.",
    ),
    "policy.no-formula": Message(
        "The rule has neither a formula nor cases.",
        "",
        "Write formula or cases.",
    ),
    "policy.formula-and-cases": Message(
        "The rule has both a formula and cases: which one counts?",
        "",
        "Keep one and delete the other.",
    ),
    "policy.case-unclear": Message(
        "This row of the decision table is unclear.",
        "A row is {{ when = …, then = … }}, the last one {{ otherwise = … }}.",
    ),
    "policy.missing-otherwise": Message(
        "The decision table has no otherwise: nothing comes out when no row holds.",
        "",
        "Add {{ otherwise = … }} as the last row.",
    ),
    "policy.otherwise-not-last": Message(
        "The otherwise is not the last row: those after it are never reached.",
        "",
        "Move it to the end.",
    ),
    "policy.overlapping-versions": Message(
        "Two versions of the rule {key} hold on the same day.",
        "",
        "Set them apart with from and to; the other one is named below.",
    ),
    "policy.versions-disagree": Message(
        "The later version has another {key} than the first.",
        "All versions of a rule have the same {key}.",
        "The later one may leave {key} out.",
    ),
    "policy.round-unit": Message(
        "The rounding is in {found}, which does not fit the rule's unit.",
        "Here it may be: {legal}.",
    ),
    "policy.no-such-policy": Message(
        "There is no policy or place {found}.",
        "The places are: {places}.",
        "Did you mean {nearest}? For a file of your own give its path, such as ./my-county.toml.",
    ),
    "policy.nothing-chosen": Message(
        "No policy is named.",
        "The places are: {places}.",
        "Name a place, a policy or a file with -p.",
    ),
    "policy.needed-file-missing": Message(
        "The policy {found} that {key} names is not there.",
        "There are: {legal}.",
        "Correct the name, or put {found}.toml into the same folder.",
    ),
    "policy.cycle-of-files": Message(
        "The policy files need each other in a circle: {loop}.",
        "",
        "Take out one extends or uses of it.",
    ),
    "policy.two-files-one-name": Message(
        "Two files have the name {name}.",
        "Within one calculation every policy has its own name.",
        "Rename one of them, or use only one.",
    ),
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
