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
    "policy.case-unknown-label": Message(
        "The name {label} in the case “{case}” is not known, or does not belong where it stands "
        "(a household's values stand in household, a member's in persons).",
        "The nearest name: {nearest}.",
        "Check the name; what is given can only be inputs, what is expected rules or inputs.",
    ),
    "policy.case-wrong-value": Message(
        "The value {found} of {label} in the case “{case}” is not of its type.",
        "It has to be: {legal}.",
        "Correct this value.",
    ),
    "policy.case-persons": Message(
        "There are {found} members to expect, but only {most} given.",
        "",
        "expect.persons follows given.persons, one for each.",
    ),
    "policy.provision-unclear": Message(
        "{found}: say which rules compute it (rules), or why nothing can (reason); one of the two."
    ),
    "policy.provision-unknown-rule": Message(
        "{item}: the policies of {place} have no rule “{found}”.",
        "The nearest is “{nearest}”.",
        "Correct the name, or say with reason why nothing can compute it.",
    ),
    "policy.provision-without-case": Message(
        "{item}: no case states what “{found}” comes to.", "", "Write one among the cases of {place}."
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
    "policy.wrong-encoding": Message(
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
    "policy.is-reform": Message(
        "{file} is a reform, no policy file.",
        "A policy file begins with [policy]; a reform begins with [reform] and says only what changes.",
        "Name the policy that it changes with -p, and this file with --reform.",
    ),
    "policy.key-not-for-type": Message(
        "{key} means nothing with the type {type}.",
        "{key} goes with: {legal}.",
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
        "The places are: {places}; a file of your own is named by its path, such as ./my-county.toml.",
        "Did you mean {nearest}?",
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
    "policy.defined-twice": Message(
        "Both {other_policy} and {policy} define {key}.",
        "A key is defined once.",
        "Rename one of them, or remove one; the other place follows.",
    ),
    "policy.key-means-two": Message(
        "{key} is the key of two things.",
        "Inputs, parameters and rules share one set of keys.",
        "Rename one of them; the other place follows.",
    ),
    "policy.label-means-two": Message(
        "“{label}” is the label of two things.",
        "Inputs, parameters and rules share one set of labels.",
        "Rename one of them; the other place follows.",
    ),
    "policy.replaced-silently": Message(
        "{key} is already defined in {other_policy}, above this file.",
        "To replace it, write overrides = true and a citation.",
        "To add rows to a table, write values only.",
    ),
    "policy.overrides-nothing": Message(
        "“{label}” says overrides = true, but no file above this one defines {key}.",
        "",
        "Is {nearest} meant?",
    ),
    "policy.override-changes": Message(
        "Overriding “{label}” changes its {key} from “{legal}” to “{found}”.",
        "Formulas elsewhere count on it: {key} stays the same.",
        "Change it back, or write a new rule.",
    ),
    "policy.no-such-table": Message(
        "No file above this one has a parameter {key} to add rows to.",
        "A new parameter has a label.",
        "Is {nearest} meant?",
    ),
    "policy.rows-for-replaced": Message(
        "{policy} adds rows to {key}, which {other_policy} replaces; neither file stands above the other.",
        "",
        "Use one of them, or let one extend the other; the other place follows.",
    ),
    "policy.overlap": Message(
        "Two rows of “{label}” overlap: {one} and {other}.",
        "Both are for: {keys}.",
        "Set them apart with from and to; the other row follows.",
    ),
    "policy.unknown-document": Message(
        "The cited document {found} is not listed.",
        "Listed are: {legal}.",
        "Is {nearest} meant? Else add [document.{found}].",
    ),
    "policy.ambiguous-document": Message(
        "The cited {found} is a different document in several policy files: {titles}.",
        "",
        "List the one you mean in this file under [document.…].",
    ),
    "policy.unknown-key-column": Message(
        "“{label}” is looked up by {found}, but there is no such input or rule.",
        'by holds "region", the key of an input or rule, or {{ key = …, type = … }}.',
        "Is {nearest} meant?",
    ),
    "policy.no-bands": Message(
        "“{label}” is looked up by bands of {key}, which is a {found}.",
        "Only numbers have bands (at least).",
        'Remove match = "at least".',
    ),
    "policy.several-without-tags": Message(
        "“{label}” says several, but is not looked up by tags, or its values have no order.",
        "several is for numbers looked up by tags.",
        "Change by, or remove several.",
    ),
    "policy.unknown-row-key": Message(
        "This row of “{label}” gives {found}, which is no key of the table.",
        "Its keys are: {legal}.",
        "Is {nearest} meant?",
    ),
    "policy.missing-row-key": Message(
        "This row of “{label}” does not give {key}.", "Each row gives: {legal}.", "Add {key}."
    ),
    "policy.too-many-keys": Message(
        "This row of “{label}” stands for too many combinations of keys.",
        "At most {most} are read.",
        "Split it into several rows.",
    ),
    "policy.role-twice": Message(
        'Both “{label}” and “{other}” say role = "{role}".',
        "A role belongs to one column.",
        "Remove one of them; the other place follows.",
    ),
    "policy.payer": Message(
        "The `payer` of “{label}” names “{payer}”, which is no rule of the same scope that gives words.",
        "Words, or the label of a rule of the same scope and of type category or text.",
        "Change `payer`.",
    ),
    "policy.cycle": Message(
        "Rules need one another in a loop: {loop}.",
        "A rule cannot use a value computed from itself.",
        "Break the loop in one place; the other places follow.",
    ),
    "policy.case-after-always": Message(
        "In the decision table of “{label}”, “{condition}” is never reached: “{earlier}” before it "
        "always holds.",
        "",
        "Change the order, or remove one of them.",
    ),
    "policy.case-twice": Message(
        "In the decision table of “{label}”, “{condition}” is never reached: “{earlier}” before it is "
        "the same condition.",
        "",
        "Change the condition, or remove one of them; the other follows.",
    ),
    "policy.case-never-met": Message(
        "In the decision table of “{label}”, “{condition}” can never hold.",
        "",
        "Change the condition, or remove the row.",
    ),
    "policy.message-braces": Message(
        "The braces of the message do not match: “{found}”.",
        "Inside braces stands one label, such as {{姓名}}.",
        "To show a brace itself, write it twice.",
    ),
    "policy.message-unknown-label": Message("{found} in the message is no label.", "", "Is {nearest} meant?"),
    "policy.message-no-single-value": Message(
        "{found} in the message: “{label}” has no single value to show.",
        "A check of a household shows the household's values; tables are not shown.",
        "Use another label, or make it a check of a person.",
    ),
    # --- formulas -----------------------------------------------------------------------------
    "formula.empty": Message("The formula is empty.", "", "Write a formula, or remove the key."),
    "formula.too-long": Message(
        "The formula has {length} characters.",
        "At most {most} are read.",
        "Split it into several rules, each with its name and citation.",
    ),
    "formula.too-deep": Message(
        "The formula is nested too deep for anybody to read.",
        "At most {most} levels are read.",
        "Split it into several rules, each with its name and citation.",
    ),
    "formula.strange-character": Message(
        "Character {column} of the formula, “{piece}”, has no place in formulas.",
        "",
        "Remove it; words stand in quotes.",
    ),
    "formula.dot-in-unit": Message(
        "Character {column} of the formula, “{piece}”, is for writing units only.",
        "",
        "Write * and /, such as 100 * 元 / 人 / 月.",
    ),
    "formula.open-quote": Message(
        "At character {column} of the formula, “{piece}”: the quote is not closed.",
        "",
        "Add the closing quote.",
    ),
    "formula.odd-word": Message(
        "At character {column} of the formula, “{piece}”: the word in quotes is too long or holds odd "
        "characters.",
        "At most {most} characters, no backslash, no line break.",
    ),
    "formula.number-too-long": Message(
        "At character {column} of the formula, “{piece}”: the number has {digits} digits.",
        "At most {most} are read.",
        "Is a digit too many?",
    ),
    "formula.number-in-name": Message(
        "At character {column} of the formula, “{piece}”: letters follow a number directly.",
        "",
        "Write * between a number and a unit, such as 2 * 月.",
    ),
    "formula.bracket-open": Message(
        "Character {column} of the formula, “{piece}”, is never closed.", "", "Add the closing bracket."
    ),
    "formula.bracket-closed": Message(
        "Character {column} of the formula, “{piece}”, closes nothing.",
        "",
        "Remove it, or add the opening bracket.",
    ),
    "formula.value-missing": Message(
        "A value is missing before “{piece}”, character {column} of the formula.",
        "",
        "Write a name, a number or a word there, or remove it.",
    ),
    "formula.operator-missing": Message(
        "At character {column} of the formula, “{piece}”: no operator stands between two values.",
        "",
        "Write + - * /, a comparison, and, or; names have no blanks, words stand in quotes.",
    ),
    "formula.unfinished": Message(
        "The formula breaks off at “{piece}”.", "", "Add what follows, or remove what is too much."
    ),
    "formula.unreadable": Message(
        "The formula cannot be read from character {column}, “{piece}”, on.",
        "",
        "Look at the brackets, commas and operators there.",
    ),
    "formula.not-allowed": Message(
        "At character {column} of the formula, “{piece}”: formulas do without {construct}.",
        "They have + - * /, comparisons, and, or, not, in (...), parameter[key], and functions.",
        "{instead}",
    ),
    "formula.option-not-literal": Message(
        "At character {column} of the formula, “{piece}”: in (...) lists fixed words or numbers only.",
        "",
        "Put words in quotes, such as in ('一级', '二级'); to compare with another value use =.",
    ),
    "formula.unknown-function": Message(
        "At character {column} of the formula, “{piece}”: there is no such function.",
        "The functions are: {legal}.",
        "Is {nearest} meant?",
    ),
    "formula.argument-count": Message(
        "At character {column} of the formula, “{piece}”: {name} does not take {count} argument(s).",
        "It is written {usage}.",
        "{instead}",
    ),
    "formula.function-alone": Message(
        "At character {column} of the formula, “{piece}”: this is a function and needs brackets.",
        "It is written {usage}.",
    ),
    "formula.unknown-name": Message(
        "At character {column} of the formula, “{piece}”: no input, parameter or rule is called “{name}”.",
        "Formulas use labels; words stand in quotes, such as '农村'.",
        "Is {nearest} meant?",
    ),
    "formula.key-for-label": Message(
        "At character {column} of the formula, “{piece}”: this is a key; formulas use labels.",
        "",
        "Write {label}.",
    ),
    "formula.keys-missing": Message(
        "At character {column} of the formula, “{piece}”: this is a table, and it is not said which row.",
        "Its keys are, in this order: {keys}.",
        "Write {label}[…].",
    ),
    "formula.no-keys": Message(
        "At character {column} of the formula, “{piece}”: “{label}” has one value and no keys.",
        "",
        "Write {label} alone.",
    ),
    "formula.key-count": Message(
        "At character {column} of the formula, “{piece}”: “{label}” has {wanted} key(s), {count} are given.",
        "They are, in this order: {keys}.",
    ),
    "formula.no-table": Message(
        "At character {column} of the formula, “{piece}”: “{label}” is no table.",
        "Only a parameter can be looked up.",
        "Write {label} alone.",
    ),
    "formula.key-kind": Message(
        "At character {column} of the formula, “{piece}”: the key “{column_label}” of “{label}” takes a "
        "{legal}, this is a {found}."
    ),
    "formula.key-unit": Message(
        "At character {column} of the formula, “{piece}”: the key “{column_label}” is in {legal}, this "
        "is in {found}.",
        "",
        "They differ in year and month: write {conversion}.",
    ),
    "formula.several-tags": Message(
        "At character {column} of the formula, “{piece}”: there can be several at once, and “{label}” "
        "does not say which one counts.",
        "",
        'Give the parameter several = "highest" with several_cites, or ask for each with HAS(...).',
    ),
    "formula.person-in-household": Message(
        "At character {column} of the formula, “{piece}”: “{label}” is a value of each member, and this "
        "is about the whole household.",
        "",
        "Say how to put them together, such as: {cures}.",
    ),
    "formula.aggregate-of-household": Message(
        "At character {column} of the formula, “{piece}”: {name} goes over the members, but “{inner}” "
        "is the household's, the same for each.",
        "",
        "Write “{inner}” alone, or put a member's value inside.",
    ),
    "formula.wrong-kind": Message(
        "At character {column} of the formula, “{piece}”: this is a {found}; a {legal} is needed.",
        "",
        "{hint}",
    ),
    "formula.no-condition": Message(
        "At character {column} of the formula, “{piece}”: this is a {found}, not a condition.",
        "A condition is true or false, such as 年龄 >= 60.",
        "{hint}",
    ),
    "formula.kinds-differ": Message(
        "From character {column} of the formula on, “{left}” is a {left_kind} and “{right}” is a "
        "{right_kind}: they do not go together.",
        "",
        "{hint}",
    ),
    "formula.units-differ": Message(
        "From character {column} of the formula on, “{left}” is in {left_unit} and “{right}” is in "
        "{right_unit}: what is added, compared or chosen between has one unit.",
        "They differ in year and month: write {conversion}.",
        "They differ in 人: “{per_person}” is per person; multiply it by a number of persons first, "
        "such as {head_counts}.",
    ),
    "formula.never-equal": Message(
        "From character {column} of the formula on, “{left}” and “{right}” have no word in common and "
        "are never equal.",
        "“{left}” can be: {left_words}; “{right}”: {right_words}.",
    ),
    "formula.unknown-word": Message(
        "At character {column} of the formula, “{piece}”: “{found}” is no legal word.",
        "The words are: {legal}.",
        "Is '{nearest}' meant?",
    ),
    "formula.no-region-code": Message(
        "At character {column} of the formula, “{piece}”: “{found}” is no region code.",
        "A region is 6, 9 or 12 digits in quotes, such as '990100'.",
    ),
    "formula.no-order": Message(
        "At character {column} of the formula, “{piece}”: a {found} has no order.",
        "Compare it with =, ≠ or in (...).",
    ),
    "formula.tags-compared": Message(
        "At character {column} of the formula, “{piece}”: “{tags}” can hold several tags at once and "
        "cannot be compared.",
        "",
        "Write HAS({tags}, '…').",
    ),
    "formula.tag-not-literal": Message(
        "At character {column} of the formula, “{piece}”: the second item of HAS is one tag in quotes.",
        "It is written HAS(标签列, '标签').",
    ),
    "formula.date-arithmetic": Message(
        "At character {column} of the formula, “{piece}”: days cannot be added, subtracted, multiplied "
        "or divided.",
        "The time between two days is YEARS(from, to) or MONTHS(from, to); an age is AGE(birth); some months "
        "on is LATER(day, months).",
    ),
    "formula.no-such-day": Message(
        "At character {column} of the formula, “{piece}”: there is no such day.",
        "",
        "Give year, month and day in this order, such as DATE(2025, 7, 1).",
    ),
    "formula.months-not-whole": Message(
        "At character {column} of the formula, “{piece}”: {name} takes whole months (back when negative).",
        "",
        "Write a whole number.",
    ),
    "formula.argument-unit": Message(
        "At character {column} of the formula, “{piece}”: {name} takes a number in {legal}, this is "
        "in {found}.",
        "",
        "Write {conversion}.",
    ),
    "formula.zero-division": Message(
        "At character {column} of the formula, “{piece}”: the divisor “{divisor}” is zero.",
        "",
        "Look at the divisor again.",
    ),
    "formula.wrong-period": Message(
        "At character {column} of the formula, “{piece}”: {name} converts what is in {legal}, and "
        "“{inner}” is in {found}.",
        "",
        "“{without}” needs no conversion: write it alone.",
    ),
    "formula.result-kind": Message(
        "At character {column} of the formula, “{piece}”: this gives a {found}, but “{label}” is "
        "declared as a {legal}.",
        "",
        "{hint}",
    ),
    "formula.result-unit": Message(
        "At character {column} of the formula, “{piece}”: this is in {found}, but “{label}” is declared "
        "in {legal}: the two agree.",
        "They differ in year and month: write {conversion}.",
        "They differ in 人: multiply or divide by a number of persons, such as {head_counts}.",
    ),
    "formula.result-words": Message(
        "At character {column} of the formula, “{piece}”: this can give “{found}”, which “{label}” does "
        "not list.",
        "“{label}” can be: {legal}.",
        "Add it to words, or change the formula.",
    ),
    # --- rosters ------------------------------------------------------------------------------
    "roster.no-such-file": Message(
        "There is no file {path}.",
        "Files with a similar name in that folder: {nearest}.",
        "Check the folder and the file name.",
    ),
    "roster.is-folder": Message(
        "{path} is a folder, not a roster.",
        "The table files in it: {found}.",
        "Give one of the files.",
    ),
    "roster.cannot-open": Message(
        "The file {path} cannot be opened: {reason}.",
        "",
        "Close it if another program has it open, and check the permission to read it.",
    ),
    "roster.empty-file": Message(
        "The file {path} is empty.",
        "",
        "Check whether it is the right file and was downloaded completely.",
    ),
    "roster.not-a-workbook": Message(
        "The content of {file} is neither a workbook nor a table in text form.",
        "Readable are .xlsx, .xlsm, .xlsb, .xls, .ods, tables of web pages, XML tables and .csv.",
        "Check whether it is the right file; if a spreadsheet program opens it, save it as .xlsx.",
    ),
    "roster.zip-without-workbook": Message(
        "{file} is a zip file without the content of a workbook.",
        "It has: {found}.",
        "Unpack it first and give the table in it; copy a table out of a text document into a "
        "spreadsheet program and save it as .xlsx.",
    ),
    "roster.web-page": Message(
        "{file} is a web page without any table that can be read.",
        "",
        "Open it in a browser or spreadsheet program, look whether there is a table, and save that as .xlsx.",
    ),
    "roster.not-text": Message(
        "{file} is neither a workbook nor text in UTF-8, GB18030 or UTF-16.",
        "Readable are .xlsx, .xlsm, .xlsb, .xls, .ods, tables of web pages, XML tables and .csv.",
        "Open it in a spreadsheet program and save it as .xlsx.",
    ),
    "roster.damaged-text": Message(
        "{file} is text in UTF-8, but a character in line {line} is not complete.",
        "",
        "The file may have been cut off or changed by a program that took it for another encoding: "
        "export or download it again, or open it in a spreadsheet program, check it and save it as .xlsx.",
    ),
    "roster.damaged-csv": Message(
        "{file} cannot be read beyond line {line}: {reason}.",
        "",
        "Check that the quotation marks up to this line match, or open it in a spreadsheet program and "
        "save it as .xlsx.",
    ),
    "roster.damaged-file": Message(
        "{file} is damaged or no workbook: {reason}.",
        "",
        "Download it or ask for it again; if a spreadsheet program opens it, save it as a new .xlsx.",
    ),
    "roster.suspicious-zip": Message(
        "{part} in {file}: {reason}.",
        "No spreadsheet program saves a workbook like this.",
        "Check where the file is from; if you trust it, open it in a spreadsheet program and save it as "
        "a new .xlsx.",
    ),
    "roster.document-type": Message(
        "{part} in {file} has a document type (<!DOCTYPE>), which can fill the memory or read other files.",
        "A workbook has none.",
        "Check where the file is from; if you trust it, open it in a spreadsheet program and save it as "
        "a new .xlsx.",
    ),
    "roster.too-large": Message(
        "{file} has {found} bytes.",
        "A file may have {most} bytes.",
        "Check whether it is the right file; if it really is this large, add {allow}.",
    ),
    "roster.too-many-parts": Message(
        "{file} has {found} parts packed into it.",
        "It may have {most}.",
        "No spreadsheet program saves a workbook like this, so check where it is from; if it is in "
        "order, add {allow}, or open it in a spreadsheet program and save it as a new .xlsx.",
    ),
    "roster.inflates-too-much": Message(
        "{part} in {file} inflates to {found} bytes.",
        "It may inflate to {most}.",
        "Often whole rows or columns are formatted or filled with blanks: delete those not needed and "
        "save again; if it really is this large, add {allow}.",
    ),
    "roster.inflates-too-steeply": Message(
        "{part} in {file} inflates to {found} times its size.",
        "It may be {most} times; what spreadsheet programs save is mostly 10 to 30 times.",
        "Such a file may be made to bring a machine down, so check where it is from; if it is in order, "
        "add {allow}.",
    ),
    "roster.too-many-sheets": Message(
        "{file} has {found} sheets or tables.",
        "It may have {most}.",
        "Check whether it is the right file; if it is, add {allow}.",
    ),
    "roster.too-many-rows": Message(
        "The filled cells reach to {cell}: {found} rows.",
        "There may be {most} rows.",
        "Look whether the last rows were filled by mistake, delete those not needed and save again; if "
        "there really are so many, add {allow}.",
    ),
    "roster.too-many-columns": Message(
        "The filled cells reach to {cell}: {found} columns.",
        "There may be {most} columns.",
        "Look whether the last columns were filled by mistake, delete those not needed and save again; "
        "if there really are so many, add {allow}.",
    ),
    "roster.too-many-cells": Message(
        "From A1 to the last filled cell {cell} there are {found} cells.",
        "There may be {most}.",
        "Often a word or a blank was typed far away by mistake: find it with Ctrl+End, delete the rows "
        "and columns not needed and save again; if there really are so many, add {allow}.",
    ),
    "roster.needs-library": Message(
        "To read {file}, {library} is needed, and it is not installed.",
        "",
        "Run: pip install 'transition[{extra}]', or save it as .xlsx or csv.",
    ),
    "roster.column-of-several": Message(
        "The column “{header}” of {file} is of type {type}: its cells are no single values.",
        "A cell is one text, number, day, or yes or no.",
        "Leave the column out in the program that writes the file, or make it a text.",
    ),
    "roster.too-many-values": Message(
        "{file} has {found} values, rows times columns.",
        "It may have {most}.",
        "Check whether it is the right file and leave out columns not needed; if there really are so many, "
        "add {allow}.",
    ),
    "roster.too-much-text": Message(
        "A cell has {found} characters.",
        "It may have {most}, as in Excel.",
        "In a text file check that quotation marks match; if it really is this long, add {allow}.",
    ),
    "roster.encrypted": Message(
        "{file} is protected by a password.",
        "",
        "Open it in a spreadsheet program and save it without a password as .xlsx.",
    ),
    "roster.no-such-sheet": Message(
        "There is no sheet named “{sheet}”.",
        "The sheets of this file: {sheets}.",
        "Did you mean “{nearest}”?",
    ),
    "roster.no-sheets": Message(
        "{file} is no workbook and has no sheets, so there is no --sheet {sheet}.",
        "",
        "Leave out --sheet.",
    ),
    "roster.several-sheets": Message(
        "Several sheets look like rosters: {sheets}.",
        "One is read at a time, so that nobody is left out or counted twice.",
        "Name it with --sheet; to compute them together, put them into one sheet first.",
    ),
    "roster.hidden-sheets": Message(
        "Hidden sheets were passed over: {sheets}.",
        "",
        "To read one of them, name it with --sheet.",
    ),
    "roster.external-links": Message(
        "This workbook takes values from other files: {links}.",
        "What is read are the values of when it was last saved.",
        "Check that they are up to date.",
    ),
    "roster.no-cells": Message(
        "{file} has no cells with content.",
        "",
        "Check whether it is the right file; a hidden sheet has to be named with --sheet.",
    ),
    "roster.no-header": Message(
        "No header was found in the first rows. The first row is: {found}.",
        "A header has these columns: {legal}.",
        "Put the names of the columns into one row above the data; transition template makes an empty table.",
    ),
    "roster.no-persons": Message(
        "There is no person below the header.",
        "",
        "Check whether it is the right sheet; --sheet names another one.",
    ),
    "roster.policy-without-households": Message(
        "The policy {policies} does not say which column has the household number.",
        "",
        'Give that input role = "household" in the policy file.',
    ),
    "roster.missing-column": Message(
        "The column “{label}” is missing. The columns found: {found}.",
        "Its header may be: {legal}.",
        "Is it “{nearest}”? Then give it one of these headers.",
    ),
    "roster.duplicate-column": Message(
        "Several columns are “{label}”: {headers} ({places}).",
        "There must be one.",
        "Delete the others or change their headers.",
    ),
    "roster.second-column": Message(
        "Several columns may be “{label}”: {headers}.",
        "The one that bears this very name was taken ({taken}).",
        "If that is wrong, change its header.",
    ),
    "roster.header-unit": Message(
        "The header “{header}” gives the unit {found}; “{label}” needs {legal}.",
        "Numbers are never converted by themselves.",
        "Convert the column to {legal} and change its header.",
    ),
    "roster.absent-columns": Message(
        "The roster does not have these columns: {labels}.",
        "They count as unknown, and households that depend on them are not decided.",
        "Add the columns.",
    ),
    "roster.defaulted-columns": Message(
        "The roster does not have these columns; everybody takes the default of the policy: {labels}.",
        "",
        "Add the columns if that is not right.",
    ),
    "roster.similar-column": Message(
        "The column “{header}” was not used.",
        "It resembles “{nearest}”, but a header that is merely similar is never taken.",
        "If it is that, write the header as the policy does.",
    ),
    "roster.unused-columns": Message(
        "{count} columns are not needed and were not read: {headers}.",
    ),
    "roster.other-sheets": Message(
        "Sheets that were not read: {sheets}.", "", "Name one with --sheet if it is to be read."
    ),
    "roster.joined-sheet": Message(
        "The columns of households are taken from “{sheet}”, {households} households.", "", ""
    ),
    "roster.no-link": Message(
        "The sheet of households has no column in common with that of persons, so they cannot be joined.",
        "Both need one of: {labels}.",
        "Add the same number, or the head's identity number, to both sheets.",
    ),
    "roster.household-row-twice": Message(
        "This household has two rows in the sheet of households; the first one ({other}) was used.",
        "A household has one row.",
        "Check them and delete the one too many.",
    ),
    "roster.household-without-persons": Message(
        "This household has no person in the sheet of persons.",
        "",
        "See whether people are missing, or the number is written in another way.",
    ),
    "roster.not-among-households": Message(
        "The sheet of households lacks those of {count} persons: its columns are unknown for them.",
        "",
        "Check the numbers, or add these households.",
    ),
    "roster.converted-column": Message(
        "“{header}” was converted to the unit of “{label}”, {unit}: each cell {operation}.", "", ""
    ),
    "roster.hidden-rows": Message(
        "{count} rows are hidden ({lines}); they were read like the others.",
        "",
        "Delete those who should not count: hiding them is not enough.",
    ),
    "roster.hidden-columns": Message(
        "Columns that are used are hidden: {headers}; they were read like the others.",
        "",
        "Delete those that should not be used.",
    ),
    "roster.number-on-head": Message(
        "“{label}” stands on the heads' rows only: the rows below each belong to the same household.", "", ""
    ),
    "roster.grouped": Message(
        "There is no usable household number; households were told apart by {how}: {count} of them.",
        "",
        "See whether the count is right; a household number on each row is best.",
    ),
    "roster.each-alone": Message(
        "Each person is taken as a household of its own (--each-alone), {count} of them.",
        "",
        "What is computed by household holds only for people who live alone.",
    ),
    "roster.head-by-position": Message(
        "In {count} households the head is not among the rows; the first person was taken as head.",
        "",
        "Check them; a column for the relation to the head is best.",
    ),
    "roster.listed-twice": Message(
        "{name} is listed twice in one household (also at {other}) and was counted once.", "", ""
    ),
    "roster.members-unequal": Message(
        "This cell holds {numbers} identity numbers for {names} names. The household is held back.",
        "Names and numbers go together one by one, separated by commas.",
        "Complete or correct them.",
    ),
    "roster.only-the-heads": Message(
        "Of these columns a row has one for the whole household: {labels}. They count for the head only.",
        "",
        "Give each person a row of their own if others have something there.",
    ),
    "roster.size-differs": Message(
        "Household {household} says {said} persons, but {found} were read.",
        "",
        "See whether somebody is missing or too many, or the count is out of date.",
    ),
    "roster.merged-over-persons": Message(
        "A cell of “{label}” is merged over several persons: nobody knows whose it is, so it is unknown.",
        "",
        "Unmerge it and fill in each person's own.",
    ),
    "roster.mapping-unused": Message(
        "The mapping names “{header}”, which this sheet does not have.",
        "",
        "If the heading has changed, change the mapping; if the column is gone, delete the line.",
    ),
    "roster.error-cell": Message(
        "The formula in “{label}” failed and shows {value}; it counts as unknown.",
        "",
        "Mend the formula or type in the value.",
    ),
    "roster.formula-without-value": Message(
        "“{label}” is a formula whose result the file does not keep; it counts as unknown, not as blank.",
        "",
        "Open the file in Excel or WPS, let it compute and save it, or type the value.",
    ),
    "roster.not-a-number": Message(
        "“{label}” is no number: {value}; it counts as unknown, not as zero.",
        "It may be 1200, 1,200.50, 1200元, 1.2万, 每月500元.",
        "Write a number, or leave the cell blank.",
    ),
    "roster.number-range": Message(
        "“{label}” gives a range or several numbers: {value}; it counts as unknown.",
        "",
        "Write one number.",
    ),
    "roster.number-not-exact": Message(
        "“{label}” is not exact: {value}; it counts as unknown.",
        "It may be 5000, 五千, 0.5万.",
        "Write the number as verified, without words such as 约, 多, 左右.",
    ),
    "roster.number-grouping": Message(
        "In “{label}” commas, points or spaces do not stand as in a number: {value}; it counts as unknown.",
        "Thousands take a comma every three digits, decimals a point: 1,234.56.",
        "Check it; where a comma was meant as decimal point, write a point.",
    ),
    "roster.number-notation": Message(
        "“{label}” says {value}, which is {notation}, no plain number; it counts as unknown.",
        "It may be 1200, 1,200.50, 1200元.",
        "Write a plain number; where a long code has turned into this, type it in again.",
    ),
    "roster.cell-unit": Message(
        "“{label}” says {value}: the unit {found} is not right; it counts as unknown.",
        "The unit of this column is {legal}.",
        "Convert the number.",
    ),
    "roster.magnitude": Message(
        "“{label}” says {value}: times {factor}, as the unit in the header has it, that is {amount} yuan, "
        "more than anybody has; it counts as unknown.",
        "",
        "It was most likely typed in yuan: write the unit into the cell (as in 12000元), or mend the header.",
    ),
    "roster.not-whole": Message(
        "“{label}” has to be a whole number, but is {value}; it counts as unknown.",
        "",
        "Check it.",
    ),
    "roster.percent-unclear": Message(
        "“{label}” says {value}, which may or may not be percent; it counts as unknown.",
        "Legal are 75% and 0.75.",
        "Add the percent sign.",
    ),
    "roster.below-minimum": Message(
        "“{label}” is {value}; it counts as unknown.",
        "It cannot be less than {minimum}.",
        "Check it.",
    ),
    "roster.above-maximum": Message(
        "“{label}” is {value}; it counts as unknown.",
        "It cannot be more than {maximum}.",
        "Check it.",
    ),
    "roster.not-a-flag": Message(
        "“{label}” is neither yes nor no: {value}; it counts as unknown.",
        "Legal are 是, 否, 有, 无, √, ×, Y, N.",
        "Write one of them.",
    ),
    "roster.not-a-date": Message(
        "“{label}” is no date: {value}; it counts as unknown.",
        "Legal are 2025-07-01, 2025/7/1, 2025年7月1日, 20250701, 2025年7月.",
        "Write it like one of these.",
    ),
    "roster.date-year-only": Message(
        "“{label}” gives a year only: {value}; it counts as unknown.",
        "",
        "Add the month, at best the day as well.",
    ),
    "roster.date-order": Message(
        "“{label}” says {value}, which may be {day_first} or {month_first}; it counts as unknown.",
        "",
        "Write the year first, as in 2025-07-01.",
    ),
    "roster.date-short-year": Message(
        "The year in “{label}” has two digits only: {value}; it counts as unknown.",
        "80 may be 1980 or 2080; nobody should guess.",
        "Write all four digits of the year.",
    ),
    "roster.date-range": Message(
        "“{label}” gives a stretch of time: {value}; it counts as unknown.",
        "",
        "Write one day: the first or the last, as the column asks.",
    ),
    "roster.date-open": Message(
        "“{label}” is no day: {value}; it counts as unknown.",
        "Words such as 至今 and 长期 name no day.",
        "Write a day, or leave the cell blank.",
    ),
    "roster.date-calendar": Message(
        "“{label}” says {value}, a day of {calendar}; it counts as unknown.",
        "Days are counted by the Gregorian calendar here.",
        "Look the day up and write it as in 1980-09-24.",
    ),
    "roster.no-such-day": Message(
        "“{label}” is {value}, a day that does not exist; it counts as unknown.",
        "",
        "Check it.",
    ),
    "roster.year-out-of-range": Message(
        "“{label}” is {value}, a year that cannot be meant; it counts as unknown.",
        "The year lies between {first} and {last}.",
        "Check it.",
    ),
    "roster.unknown-word": Message(
        "“{label}” does not know “{value}”; it counts as unknown.",
        "Legal are: {words}.",
        "Did you mean “{nearest}”?",
    ),
    "roster.unknown-tag": Message(
        "“{label}” does not know “{value}”; the whole cell counts as unknown.",
        "Legal are: {words}, several of them separated by 、 or a comma.",
        "Did you mean “{nearest}”?",
    ),
    "roster.several-words": Message(
        "“{label}” holds several words: {value}; it counts as unknown.",
        "It takes one of: {words}.",
        "Write the one that is true.",
    ),
    "roster.bare-code": Message(
        "“{label}” gives only the code {value}; it counts as unknown.",
        "Systems number the same words differently (1 男 2 女 in one, 0 男 1 女 in another).",
        "Write the word, or add it to the code: {words}.",
    ),
    "roster.digits-lost": Message(
        "“{label}” was stored as a number and has lost digits: {value}.",
        "A spreadsheet keeps {digits} digits of a number.",
        "Format the column as text and type it in again.",
    ),
    "roster.number-became-date": Message(
        "“{label}” was turned into a date by the spreadsheet: {value}.",
        "",
        "Format the column as text and type it in again.",
    ),
    "roster.region-unknown": Message(
        "“{label}” names no known place: {value}; it counts as unknown.",
        "Only {within} was understood.",
        "Did you mean “{nearest}”?",
    ),
    "roster.region-ambiguous": Message(
        "“{label}” says “{value}”, of which there are several; it counts as unknown.",
        "It may be: {candidates}.",
        "Write the full name or the code.",
    ),
    "roster.region-partly-read": Message(
        "“{label}” says “{value}”: {region} was understood and taken, “{rest}” was not.",
        "",
        "Add the county where it matters.",
    ),
    "roster.region-code": Message(
        "“{label}” has the code {value}, which is no known division; it counts as unknown.",
        "A code has 6, 9 or 12 digits.",
        "Check it, or write the name.",
    ),
    "roster.identity-numeric": Message(
        "The identity number was stored as a number and has lost its last digits: {value}. It was not used.",
        "A spreadsheet keeps 15 digits of a number.",
        "Ask the source for the whole number, format the column as text, then type it in.",
    ),
    "roster.identity-masked": Message(
        "The identity number is partly hidden: {value}. It was not used.",
        "",
        "Write all 18 characters.",
    ),
    "roster.identity-old": Message(
        "The identity number is an old one of 15 digits: {value}. It was used in its form of 18.",
        "Such numbers ceased to be valid on 2013-01-01.",
        "Check it, and write the number of 18 characters.",
    ),
    "roster.identity-in-certificate": Message(
        "This is the number of a disability certificate: {value}. Its first 18 characters were used as "
        "identity number.",
        "",
        "Write the identity number here, and the certificate's number in a column of its own.",
    ),
    "roster.identity-certificate": Message(
        "This number has {length} characters and looks like that of a disability certificate, but its "
        "first 18 are no valid identity number: {value}. It was not used.",
        "An identity number has 18.",
        "Write the identity number.",
    ),
    "roster.identity-characters": Message(
        "The identity number has characters that do not belong there: {value}. It was not used.",
        "The first 17 are digits, the last one a digit or X.",
        "Check it.",
    ),
    "roster.identity-length": Message(
        "The identity number has {length} characters: {value}. It was not used.",
        "It should have 18.",
        "Check it.",
    ),
    "roster.identity-check": Message(
        "The check digit of the identity number is wrong, most likely one digit is mistyped: {value}. "
        "It was not used.",
        "",
        "Compare every digit with the card.",
    ),
    "roster.identity-birth": Message(
        "The birth day in the identity number does not exist or cannot be meant: {value}. It was not used.",
        "",
        "Compare the digits 7 to 14 with the card.",
    ),
    "roster.identity-duplicate": Message(
        "The identity number {value} also stands in {other}, {where}.",
        "A person has one row in a roster.",
        "Find out which row is wrong, or delete the second one.",
    ),
    "roster.identity-differs": Message(
        "The cell says {value}, the identity number says {told}. The cell was taken.",
        "",
        "Check it.",
    ),
    "roster.identity-region": Message(
        "{count} identity numbers do not begin with the code of a province; see {places}.",
        "",
        "Compare them with the cards; documents of foreigners and of residents of Hong Kong, Macao and "
        "Taiwan begin otherwise.",
    ),
    "roster.identity-elsewhere": Message(
        "{count} identity numbers are of another province than the home of the household; see {places}.",
        "",
        "People who moved or married keep their number; check the others.",
    ),
    "roster.certificate-form": Message(
        "“{label}” is not the number of a disability certificate: {value}. It was not used.",
        "Such a number has 20 characters: the 18 of the identity number, one for the category, one for "
        "the level; a reissued one has two more.",
        "Compare it with the certificate.",
    ),
    "roster.certificate-code": Message(
        "The number of the disability certificate {value} has a digit for category or level that does "
        "not exist; neither was used.",
        "A category is 1 to 7, a level 1 to 4.",
        "Compare the digits 19 and 20 with the certificate.",
    ),
    "roster.certificate-differs": Message(
        "“{label}” says {value}, the number of the disability certificate says {told}. The cell was taken.",
        "",
        "Compare both with the certificate.",
    ),
    "roster.no-identity": Message(
        "There is no identity number.",
        "",
        "Add it; for a person without one, fill in birth and sex in their own columns.",
    ),
    "roster.no-household-number": Message(
        "The household number is blank, so nobody knows whose member this is. The person is listed "
        "alone and held back.",
        "Every member of a household bears the same number.",
        "Fill it in.",
    ),
    "roster.no-head": Message(
        "Household {household} has no {head}. It is held back.",
        "Each household has exactly one {head}.",
        "Write {head} as the relation of one member.",
    ),
    "roster.several-heads": Message(
        "Household {household} has {count} rows with {head}. It is held back.",
        "Each household has exactly one {head}.",
        "Check it; two households may also bear the same number.",
    ),
    "roster.household-differs": Message(
        "Household {household} has two values of “{label}”: here {value}, in {other} {other_value}. It "
        "is held back.",
        "A household has one value; it stands in the head's row, the other rows may be blank.",
        "Check it.",
    ),
    "roster.more-problems": Message(
        "{count} more problems of the same kind are not listed one by one ({code}).",
    ),
    "roster.policy-check": Message("Household {who}: {message}.", "By: {sources}.", "Verify and correct it."),
    # --- results ------------------------------------------------------------------------------
    "policy.outside-time": Message(
        "{day} lies outside the time that {title} knows.",
        "What it knows begins on {first}.",
        "What it knows ends on {last}.",
    ),
    "result.missing-cell": Message(
        "Household {who}: {label} is blank.",
        "A blank is unknown, never zero or no.",
        "Fill it in and run again.",
    ),
    "result.missing-column": Message(
        "The roster has no column {label}: {households} households are not decided.",
        "Its heading may be: {headers}.",
        "Add the column and fill it in.",
    ),
    "result.missing-parameter": Message(
        "{what} has no value on {days}: {households} households are not decided.",
        "The last value was {last}; --carry-forward would use it.",
        "Write a cited value into a policy file of your own that extends this policy.",
    ),
    "result.parameter-not-yet": Message(
        "{what} has no value yet on {days}: {households} households are not decided.",
        "The first value is {next}.",
        "Choose another day, or write a cited value into a policy file of your own that extends this policy.",
    ),
    "result.parameter-not-trusted": Message(
        "For {what} on {days} there is only {value}, known from: {grade}. That is below the grade asked for: "
        "{households} households are not decided.",
        "",
        "Write a value from a better document into a policy file of your own, or use --trust {trust}.",
    ),
    "result.no-rule-version": Message(
        "{label} has no rule in force on {days}: {households} households are not decided.",
        "",
        "Choose another day, or write the rule of that time into a policy file of your own.",
    ),
    "result.division-by-zero": Message(
        "{label} divides by zero: {households} households are not decided.",
        "",
        "Check what it divides by, for instance the number of people.",
    ),
    "result.no-such-day": Message(
        "{label} comes to a day that does not exist: {households} households are not decided.",
        "",
        "Check year, month and day; the months added must be whole.",
    ),
    "result.no-members": Message(
        "{label} needs the highest or lowest of the members, and {households} households have none.",
        "",
        "Check the roster.",
    ),
    "result.several-tags": Message(
        "{label} does not say which of several tags counts: {households} households are not decided.",
        "",
        'Write several = "highest" with its citation into the policy, or keep one tag only.',
    ),
    # --- commands and outputs -----------------------------------------------------------------
    "usage.no-such-household": Message(
        "The roster has no household {found}.",
        "The nearest numbers are: {nearest}.",
        "Give a household number, or the head's identity number or name.",
    ),
    "usage.several-households": Message(
        "{found} means {count} households.", "Their numbers: {legal}.", "Give one of these numbers."
    ),
    "diff.nothing-differs": Message(
        "There is nothing to compare: one roster, one policy, one day.",
        "",
        "Give a second roster, or two days, two policies, or two days on which something was known.",
    ),
    "diff.same-twice": Message(
        "{names}: both files have the same content, and policy and day are the same too.",
        "",
        "Give the roster of the other month; to compare one roster on two days, name it once.",
    ),
    "diff.days-backwards": Message(
        "The old day {first} comes after the new day {last}.", "", "Turn the two round, or correct a day."
    ),
    "diff.known-backwards": Message(
        "What was known on {first} is to be the old state, and comes after {last}.",
        "",
        "Turn --from-known-on and --to-known-on round.",
    ),
    "diff.masked": Message(
        "{file}: {count} identity numbers have stars in them.",
        "Stars tell nobody apart, so persons cannot be matched by them.",
        "Ask for the roster with whole numbers; leave a cell blank where the number is not known.",
    ),
    "diff.other-place": Message(
        "The rosters are of different places: {old} of {old_places}, {new} of {new_places}.",
        "Two rosters that are compared have a county in common.",
        "Check whether the right files were named.",
    ),
    "diff.other-columns": Message(
        "{file} has no column {labels}; the other roster has, and amounts rest on it.",
        "",
        "Add the column with this heading; leave its cells blank where the values are not known.",
    ),
    "diff.already-read": Message(
        "A roster that has been read for one policy cannot be compared under another with other columns.",
        "",
        "Give the file or the frame that it was read from.",
    ),
    "paid.no-header": Message(
        "No header of a payment list was found.", "Headers are for example: {legal}.", "Write one header row."
    ),
    "paid.no-payee": Message(
        "The payment list names no payee: no household number and no identity number. It has: {found}.",
        "",
        "Add one of the two columns; a name alone tells nobody.",
    ),
    "paid.no-amount": Message(
        "The payment list has no column of amounts. It has: {found}.",
        "Such a column is called: {legal}; or like the entitlement.",
        "Rename the column of what was paid.",
    ),
    "paid.no-month": Message(
        "The payment list does not say for which month.",
        "Such a column is called: {legal}, with months as 202507.",
        "Add it, or give the month of the whole list with --paid-month 2025-07.",
    ),
    "paid.month-blank": Message(
        "The month of a payment is blank, so it belongs to no month.", "", "Fill it in, or give --paid-month."
    ),
    "paid.unclear": Message(
        "The policies pay several entitlements, and the list does not say which one it is of.",
        "They are: {legal}.",
        "Give one with --paid-for, or head the column of amounts with its name.",
    ),
    "paid.no-such-entitlement": Message("{option}: no entitlement is called {found}.", "There are: {legal}."),
    "paid.in-no-roster": Message(
        "{who} was paid and is in no roster.",
        "",
        "Listed with what is owed; find out whether the payee is named rightly or is to be paid at all.",
    ),
    "paid.other-payee": Message(
        "{who}: the identity number is in no roster; the payment was counted for the household number.",
        "",
        "Check the number of the payee.",
    ),
    "paid.twice": Message(
        "{who} is in the list twice for {month}; first at {other}. Both amounts were added up.",
        "",
        "Strike one where it is the same payment.",
    ),
    "paid.other-months": Message(
        "{count} payments are for months that are not compared: {months}. They were left out.",
    ),
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
    "output.png-needs-library": Message(
        "To write pictures as PNG, {library} is needed, and it is not installed.",
        "",
        "Run: pip install 'transition[png]'; or write them as SVG.",
    ),
    "output.no-folder": Message(
        "{path} is a file, not a folder.", "", "Name a folder for the pictures; it is made if need be."
    ),
    # --- results beside the roster
    "usage.beside-needs-file": Message(
        "--beside needs a roster that is a file, not standard input.",
        "",
        "Save the roster, and name the file.",
    ),
    "usage.beside-masked": Message(
        "--beside and --mask cannot go together: the roster's own cells would name everybody.",
        "",
        "Leave out --beside; the result workbook then begins with the list for a public notice.",
    ),
    "usage.beside-format": Message(
        "--beside writes a workbook, not {found} at the same time.", "", "Leave out --format."
    ),
    "usage.beside-output": Message(
        "--beside cannot write to '{found}': a copy of {source} must end in {ending}.",
        "",
        "Write -o NAME{ending}.",
    ),
    "output.source-changed": Message(
        "{path} has been changed since it was read: the results do not belong to it.", "", "Run again."
    ),
    "output.no-room": Message(
        "There is no room for {columns} columns of results: the sheet is filled up to {last}.",
        "A sheet ends at column XFD.",
        "Delete what is not needed at the far right, or leave out --beside.",
    ),
    "output.cannot-amend": Message(
        "{file} is not built as the standard has it ({reason}): nothing can be added to it.",
        "",
        "Save it as .xlsx in Excel or WPS and try again, or leave out --beside.",
    ),
    "output.formats-not-kept": Message(
        "{file} is no .xlsx or .xlsm: the new workbook has the contents of its cells, merged cells and "
        "hidden rows and columns, but not its fonts, colours, formulas, charts and print settings.",
        "",
        "To keep them, save the roster as .xlsx in Excel or WPS first.",
    ),
    "output.signature-void": Message(
        "The roster is digitally signed; the copy is changed, so the signature is void.",
        "",
        "Sign the copy anew if that is needed.",
    ),
    "output.shared-workbook": Message(
        "The roster is a shared workbook; the copy's history of changes does not tell what is added.",
        "",
        "If it asks to be repaired when opened, stop sharing, save, and run again.",
    ),
    "output.sheet-protected": Message(
        "The sheet is protected, and so is the copy: its result columns can be changed once that is lifted.",
        "",
        "",
    ),
    "output.beneath-drawing": Message(
        "A chart or picture lies over some of the results ({cells}).", "", "It stays in place: move it aside."
    ),
    "output.comments-left-out": Message(
        "{count} more cells are coloured but have no comment: {limit} comments are the most.",
        "",
        "All problems stand on the sheet 待核实.",
    ),
    "output.threaded-comments": Message(
        "{count} cells have a thread of comments and got no other: {cells}.",
        "",
        "Their problems stand on the sheet 待核实.",
    ),
    "output.too-many-formats": Message(
        "The workbook has as many formats of cells as it can hold ({limit}); some cells are not coloured.",
        "",
        "All problems stand on the sheet 待核实.",
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
    "usage.no-such-parameter": Message(
        "{title} has no table called “{found}”.",
        "Near it: {nearest}.",
        "transition policy show lists the tables.",
    ),
    "usage.day-without-policy": Message(
        "'{found}' has a day but no policy before it.", "Write NAME@DAY, for example my-place@2025-12."
    ),
    "usage.one-day": Message(
        "{dated} has a day and {other} has none.",
        "Either both sides have a day, or neither: then all of their time is compared.",
        "Write {other}@DAY, or leave the day out on both sides.",
    ),
    "usage.days-given": Message(
        "Both sides have a day of their own, so --as-of {found} cannot hold for them.",
        "",
        "Leave --as-of out, or leave the days out of the policies' names.",
    ),
    "usage.nothing-to-compare": Message(
        "There is only {found}, and nothing to compare it with.",
        "",
        "Name another policy or day, or reforms with --reform.",
    ),
    "usage.same-policy-twice": Message(
        "{found} stands on both sides: there is nothing to compare.",
        "",
        "Give two files, two names, or two days of one policy: NAME@2025-12 NAME@2026-04.",
    ),
    "usage.masked-number": Message(
        "{found} is masked: it may be the number of several people.",
        "",
        "Give the whole number, or the household's number.",
    ),
    "usage.no-such-person": Message(
        "The roster has nobody with the identity number or name {found}.",
        "The nearest names are: {nearest}.",
        "Give the whole identity number, or the name as it stands in the roster.",
    ),
    "usage.several-persons": Message(
        "{found} means {count} persons.",
        "They are in the households: {legal}.",
        "Give the identity number, or --household beside it.",
    ),
    "usage.who-is-missing": Message(
        "The roster has {households} households, and it is not said which one is meant.",
        "",
        "Add --household or --person; with --result alone, that result is explained for every household.",
    ),
    "usage.too-many-households": Message(
        "The roster has {households} households; one result is explained for at most {most}.",
        "",
        "Add --household or --person.",
    ),
    "usage.no-such-result": Message(
        "No rule is called “{found}”.",
        "Near it: {nearest}.",
        "transition policy show lists the rules.",
    ),
    "usage.what-if-form": Message(
        "'{found}' does not say which cell is to say what.",
        "Write LABEL=VALUE, or NAME.LABEL=VALUE for one member.",
    ),
    "usage.no-such-input": Message(
        "No column of the roster is called “{label}” ({found}).",
        "Near it: {nearest}.",
        "transition policy show lists the columns.",
    ),
    "usage.what-if-result": Message(
        "“{label}” is computed or set by the policy, it is no cell of the roster ({found}).",
        "",
        "Change the cells that it rests on; to change the policy, write a file of your own.",
    ),
    "usage.what-if-identity": Message(
        "“{label}” says who belongs where; another one would be another roster ({found}).",
        "",
        "Change the roster itself and compute it again.",
    ),
    "usage.no-such-member": Message(
        "The household has no member {who}, or several ({found}).",
        "Its members: {legal}.",
    ),
    "usage.what-if-whom": Message(
        "“{label}” is a column of persons, and it is not said whose cell is meant ({found}).",
        "The members are: {legal}.",
        "Write NAME.{label}=VALUE, or add --person.",
    ),
    "usage.what-if-twice": Message("{label} of {who} is changed twice.", "", "Keep one of the two."),
    "usage.other": Message("{found}", "", "See {help}."),
    # --- invented populations
    "population.like-unknown": Message(
        "The population “{found}” under `like` does not exist, or is like this one in turn.",
        "There are: {legal}.",
        "Correct the name, or leave `like` out.",
    ),
    "population.bad-share": Message(
        "The share is {found}.",
        'A share lies between 0 and 1: 0.25, "25%" or "1/4".',
        "Correct it.",
    ),
    "population.shares-sum": Message(
        "The shares add up to {found} ({percent}).",
        "The shares of one group are exactly 1 together.",
        "Correct one of them.",
    ),
    "population.source-unclear": Message(
        "The {table} does not say how its figures are known.",
        "What is known has `cites`; what is made up has `invented = true` and a word on it in `note`.",
        "Cite the source, or say that it is made up.",
    ),
    "population.unknown-document": Message(
        "The document “{found}” that is cited does not stand under [document].",
        "There are: {legal}.",
        "Add a [document.…], or correct the key.",
    ),
    "population.unknown-kin": Message(
        "“{found}” among the members is no kin of the file.",
        "There are: {legal}.",
        "Add a [kin.…], or correct the name.",
    ),
    "population.same-label": Message(
        "The column “{label}” stands there twice.",
        "A column is said once.",
        "Put the two together, or delete one.",
    ),
    "population.group-order": Message(
        "The groups of “{label}” are not complete: the last one has no `when`, and every other one has.",
        "Everybody belongs to the first group that fits; the last is everybody else.",
        "Add `when`, or take it out.",
    ),
    "population.draws-unclear": Message(
        "The group does not say what it has shares of.",
        "It has exactly one of: {legal}.",
        "Correct it.",
    ),
    "population.unknown-condition": Message(
        "The condition on “{found}” cannot be known yet.",
        "It may be on: {legal}. The nearest is: {nearest}.",
        "Conditions are on columns that stand before. Correct the name, or move that column up.",
    ),
    "population.unknown-value": Message(
        "Nobody has “{found}” under “{label}”.",
        "“{label}” can be: {legal}.",
        "Correct the word.",
    ),
    "population.not-a-span": Message(
        "“{found}” for “{label}” is no range.",
        'A condition on numbers is written "18-59", without an upper end "60-".',
        "Correct it.",
    ),
    "population.no-sum": Message(
        "“{label}” cannot be a percentage of what members have under “{found}”.",
        "`percent_of` is for amounts of households, and names amounts of persons that stand before: {legal}.",
        "Correct it.",
    ),
    "population.band-too-fine": Message(
        "A band has too many different numbers.",
        "It may have {most}.",
        "Make `step` larger.",
    ),
    "population.bad-number": Message(
        "{key} is {found}.",
        "It is a whole number from {least} to {most}.",
        "Correct it.",
    ),
    "population.empty-span": Message(
        "From {first} to {last} there is no number.",
        "The second is not below the first.",
        "Put them in order.",
    ),
    "population.own-column": Message(
        "The program fills “{label}” of the population “{population}” by itself.",
        "Household numbers, names, identity numbers, relations, certificates and weights have no shares.",
        "Delete the column.",
    ),
    "population.other-scope": Message(
        "“{label}” of the population “{population}” is of a {found}, in the policy of a {legal}.",
        "",
        "Correct `of`.",
    ),
    "population.other-unit": Message(
        "“{label}” of the population “{population}” is in {found}, in the policy in {legal}.",
        "",
        "Convert the bands and correct `unit`.",
    ),
    "population.other-type": Message(
        "“{label}” of the population “{population}” has {found}, which is not of the policy's type.",
        "Such a column may have: {legal}.",
        "Correct it.",
    ),
    "population.other-word": Message(
        "“{label}” of the policy has no word “{found}”, which the population “{population}” has.",
        "Its words are: {legal}.",
        "Correct the population, or use the policy that it is for.",
    ),
    "usage.unknown-population": Message(
        "There is no type of county “{found}”.",
        "There are: {legal}; or give the path of a file. The nearest is: {nearest}.",
        "Correct --county-type.",
    ),
    "usage.households-and-persons": Message(
        "--households and --persons do not go together.",
        "",
        "Leave one out.",
    ),
    "usage.needs-county-type": Message(
        "{option} needs --county-type.",
        "Without --county-type there is a roster for trying out, and no population.",
        "Add it, such as --county-type farming.",
    ),
    "usage.population-with-mistakes": Message(
        "--mistakes and --county-type do not go together.",
        "Mistakes are mixed into a roster for trying out.",
        "Leave one out.",
    ),
    "usage.no-weight-column": Message(
        "The policies {policies} have no column for weights, so --weights has nowhere to go.",
        'It is an input with role = "weight".',
        "Leave --weights out, or use policies that have it.",
    ),
    "usage.weights-too-few": Message(
        "--weights is {found} households, fewer than the {least} of the sample.",
        "Weights are whole numbers, at least 1 for each household.",
        "Give the number of households of the population.",
    ),
    "usage.unknown-format": Message(
        "The name '{found}' does not say which format to write.",
        "The formats are: {legal}.",
        "Add --format, or use one of these extensions.",
    ),
    "usage.needs-output": Message(
        "{format} is a binary format, not for a terminal.", "", "Give a file with -o."
    ),
    "usage.mapping-key": Message("The mapping has “{found}”, which is unknown.", "It may have: {legal}.", ""),
    "usage.mapping-table": Message(
        "“{found}” in the mapping should be a table.",
        "",
        "Write [{found}] and a line “key = value” for each entry below it.",
    ),
    "usage.mapping-column": Message(
        "The entry “{found}” of the mapping is not well formed.",
        'It may be "工资性收入", or {{ input = "工资性收入", unit = "元/月" }}, or "" if not used.',
        "",
    ),
    "usage.mapping-input": Message(
        "The policy has no input called “{found}”.", "", "Did you mean “{nearest}”?"
    ),
    "usage.mapping-unit": Message(
        "The unit {found} for “{label}” cannot be converted to {legal}.", "", "Check the unit."
    ),
    "usage.mapping-word": Message("“{label}” has no word “{found}”.", "It may be: {legal}.", ""),
    "usage.day-and-months": Message("--as-of and --months exclude each other.", "", "Keep one of them."),
    # --- reforms and simulations ---
    "reform.empty": Message(
        "This reform changes nothing.",
        "It may have [parameter.…], [rule.…], [check.…].",
        "Write down the value or rule to change.",
    ),
    "reform.is-policy": Message(
        "{table} is a policy file, no reform.",
        "A reform begins with {key} and says only what changes.",
        "Write a reform file of its own, or name this policy with -p.",
    ),
    "reform.one-way": Message(
        "This row does not say how the value changes (it has: {found}).",
        "Exactly one of {legal}.",
        "value replaces what there was, add is added to it, times multiplies it.",
    ),
    "reform.rule-unchanged": Message(
        "Nothing of this rule is changed.",
        "formula, cases, add_cases and round may be.",
        "Write down the change; a rule of its own needs a label.",
    ),
    "reform.bad-place": Message(
        "before = {found} is no row.",
        "Rows are counted from 1, whole.",
        "Without it: in front of `otherwise`.",
    ),
    "reform.key-twice": Message(
        "The key “{key}” stands there twice, by its name and as {found}.",
        "Each key once.",
        "Delete one of them; several values make a list.",
    ),
    "reform.nothing-there": Message(
        "“{label}” has no value for these keys in these days that `add` or `times` could change.",
        "add and times change values that there are.",
        "Look at the keys and the days, or write a new value with `value`.",
    ),
    "reform.no-base": Message(
        "The reform {name} has no `base`: it is not known which policy to check it with.",
        "`base` is the policy or place that it changes.",
        "Write `base` in [reform], or name the policy with --base.",
    ),
    "reform.no-overrides": Message(
        "A reform has no {key}.",
        "A change of a rule or table that there is has no label, of and so on: only what changes.",
        "Delete {key}.",
    ),
    "reform.own-document": Message(
        "A document of a reform cannot be called {key}.",
        "{key} is the reform itself: what cites nothing cites it.",
        "Choose another key.",
    ),
    "reform.round-to": Message(
        'mode = "none" is no rounding: {key} means nothing beside it.',
        "",
        "Delete {key}, or let mode be up, down or nearest.",
    ),
    "reform.table-unchanged": Message(
        "Nothing of this table is changed.",
        "Each row of `values` is one change.",
        "Write down the changed value; a table of its own needs a label.",
    ),
    "reform.twice": Message(
        "The reform {name} is laid twice.",
        "Each reform once; their names differ.",
        "Leave one of them away, or give one another name.",
    ),
    "reform.already-there": Message(
        "{key} is there already, in {other_policy}.",
        "What has a label is new; a change of what there is has none.",
        "Choose another key, or leave label, of and so on away and write only the change.",
    ),
    "reform.no-such-rule": Message(
        "There is no rule {found} to change.",
        "Near it: {nearest}.",
        "transition policy show lists the rules.",
    ),
    "reform.no-such-table": Message(
        "There is no parameter {found} to change.",
        "Near it: {nearest}.",
        "transition policy show lists the parameters.",
    ),
    "reform.no-version": Message(
        "“{label}” has no version from {day} on that could be changed.",
        "",
        "Change the day, or write a whole formula.",
    ),
    "reform.no-such-place": Message(
        "The table of “{label}” has only {most} rows: none can stand in front of row {found}.",
        "",
        "Change `before`, or leave it away.",
    ),
    "reform.no-number": Message(
        "The values of “{label}” are no numbers: `{key}` means nothing there.",
        "`value` may stand.",
        "Write the new value.",
    ),
    "reform.unit": Message(
        "“{label}” is in {legal}, the reform says {found}.",
        "Numbers of different units do not stand for one another.",
        "Convert the number to {legal}.",
    ),
    "reform.values-overlap": Message(
        "Two rows of the reform for “{label}” hold for the same keys on the same day: {one} and {other}.",
        "One value on one day.",
        "Give the earlier row a `to`, or keep the keys apart; the other place follows.",
    ),
    "reform.other-base": Message(
        "The reform “{title}” is written for {base}; here it meets {legal}.",
        "A reform fits the policy or place that it names.",
        "Use -p {base}, or look at it and change its `base`.",
    ),
    "simulation.bad-setting": Message(
        "“{found}” does not say which parameter gets which value.",
        "PARAMETER=VALUE, PARAMETER[KEY,KEY]=VALUE@DAY; +=, -= and *= change the value there is.",
        "For example {example}.",
    ),
    "simulation.no-such-table": Message(
        "No parameter is called “{found}”.",
        "Near it: {nearest}.",
        "transition policy show lists the parameters.",
    ),
    "simulation.no-table": Message(
        "“{found}” is a column of the roster or a result, no parameter.",
        "Parameters can be changed; near it: {nearest}.",
        "To change a rule write a reform file and give it with --reform.",
    ),
    "simulation.bad-key": Message(
        "“{found}” is no key of “{label}”.",
        "Its keys: {legal}.",
        "Near it: {nearest}. * stands for all.",
    ),
    "simulation.unclear-key": Message(
        "“{found}” may be several keys of “{label}”.", "Its keys: {legal}.", "Write NAME=VALUE."
    ),
    "simulation.bad-value": Message(
        "“{found}” is no value of “{label}”.",
        "It is written: {legal}.",
        "Near it: {nearest}. The unit of a number may be left away.",
    ),
    "simulation.nothing-asked": Message(
        "Nothing to simulate was named.",
        "--reform, --set, --sweep, --solve, --edges, --months.",
        "For example --set TABLE=VALUE; transition simulate --help lists all.",
    ),
    "simulation.no-target": Message(
        "--solve {found} has no target.",
        "The target is --target TOTAL=NUMBER.",
        "For example --target 年度总额=1200000.",
    ),
    "simulation.bad-number": Message(
        "“{found}” is no number of yuan.", "A number above zero, such as 600.", "It is by the year."
    ),
    "simulation.idle-option": Message(
        "{found} means something only with {needs}.", "", "Add {needs}, or leave {found} away."
    ),
    "simulation.sweeps-too-many": Message(
        "{found} parameters are to move at once.", "At most {most}.", "Sweep in several goes."
    ),
    "simulation.sweep-form": Message(
        "“{found}” does not say which values to go through.",
        "PARAMETER=FIRST:LAST:STEP, such as STANDARD=600:720:10; += adds to what there is, *= multiplies it.",
        "Write it so.",
    ),
    "simulation.sweep-no-step": Message(
        "“{found}” names no step.", "PARAMETER=FIRST:LAST:STEP.", "For example {example}."
    ),
    "simulation.sweep-zero-step": Message(
        "The step of “{found}” is 0: it never arrives.", "A step that is not 0.", "Write a step."
    ),
    "simulation.sweep-wrong-sign": Message(
        "The step of “{found}” leads away from the last value.",
        "Upwards a step is positive, downwards negative.",
        "The step may be {step}.",
    ),
    "simulation.sweep-too-many-points": Message(
        "Moved so, “{label}” makes {points} points in all.",
        "At most {most}.",
        "A step of {step} will do, or a smaller range.",
    ),
    "simulation.sweep-no-number": Message(
        "The values of “{label}” are no numbers: nothing leads from one to another.",
        "Only numbers can be swept.",
        "To put another value in its place use --set.",
    ),
    "simulation.sweep-not-whole": Message(
        "“{label}” takes whole numbers only; “{found}” meets others.",
        "A whole first value and a whole step.",
        "Write whole numbers.",
    ),
    "simulation.sweep-unit": Message(
        "The unit behind the value of “{label}” is {found}.",
        "Here the unit is {legal}; it may be left out.",
        "Convert the number to {legal}, or leave the unit out.",
    ),
    "simulation.sweep-twice": Message(
        "“{label}” is swept twice, for some keys both times.",
        "A value moves in one way at a time.",
        "Sweep it once, or name different keys in brackets.",
    ),
    "simulation.target-form": Message(
        "“{found}” does not say what the target is.",
        "MEASURE<=NUMBER or MEASURE>=NUMBER, such as yearly-total<=1200000; = is read as <=.",
        "Write it so.",
    ),
    "simulation.no-such-measure": Message(
        "Nothing that is measured is called “{found}”.", "There are: {legal}.", "Near it: {nearest}."
    ),
    "simulation.goal-no-grid": Message(
        "“{label}” has no value at present: there is nowhere to start from.",
        "Where no values are named they go from half of the present one to twice of it.",
        "Name them with --grid FIRST:LAST:STEP.",
    ),
    "simulation.goal-out-of-reach": Message(
        "No “{table}” from {first} to {last} keeps {target}: the ends give {at_first} and {at_last}.",
        "The nearest is {best}, at {at}.",
        "Change the target, or widen the range.",
    ),
    "simulation.goal-untouched": Message(
        "Moving “{table}” does not move “{label}”.",
        "The target is an entitlement that the parameter reaches.",
        "Choose another parameter or another target.",
    ),
    "simulation.no-earnings": Message(
        "“{title}” has no column that is said to be earnings: nothing can be moved.",
        'An input says it with measures = "earnings".',
        "Say it of one input of the policy.",
    ),
    "simulation.no-standard": Message(
        "How far to move the earnings is not known: “{title}” has no rule of a standard, or it is unknown.",
        "By default up to what is earned now and twice the standard.",
        "Say with --up-to how much a year.",
    ),
    "simulation.bad-steps": Message(
        "A step of {step} up to {up_to} cannot be gone.",
        "Both are above zero, and at most {most} steps.",
        "Change the step or the end.",
    ),
    "simulation.household-wanted": Message(
        "{found} can be supposed of one household only.", "None is named.", "Add --household."
    ),
    "simulation.then-result": Message(
        "“{found}”: that result is {unit}, the column is {legal}.",
        "A result of the same kind and unit can stand there.",
        "Name another result, or write the value.",
    ),
    "simulation.months-wanted": Message(
        "{day} alone shows no path.",
        "Several months are wanted.",
        "Say --months FIRST:LAST, such as --months 2025-01:2026-12.",
    ),
}

TEXTS: dict[str, str] = {
    # --- why a file is not read ------------------------------------------------------------------
    "reason.directory": "the directory of the zip file is broken",
    "reason.inflate": "what is packed is broken",
    "reason.checksum": "what is packed does not fit its checksum",
    "reason.part-missing": "a part of the workbook is missing",
    "reason.false-size": "what inflates is not of the size that the directory says",
    "reason.duplicate-part": "there are two parts of this name",
    "reason.outside-name": "the name points to another folder",
    "reason.two-directories": "there are two directories",
    "reason.packing": "it is packed in an unusual way",
    "reason.no-xml": "it is no XML in UTF-8",
    "reason.false-count": "it says that it has far more than there is",
    "reason.two-workbooks": "there are two workbooks",
    "reason.duplicate-sheet": "there are two sheets of this name",
    "reason.records": "a record is not complete",
    "reason.compound": "the chains inside of the file are broken",
    "reason.cut-off": "it breaks off before its end",
    "reason.cell-reference": "the place of a cell cannot be read",
    "reason.endless-row": "a row goes on and on",
    "reason.merged-twice": "merged cells lie on each other",
    "reason.no-tags": "what is in it are no tags of a web page",
    "reason.spans": "its cells reach over more rows and columns than makes sense",
    "reason.nested": "too many tables lie in tables",
    # --- formulas -----------------------------------------------------------------------------
    "kind.number": "number",
    "kind.flag": "flag (true or false)",
    "kind.date": "day",
    "kind.category": "category",
    "kind.tags": "set of tags",
    "kind.region": "region",
    "kind.text": "text",
    "kind.word": "word in quotes",
    "unit.none": "(no unit)",
    "identity.one-household": "in the same household, which is held back",
    "identity.two-households": "in another household; both are held back",
    "calendar.lunar": "the lunar calendar",
    "calendar.republic": "the calendar of the Republic",
    "notation.scientific": "scientific notation",
    "notation.hexadecimal": "a hexadecimal number",
    "notation.octal": "an octal number",
    "notation.binary": "a binary number",
    "construct.power": "powers",
    "construct.floor-division": "whole-number division",
    "construct.modulo": "remainders",
    "construct.walrus": "assignments",
    "construct.colon": "colons",
    "construct.attribute": "lone full stops",
    "construct.ellipsis": "ellipses",
    "construct.bit-operator": "such signs",
    "construct.turned-comparison": "turned comparison signs",
    "construct.braces": "braces",
    "construct.operator": "such signs",
    "construct.conditional": "if … else",
    "construct.is": "comparisons by is",
    "construct.none": "None",
    "construct.lambda": "lambda",
    "construct.comprehension": "for loops",
    "construct.python-word": "such words",
    "construct.prefixed-word": "letters before a quote",
    "construct.list": "lists in square brackets",
    "construct.second-index": "two pairs of square brackets in a row",
    "construct.index-of-value": "square brackets after a value",
    "construct.tuple": "values side by side",
    "construct.logic-function": "the functions AND, OR and NOT",
    "construct.rounding-function": "rounding functions",
    "construct.star": "unpacking by a star",
    "construct.in-chain": "comparisons chained with in",
    "construct.other": "such writing",
    "instead.multiply": "Multiply instead, such as a * a.",
    "instead.round": "Rounding belongs into the rule's round, with its citation.",
    "instead.percent": "A percentage is a number, such as 75%; else divide by 100.",
    "instead.and": "Write condition and condition.",
    "instead.or": "Write condition or condition.",
    "instead.not": "Write not condition; for unequal, ≠.",
    "instead.at-most": "Write <= or ≤.",
    "instead.at-least": "Write >= or ≥.",
    "instead.if": "Write IF(condition, value, otherwise).",
    "instead.equal": "Write =.",
    "instead.unknown": "A blank is unknown: ask with KNOWN(...), fill with OR_ELSE(..., ...).",
    "instead.aggregate": "Go over the members with SUM, COUNT, ANY, ALL, HIGHEST, LOWEST.",
    "instead.in": "List words in round brackets, such as in ('一级', '二级').",
    "instead.keys": "Several keys stand in one pair of brackets, such as 标准[户籍地, 城乡].",
    "instead.no-thousands": "Numbers have no thousands separators.",
    "instead.members": "The highest or lowest of the members is HIGHEST(...) or LOWEST(...).",
    "instead.date": "A day is written DATE(2025, 7, 1).",
    "instead.flag": (
        "A flag is a condition itself; written out it is TRUE or FALSE; as a number, IF(condition, 1, 0)."
    ),
    "instead.has": "Ask for a tag with HAS(tags, 'tag').",
    "instead.no-quotes": "Numbers stand without quotes.",
    "instead.region": "A region code stands in quotes, such as '990100'.",
    # --- reports ------------------------------------------------------------------------------
    "summary.title": "{title}, as of {days}",
    "summary.rows": "{rows} rows = {decided} persons decided + {not_decided} not decided + {left_out} others",
    "summary.left-out": "rows that are no persons: {reasons}",
    "summary.households": "{all} households = {decided} decided + {not_decided} not decided",
    "summary.roster": "{persons} persons in {households} households.",
    "summary.households-heading": "households",
    "summary.persons-heading": "persons",
    "summary.entitlements": "Entitlements (where they are known)",
    "summary.entitlement-heading": "entitlement",
    "summary.receiving-heading": "households paid",
    "summary.open-heading": "not decided",
    "summary.total-heading": "sum",
    "summary.reasons": "Not decided because (a household may have several reasons)",
    "summary.reason-heading": "reason",
    "summary.no-value": "no value: {what}",
    "summary.not-trusted": "no value of that grade: {what}",
    "summary.fault": "no result: {what}",
    "summary.no-column": "no such column: {what}",
    "summary.blank": "blank: {what}",
    "summary.held": "errors in the roster",
    "summary.problems": "To be verified",
    "summary.problem-heading": "problem",
    "summary.count-heading": "count",
    "summary.places-heading": "places",
    "summary.defaults": "Blank cells that took a default",
    "summary.column-heading": "column",
    "summary.value-heading": "count as",
    "summary.weak": "{count} households rest on this as their weakest source: {grade}",
    "summary.trust": "only values that are known at least from: {grade}",
    "summary.carried": "{count} households rest on a value that ended and was carried forward",
    "mapping.note": "Left the headings of the roster, right what each is taken for; empty: unused.\n"
    "May be changed; give it back with --mapping for the next month's roster.",
    "layout.sheet": "{name}, sheet {sheet}",
    "layout.form": "Form: {form}",
    "layout.above": "Line {line} stands above the header: {words}",
    "layout.header": "The header is in line {lines}",
    "layout.unit-row": "Line {line} gives units",
    "layout.number-row": "Line {line} numbers the columns",
    "layout.unit": "Unit of the whole sheet: {unit} (but for columns that give their own)",
    "layout.households": "Households by {how}: {count}",
    "layout.rows": "{persons} persons, and {others} rows that are none",
    "layout.columns": "Columns",
    "layout.joined-columns": "Columns of households ({sheet})",
    "layout.kind": "what it is",
    "layout.lines": "lines",
    "layout.count": "rows",
    "layout.left-out": "Rows that are no persons",
    "layout.refused": "unit {unit} cannot be converted",
    "layout.doubtful": "not used: is it {choices}?",
    "layout.unused": "not used",
    "layout.letter": "col.",
    "layout.heading": "heading",
    "layout.input": "taken for",
    "layout.how": "how",
    "layout.converted": "{operation}, to {unit}",
    "layout.member": "member {member}",
    "form.persons": "a row for each person",
    "form.side-by-side": "a row for each household, members side by side",
    "form.joined": "a row for each household, members in one cell",
    "form.heads": "a row for each household, only its head",
    "together.number": "household number",
    "problems.many": "{count} places",
    "problems.more": "{count} more are not listed (--all lists them)",
    "left-out.blank": "blank",
    "left-out.total": "totals",
    "left-out.note": "titles and notes",
    "together.alone": "one person each",
    "together.form": "the rows of the sheet",
    "together.head-identity": "the head's identity number",
    "together.head-name": "the head's name (rows side by side)",
    "together.row-number": "the merged cells of the row numbers",
    "left-out.heading": "headings of villages and the like",
    "left-out.numbered": "blank rows with a number",
    "left-out.listed-twice": "heads listed twice",
    "left-out.title": "titles",
    "left-out.repeated-header": "repeated headers",
    # --- comparisons --------------------------------------------------------------------------
    "adjustment.title": "{title}: {note}",
    "adjustment.households": "{both} households in both rosters, {joined} only in the new, {left} in the old",
    "adjustment.balance": "Balance of {label} ({came_out})",
    "adjustment.line-heading": "change",
    "adjustment.amount-heading": "amount",
    "adjustment.balanced": "balances",
    "adjustment.unbalanced": "does not balance",
    "adjustment.kinds": "Kinds of change by place",
    "adjustment.place-heading": "place",
    "adjustment.all": "all",
    "adjustment.unchanged": "unchanged",
    "adjustment.why": "Why",
    "adjustment.cause-heading": "cause",
    "adjustment.what-heading": "what",
    "adjustment.moved-heading": "amounts moved",
    "adjustment.law": "law",
    "adjustment.data": "roster",
    "adjustment.people": "people",
    "adjustment.interaction": "both together",
    "adjustment.unsplit": "not divided",
    "adjustment.parts": "{label}: roster {data}, law {policy}, both together {interaction} {unit}",
    "adjustment.parts-unsplit": "{label}: {unsplit} {unit} of it could not be divided",
    "adjustment.owed": "Owed: to pay on {to_pay} yuan, to claim back {to_claim} yuan, in {count} rows",
    "adjustment.open": "{count} amounts are not decided on one side and are in no sum",
    "adjustment.proposals": "{count} persons match only by name and were not taken as one: see sheet 待核实",
    "adjustment.line.opening": "opening",
    "adjustment.line.new": "+ new",
    "adjustment.line.stopped": "− stopped",
    "adjustment.line.raised": "+ raised",
    "adjustment.line.lowered": "− lowered",
    "adjustment.line.turned": "± turned to another kind",
    "adjustment.line.joined": "+ members joined",
    "adjustment.line.left": "− members left",
    "adjustment.line.undecided": "− became undecided",
    "adjustment.line.decided": "+ became decided",
    "adjustment.line.moved-in": "+ moved in",
    "adjustment.line.moved-out": "− moved away",
    "adjustment.line.closing": "closing",
    "adjustment.kind.new": "new",
    "adjustment.kind.stopped": "stopped",
    "adjustment.kind.raised": "raised",
    "adjustment.kind.lowered": "lowered",
    "adjustment.kind.turned": "to {word}",
    "adjustment.kind.undecided": "became undecided",
    "adjustment.kind.decided": "became decided",
    "adjustment.kind.open": "still undecided",
    "adjustment.event.new-household": "new in the roster",
    "adjustment.event.gone-household": "gone from the roster",
    "adjustment.event.split": "split off",
    "adjustment.event.merged": "merged",
    "adjustment.event.moved-in": "member moved in",
    "adjustment.event.moved-out": "member moved out",
    "adjustment.event.new-head": "new head",
    "adjustment.event.born": "born",
    "adjustment.event.joined": "member joined",
    "adjustment.event.left": "member left",
    "coverage.counts": "How much the cases exercise",
    "coverage.policy": "policy",
    "coverage.rules": "rules",
    "coverage.decisions": "decision rows",
    "coverage.values": "values",
    "coverage.kind": "no case",
    "coverage.what": "what",
    "coverage.lines": "lines of the file",
    "coverage.rule": "rule",
    "coverage.decision": "decision row",
    "coverage.value": "values",
    "coverage.since": " (since {day})",
    "coverage.decision-row": "{label}, row {row}: {when}",
    "policy-list.policy": "name",
    "policy-list.edition": "edition",
    "policy-list.days": "first–last",
    "policy-list.rules": "rules",
    "policy-list.tables": "tables",
    "policy-list.cases": "cases",
    "policy-list.values": "values",
    "policy-list.grades": "known from",
    "timeline.days": "days",
    "timeline.value": "value",
    "timeline.change": "change",
    "timeline.grade": "grade",
    "timeline.source": "source",
    "timeline.no-value": "no value",
    "timeline.rest": "not listed",
    "timeline.documents": "Documents",
    "timeline.number": "no.",
    "timeline.document": "document",
    "timeline.issued": "issued",
    "report.more-rows": "{count} more rows: in the workbook, the HTML page or the JSON that -o writes.",
    "report.level": "{name}: {value} everywhere.",
    "report.some-points": (
        "{count} of {all} points, evenly spread; all are in the workbook, the HTML page or the JSON that "
        "-o writes."
    ),
    "report.digest": "With -o (xlsx, html, json) the report also has: {headings}.",
    "report.record": "Run record",
    "policy-diff.value": "value",
    "policy-diff.rule": "rule",
    "policy-diff.document": "document",
    "policy-diff.input": "column",
    "policy-diff.parameter": "table",
    "policy-diff.check": "check",
    "policy-diff.case": "case",
    "policy-diff.things.value": "Values",
    "policy-diff.things.rule": "Rules added or removed",
    "policy-diff.things.document": "Documents added or removed",
    "policy-diff.things.input": "Columns of the roster",
    "policy-diff.things.parameter": "Tables",
    "policy-diff.things.check": "Checks of the roster",
    "policy-diff.things.case": "Cases",
    "policy-diff.keys": "for",
    "policy-diff.change": "change",
    "policy-diff.moved": "by",
    "policy-diff.days": "when",
    "policy-diff.source": "source",
    "policy-diff.course": "what",
    "policy-diff.name": "name",
    "policy-diff.before": "before",
    "policy-diff.after": "after",
    "policy-diff.nothing": "none",
    "policy-diff.cited": "{value}, cited differently",
    "policy-diff.since": "from {day}",
    "policy-diff.between": "{first} to {last}",
    "policy-diff.course.began": "begins",
    "policy-diff.course.ended": "ends",
    "policy-diff.course.moved": "changed",
    "policy-diff.course.cited": "cited differently",
    "policy-diff.course.added": "added",
    "policy-diff.course.removed": "removed",
    "policy-diff.course.renamed": "renamed",
    "policy-diff.course.redefined": "declared differently",
    "policy-diff.nothing-changed": "Nothing changed.",
    "policy-diff.effect": "What it does to the roster",
    "policy-diff.entitlement": "entitlement",
    "policy-diff.enters": "enters",
    "policy-diff.leaves": "leaves",
    "policy-diff.rises": "rises",
    "policy-diff.falls": "falls",
    "policy-diff.becomes-undecided": "becomes undecided",
    "policy-diff.becomes-decided": "becomes decided",
    "policy-diff.unchanged": "unchanged",
    "policy-diff.open": "undecided",
    "policy-diff.total-before": "sum before",
    "policy-diff.total-after": "sum after",
    "policy-diff.costs": "difference",
    "policy-diff.households": "households",
    "policy-diff.sums": "sum",
    "policy-diff.household": "household",
    "policy-diff.head": "head",
    "policy-diff.more": "… and {count} more",
    "simulation.size": "size {number}",
    "simulation.tenth": "tenth {number}",
    "simulation.tenths": "tenths of {what}",
    "simulation.title": "{title}: what a reform comes to",
    "simulation.title-asked": "{title}: {asked}",
    "simulation.before": "now",
    "simulation.after": "reformed",
    "simulation.difference": "difference",
    "simulation.percent": "difference (%)",
    "simulation.total": "total",
    "simulation.unknown": "not known",
    "simulation.day": "day",
    "simulation.part": "kind of thing",
    "simulation.household": "household",
    "simulation.head": "head",
    "simulation.place": "place",
    "simulation.touched-together": "entitlements that may move, together",
    "simulation.change": "change",
    "simulation.left-out": "Unknown, but surely the same on both sides, and counted on neither: {parts}.",
    "simulation.left-out-households": "“{label}” of {count} households",
    "simulation.left-out-persons": "“{label}” of {count} persons",
    "simulation.households": "households",
    "simulation.persons": "persons",
    "simulation.counted-households": "households of the roster",
    "simulation.counted-persons": "persons of the roster",
    "simulation.weighted-mark": " (weighted)",
    "simulation.entitlement": "entitlement",
    "simulation.reform": "reform",
    "simulation.measure-year": "a year of this day's law",
    "simulation.measure-months": "{count} months together",
    "simulation.kind": "change",
    "simulation.kind.enters": "enter",
    "simulation.kind.gains": "gain",
    "simulation.kind.unchanged": "unchanged",
    "simulation.kind.loses": "lose",
    "simulation.kind.leaves": "leave",
    "simulation.kind.open": "not decided",
    "simulation.kind-count": "{kind}: {households} households ({persons} persons)",
    "simulation.up": "up by",
    "simulation.down": "down by",
    "simulation.band.below": "{way} less than {high} yuan",
    "simulation.band.between": "{way} {low} to less than {high} yuan",
    "simulation.band.from": "{way} {low} yuan or more",
    "simulation.idle.no-reform": "There is no reform: both sides are the same law.",
    "simulation.idle.same-law": "The reform changes nothing: the law says what it said.",
    "simulation.idle.other-words": "The reform changes what is cited, and no value and no rule.",
    "simulation.idle.reaches-nothing": (
        "The reform changes the law, but on these days no entitlement rests on what it changes."
    ),
    "simulation.idle.reaches-nobody": (
        "The reform changes the law, but no decided household's amount moves."
    ),
    "simulation.summary-households": "{parts}",
    "simulation.summary-budget": (
        "{measure}: {before} → {after}, {difference} ({share}%); {monthly} on average"
    ),
    "simulation.summary-budget-from-nothing": (
        "{measure}: nothing before, {after} after; {monthly} on average"
    ),
    "simulation.summary-weighted": (
        "The roster is a sample, weighted by “{label}”: {counted} households stand for {households}; "
        "counts and sums are weighted."
    ),
    "simulation.summary-gap": (
        "The poverty gap after relief: {before} → {after}; households below the standard: {below_before} → "
        "{below_after}"
    ),
    "simulation.no-income": (
        'The rules do not say which of them measures income (measures = "income"), so that nothing is '
        "told by income."
    ),
    "simulation.no-gap": (
        "The rules do not say what measures income, standard and relief (`measures`), so that there is "
        "no poverty gap."
    ),
    "simulation.gains": "Who gains and who loses",
    "simulation.gains-note": (
        "Entering: nothing before, something after; leaving: the other way round; gaining and losing: "
        "something on both sides, not the same. Amounts are of {measure}. Households that are not "
        "decided have no part in amounts."
    ),
    "simulation.touched": (
        "Entitlements that the reforms may move: {labels}. All others are surely the same on both sides "
        "and have no part in what follows."
    ),
    "simulation.not-moved": "Of these, nobody's amount moves of: {labels}.",
    "simulation.uncounted": "Entitlements that are no amount of money and are not added up: {labels}",
    "simulation.kinds": "Kinds of change",
    "simulation.kinds-chart": "Households to which it makes a difference",
    "simulation.by-entitlement": "By entitlement",
    "simulation.counted": "counted",
    "simulation.budget": "Budget",
    "simulation.budget-note": (
        "Of decided households only, so that both sides are of the same people. Amounts are of {measure}."
    ),
    "simulation.budget-unpaid": "Nothing is paid on either side, and no line is given, of: {labels}.",
    "simulation.budget-months": "Budget: by the month, and persons",
    "simulation.budget-months-note": (
        "By the month is {measure} divided by its months. Persons are those who receive; of an entitlement "
        "of households, all members."
    ),
    "simulation.budget-table": "Budget by entitlement",
    "simulation.budget-chart": "Budget by entitlement, now and reformed",
    "simulation.monthly": "{what}, a month",
    "simulation.receiving-households": "households {side}",
    "simulation.receiving-persons": "persons {side}",
    "simulation.payers": "Who pays",
    "simulation.payer": "payer",
    "simulation.payer-not-said": "the policies do not say",
    "simulation.payers-not-said": (
        "The policies do not say who pays these entitlements, so that nothing is told by payer."
    ),
    "simulation.by.band": "By change a month",
    "simulation.by.band-note": (
        "How much the entitlements of a household that may move do move, by the month on average; of who "
        "is not decided that is not known."
    ),
    "simulation.group.band": "change a month",
    "simulation.by.place": "By place",
    "simulation.by.place-note": "By the roster's township; where it has no such column, by region.",
    "simulation.group.place": "place",
    "simulation.by.word": "By kind of household",
    "simulation.by.word-note": (
        "The kind on the first day or in the first month, under the law as it is; then from which kind "
        "to which, whether amounts are decided or not."
    ),
    "simulation.by.size": "By household size",
    "simulation.by.size-note": "How many members a household has in the roster.",
    "simulation.group.size": "household size",
    "simulation.by.category": "By category of persons",
    "simulation.by.category-note": (
        "A person may be in several categories; a household is counted in each that a member is in, so "
        "that the lines add up to more than the total. Persons are those of the category."
    ),
    "simulation.by.tenth": "By tenth of income",
    "simulation.by.tenth-note": (
        "Households in the order of their income per head as the law counts it now; each tenth holds "
        "about a tenth of the persons (weighted). Households of one income stay together, so that a "
        "tenth may be larger than another, or empty."
    ),
    "simulation.chart-cut": "Charts show the {count} groups with most changes, tables all of them.",
    "simulation.persons-moved": "persons of households that change",
    "simulation.moved-by": "Households that change: {what}",
    "simulation.flows": "{what}: from which to which",
    "simulation.flows-chart": "Households whose {what} changes",
    "simulation.flows-none": "No household comes to another of: {labels}.",
    "simulation.other-words": (
        "Kinds that have no part in what moves are not shown: {labels}. JSON has their numbers."
    ),
    "simulation.word-before": "now",
    "simulation.word-after": "reformed",
    "simulation.gap": "Poverty gap",
    "simulation.gap-note": (
        "The gap of a household is (standard - income per head) × persons, not below zero; after "
        "relief, relief is taken off. Income, standard, persons and relief are those of each law: a "
        "higher standard widens the gap before relief."
    ),
    "simulation.gap-source": (
        "Definition: J. Foster, J. Greer, E. Thorbecke, “A Class of Decomposable Poverty Measures”, "
        "Econometrica 52 (3), 1984."
    ),
    "simulation.gap-left-out": (
        "{count} households are left out: not decided, or income, standard or relief is not known."
    ),
    "simulation.gap-state": "state",
    "simulation.gap-sum": "gap",
    "simulation.gap-households": "households below",
    "simulation.gap-persons": "persons below",
    "simulation.gap.before-relief-before": "law as it is, before relief",
    "simulation.gap.after-relief-before": "law as it is, after relief",
    "simulation.gap.before-relief-after": "reformed law, before relief",
    "simulation.gap.after-relief-after": "reformed law, after relief",
    "simulation.largest": "Largest changes",
    "simulation.largest-note": (
        "The {count} households that change most, up or down; of equal change in the roster's order. The "
        "column “reasons” has the numbers of the reasons, each of which is told once."
    ),
    "simulation.largest-reason": "Reason {number} (households: {households}): {reason}",
    "simulation.largest-reasons": "Largest changes: reasons",
    "simulation.reason-number": "no.",
    "simulation.words": "kinds",
    "simulation.amounts": "difference by entitlement",
    "simulation.reasons": "reasons",
    "simulation.waiting": "Households not decided",
    "simulation.waiting-none": "Every household is decided.",
    "simulation.waiting-share": (
        "{share}% of the households are not decided ({count} of the roster); they have no part in the "
        "amounts."
    ),
    "simulation.waiting-held": "{count} of them are held back by an error in the roster.",
    "simulation.waiting-weight": (
        "{count} of them have no weight: nobody knows how many they stand for, and they are not in the share."
    ),
    "simulation.waiting-ranges": (
        "{count} households were looked at one by one: whatever stands in the blank cells, the "
        "difference lies between these ends, or closer. An end that is blank has no bound."
    ),
    "simulation.waiting-others": (
        "{count} others were not looked at; nothing is said of what they leave open."
    ),
    "simulation.waiting-more": "{count} other things are missing too and not listed.",
    "simulation.lacks": "What they lack (a household may lack several)",
    "simulation.lack": "missing",
    "simulation.ranges": "Difference that they leave open",
    "simulation.range-low": "at least",
    "simulation.range-high": "at most",
    "simulation.range-open": "households without a bound",
    "simulation.split": "By reform",
    "simulation.split-note": (
        "In order: what each reform adds to those before it; it adds up to the total exactly. Whatever "
        "the order: the mean over all orders (the Shapley value); with what cannot be split it adds up "
        "to the total exactly."
    ),
    "simulation.split-differs": "The order matters: the two columns differ.",
    "simulation.split-same": "The order does not matter: both columns are the same.",
    "simulation.split.too-many": (
        "There are more than {most} reforms: they are split in the order given only."
    ),
    "simulation.split.not-apart": (
        "A reform does not stand without another, so that they are split in the order given only "
        "(whatever the order: at most {most} reforms)."
    ),
    "simulation.unsplit": "not split (households not decided under some selection)",
    "simulation.in-order": "in order",
    "simulation.order-free": "whatever the order",
    "simulation.all-entitlements": "all entitlements",
    "simulation.split-households": "Households that each reform changes, in order",
    "simulation.law": "What changes in the law",
    "simulation.and-more": "{first} and others, {count} in all",
    "policy-show.documents": "Documents",
    "policy-show.title": "document",
    "policy-show.issued": "issued",
    "policy-show.grade": "grade",
    "policy-show.inputs": "Columns of the roster",
    "policy-show.label": "label",
    "policy-show.of": "of",
    "policy-show.type": "type",
    "policy-show.default": "when blank",
    "policy-show.values": "Parameters",
    "policy-show.value": "value",
    "policy-show.days": "days",
    "policy-show.source": "source",
    "policy-show.otherwise": "otherwise",
    "policy-show.no-value": "no value",
    "policy-show.rules": "Rules",
    "policy-show.formula": "formula",
    "policy-show.checks": "Checks of the roster",
    "policy-show.message": "message",
    "policy-show.severity": "severity",
    "scope.person": "person",
    "scope.household": "household",
    "explain.told-above": "(see above)",
    "explain.default": "(default)",
    "explain.default-reason": "a blank takes the default: {reason}",
    "explain.formula": "formula {formula}",
    "explain.filled": "filled in {filled}",
    "explain.fired": "applies: {case}",
    "explain.rounding": "rounded {before} → {after} ({mode} {to}) ",
    "explain.rounding.up": "up to",
    "explain.rounding.down": "down to",
    "explain.rounding.nearest": "half away from zero to",
    "explain.distance": ", by {distance}",
    "explain.equal": ", both are equal",
    "explain.in-force": "since {day}",
    "explain.level": "value of the {level}",
    "explain.otherwise": "not listed: the table's otherwise",
    "explain.carried": "ended on {end}, carried forward",
    "explain.issue-unseen": "day of issue not seen: counts as known from its first day",
    "explain.candidates": "the highest of: {candidates}",
    "explain.before": "before: {row}",
    "explain.after": "after: {row}",
    "explain.source": "{source} [{grade}]",
    "explain.household": "Household {household}",
    "explain.assumed": "← assumed; the roster says {was}",
    "explain.was": "← was {was}",
    "explain.joined": " (together with the one before)",
    "explain.suppose": "Suppose: {cell} {before} → {after}",
    "explain.held": "The roster has an error in this household: it is held back and to be verified.",
    "explain.effects": "What the assumed cells do:",
    "explain.unsettled": "{result} is not decided. It depends on:",
    "explain.lacking.cell": "{what} (blank or unreadable)",
    "explain.lacking.column": "{what} (the roster has no such column)",
    "explain.lacking.parameter": "{what} (no value in the policies)",
    "explain.range.words": "whatever they say, it is one of: {words}",
    "explain.range.one": "whatever they say, it is {value}",
    "explain.range.at-least": "whatever they say, it is at least {value}",
    "explain.range.at-most": "whatever they say, it is at most {value}",
    "explain.range.between": "whatever they say, it is from {low} to {high}",
    "explain.alternative": "if {cells}: {value}",
    "explain.unknown.no-value": "no value on this day",
    "explain.not-trusted": "not used: {row}, known from {grade}, below the grade asked for",
    "explain.unknown.unlisted": "not listed in the table",
    "explain.unknown.key-unknown": "a key of the table is unknown",
    "explain.unknown.several-tags": "several tags, and the policy does not say which counts",
    "region.village": "village",
    "region.township": "township",
    "region.county": "county",
    "region.city": "city",
    "region.province": "province",
    "region.nation": "nation",
    "grade.official": "official",
    "grade.press": "press",
    "grade.aggregator": "aggregator",
    "grade.practice": "practice",
    "grade.proposal": "proposal",
    # --- commands -----------------------------------------------------------------------------
    "severity.error": "error",
    "severity.warning": "warning",
    "severity.note": "note",
    "beside.result": "result",
    "cli.whole-number": "a whole number",
    "cli.interrupted": "Interrupted; no half-written file is left.",
    "cli.see-also": "see also {place}",
    "cli.population": "{title}: {households} households of {persons} persons, all invented.",
    "cli.population-left-out": "Columns left out, so blank: {labels}. Results that need them may stay open.",
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
    "help.explain": "Explain a household's or person's results down to cells and cited articles.",
    "help.diff": "Compare two rosters, days, policies or states of knowledge: what changed, and why.",
    "help.simulate": "Simulate a change of the law: who gains, who loses, what it costs.",
    "help.policy": "List, show, check and test policy files.",
    "help.policy.list": "List the policies and the time that each covers.",
    "help.policy.show": "Show a policy for a reader: documents, tables, rules.",
    "help.policy.timeline": "Show how values moved: days, values, documents, grades; of one table or all.",
    "help.policy.diff": "Tell in words what changed between two policies, or two days of one.",
    "help.policy.coverage": "Write the page of the sources: what computes each provision, what proves it.",
    "help.policy.check": "Check policy files, all faults in one pass; all bundled ones if none is named.",
    "help.policy.test": "Run the cases of policies at zero tolerance; all bundled ones if none is named.",
    "help.template": "Make an empty roster with exactly the columns that the policies need.",
    "help.sample": "Invent a roster for trying out; names and identity numbers are made up.",
    "help.option.reform": "A reform file; may be repeated, each is laid over those before.",
    "help.option.set": "Change a parameter: TABLE=VALUE, TABLE[KEY]=VALUE@DAY, +=, -=, *=. May be repeated.",
    "help.option.sweep": "Go through values of a parameter: TABLE=FIRST:LAST:STEP; at most two parameters.",
    "help.option.solve": "Find the value of this parameter for which a total keeps --target.",
    "help.option.target": "The target, as 年度总额=1200000, also <= or >=; docs/commands.md lists totals.",
    "help.option.grid": "Where to look for the value: FIRST:LAST:STEP.",
    "help.option.edges": "Raise earnings by steps: where does one more yuan cost more than a yuan?",
    "help.option.edge-household": "Only this household: its number, or its head's name or identity number.",
    "help.option.edge-what-if": "A cell of this household changed: LABEL=VALUE. May be repeated.",
    "help.option.then": "A cell supposed once earnings moved: LABEL=VALUE, or a result. May be repeated.",
    "help.option.step": "Yuan a year from step to step.",
    "help.option.up-to": "Up to how many yuan a year.",
    "help.option.simulate-months": "Month by month, such as 2025-01:2026-12: the path of each entitlement.",
    "help.option.largest": "How many of the households that change most are explained.",
    "help.option.simulate-format": "xlsx, html or json; by default what the extension of the output says.",
    "help.option.charts": "Also write each chart into this folder.",
    "help.option.charts-as": "The kind of picture.",
    "help.option.help": "Show this help.",
    "help.option.version": "Show the version.",
    "help.option.lang": "Language of messages, zh or en; else TRANSITION_LANG, else the locale.",
    "help.option.policy": "A place (all its schemes), a policy's name, or a .toml file; may be repeated.",
    "help.option.as-of": "The day, as 2025-07-15, or 2025-07 for the first of the month; default today.",
    "help.option.months": "Compute each month and add up, as 2025-01:2025-12.",
    "help.option.known-on": "Use only what documents issued by this day say.",
    "help.option.carry-forward": "Let a yearly number run on after its year; such results are marked.",
    "help.option.trust": "Use only values whose documents are of at least this grade.",
    "help.option.header-row": "the line of the header, such as 3, or 3-4 for two rows",
    "help.option.mapping": "a saved mapping of headings (TOML), which goes before what is found by itself",
    "help.option.save-mapping": "write how the headings were matched, to be used again next month",
    "help.option.household-file": "a second file with a row for each household",
    "help.option.household-sheet": "the sheet with a row for each household",
    "help.option.each-alone": "take each person as a household of its own",
    "help.option.layout": "only show how the sheet was understood",
    "help.option.all": "list every problem",
    "help.option.sheet": "The sheet's name; chosen by content by default.",
    "help.option.from-as-of": "The old day; --as-of by default.",
    "help.option.to-as-of": "The new day; --as-of by default.",
    "help.option.from-policy": "The old policy; -p by default; may be repeated.",
    "help.option.to-policy": "The new policy; -p by default; may be repeated.",
    "help.option.from-known-on": "The old side uses only what documents issued by this day say.",
    "help.option.to-known-on": "The new side uses only what documents issued by this day say.",
    "help.option.diff-months": "Compare each month and list what is owed, as 2025-07:2025-09.",
    "help.option.paid": "A payment list: what was paid is laid beside what is due.",
    "help.option.paid-month": "The month of a payment list that has no column of months, as 2025-07.",
    "help.option.paid-for": "The entitlement that the payment list is of, where the policies have several.",
    "help.option.diff-format": "xlsx, csv or json; by default the extension of -o says it.",
    "help.option.diff-policy": "The policy of both sides: a place, a policy or a file; may be repeated.",
    "help.option.limit": "Raise a limit on what is read, such as rows=2000000; may be repeated.",
    "help.option.output": "The file to write; the terminal by default.",
    "help.option.beside": "Write the results beside the rows of a copy of the roster, doubtful cells marked.",
    "help.option.force": "Replace the output file if it exists.",
    "help.option.format": "The format; by default the extension of -o says it.",
    "help.option.base": "The policy that a reform changes; its own `base` if left out; may be repeated.",
    "help.option.diff-reform": "A reform file: tell what it changes; may be repeated, one laid over another.",
    "help.option.diff-roster": "Also say whom it touches and what it costs, computed on this roster.",
    "help.option.policy-diff-format": "text, json, xlsx or csv; by default as the extension of -o says.",
    "help.option.mask": "Mask names, identity, account and phone numbers, for public notices.",
    "help.option.coverage": "Also list the rules, decision rows and values that no case exercises.",
    "help.option.household": "The household's number, or its head's identity number or name.",
    "help.option.person": "A person's identity number or name: what this person gets, and the household.",
    "help.option.result": "Only this result, by label or key; may be repeated.",
    "help.option.what-if": "A cell changed, as LABEL=VALUE or NAME.LABEL=VALUE; may be repeated.",
    "help.option.explain-format": "text: a tree; json; html or xlsx: a page for the family (with -o).",
    "help.option.households": "How many households to invent, 40 if left out.",
    "help.option.persons": "At least so many persons, in whole households; with --county-type.",
    "help.option.county-type": "Whose people to invent: of a city, farming or relieved county, or a file.",
    "help.option.weights": "How many households the sample stands for: adds the column of weights.",
    "help.option.seed": "The random seed: the same seed gives the same roster.",
    "help.option.mistakes": "Mix in common mistakes, to see the list of what to verify.",
    "help.option.policies-optional": "Further policy files to use together with the named ones.",
    "sweep.heading": "Sweep of a parameter",
    "sweep.asked": "{label} from {first} to {last} by {step}",
    "sweep.points": "{labels}: worked out at {points} points.",
    "sweep.present": "“{label}” is {values} now.",
    "sweep.missed": "By its steps “{label}” does not meet {missed}; the last point is {last}.",
    "sweep.compared": "{compared} of the roster's {all} households are compared.",
    "sweep.left-out": "Not known at every point, and not counted: {parts}.",
    "sweep.left-out-part": "“{label}” of {count} households",
    "sweep.weighted": "Households, persons and amounts are weighted by “{label}”.",
    "sweep.nothing": "No entitlement rests on {labels}: nothing moves.",
    "sweep.touched": "Entitlements that move with it: {labels}.",
    "sweep.still": "Entitlements that rest on it and yet come to the same at all these values: {labels}.",
    "sweep.level": "At these values no entitlement's total moves ({labels}).",
    "sweep.budget": (
        "The entitlements that rest on it come to {first} at {at_first}, {last} at {at_last}, and {base} now."
    ),
    "sweep.here": "now",
    "sweep.mark": "Remark",
    "sweep.households": "Households receiving",
    "sweep.gainers": "Gaining",
    "sweep.losers": "Losing",
    "sweep.entering": "Of these enter",
    "sweep.leaving": "Of these leave",
    "sweep.persons": "Persons receiving",
    "sweep.table": "Result at each point",
    "sweep.amount": "Total paid",
    "sweep.difference": "Against now",
    "sweep.crossed": "Total paid, by both parameters",
    "sweep.budget-chart": "Total paid, by value",
    "sweep.households-chart": "Households, by value",
    "goal.heading": "Goal: the value that keeps a target",
    "goal.asked": "{table} for {target}",
    "goal.largest": (
        "“{table}” may be {value} at most: it then comes to {amount} and keeps the target {target}."
    ),
    "goal.smallest": (
        "“{table}” has to be {value} at least: it then comes to {amount} and keeps the target {target}."
    ),
    "goal.grid": "Worked out at {points} values of {span}, by steps of {step}.",
    "goal.at-end": "{value} is the end of the range; values beyond it may do as well.",
    "goal.rising": "“{label}” never falls as “{table}” rises.",
    "goal.falling": "“{label}” never rises as “{table}” rises.",
    "goal.level": "“{label}” does not move with “{table}”.",
    "goal.mixed": "“{label}” both rises and falls as “{table}” rises.",
    "goal.against": "It goes the other way at {spans}.",
    "goal.kept": "Values that keep the target: {spans}.",
    "goal.steady": "Every value from the smallest to {value} keeps it.",
    "goal.steady-from": "Every value from {value} to the largest keeps it.",
    "goal.never-steady": "The very first value on that side misses it.",
    "goal.unseen": (
        "{count} values were not worked out: those on both sides of them keep the target alike, or miss it "
        "alike."
    ),
    "goal.chart": "“{label}” by “{table}”",
    "goal.target": "Target",
    "goal.table": "Around the answer",
    "goal.kept-heading": "Kept",
    "goal.found": "answer",
    "edges.heading": "Edges: earning more and having less",
    "edges.asked-one": "household {household}",
    "edges.asked-all": "the households of the roster",
    "edges.moved": (
        "{household}: the {label} of {who} goes from 0 to {up_to} by {step}, all else stays; where more "
        "leaves less, the very yuan is looked for."
    ),
    "edges.present": "{who} earns {present} now.",
    "edges.present-unknown": "What {who} has of {label} now is not known.",
    "edges.supposed": "Supposed: {cells}.",
    "edges.then": "“As supposed” means: as soon as more is earned than now, {cells}.",
    "edges.left-out": "Not known everywhere, so not counted, with edges unseen: {labels}.",
    "edges.none": "{law}: by what is counted, who earns more has more; there is no edge.",
    "edges.nothing-known": "{law}: no point is known, and whether there is an edge is not.",
    "edges.count": "{law}: edges found: {count}.",
    "edges.edge": "Earning {above} instead of {below} leaves the household with {lost} less; {fallen}.",
    "edges.edge-to-the-yuan": (
        "One more yuan costs more than a yuan: earning {above} instead of {below} leaves the household "
        "with {lost} less; {fallen}."
    ),
    "edges.together": "these fall together: {fallen}",
    "edges.alone": "what falls is {fallen}",
    "edges.law.base": "now",
    "edges.law.reformed": "reformed",
    "edges.law.then": "now, as supposed",
    "edges.earnings": "{label} (of who is moved)",
    "edges.of-earner": "Earnings by the year (of who is moved)",
    "edges.net": "What the household has",
    "edges.stacked": "Earnings and entitlements, now",
    "edges.net-chart": "What the household has, by earnings",
    "edges.rate": "Share of further earnings lost again",
    "edges.rate-drawn": (
        "Share of further earnings lost again, % (below zero: more is had; beyond ±{most} drawn as {most})"
    ),
    "edges.rate-chart": "Share of further earnings lost again, now",
    "edges.law-heading": "Law",
    "edges.below": "From earnings",
    "edges.above": "To earnings",
    "edges.lost": "Household loses",
    "edges.table": "Edges",
    "edges.survey": (
        "{law}: looked at {households} of the roster's {all} households, the first that are decided; in "
        "each the earnings of one person move."
    ),
    "edges.with-edge": "{law}: from 0 to {up_to} by {step}, {count} households have an edge somewhere.",
    "edges.near": (
        "With up to {distances} yuan more a year, {counts} households have less than now (of {known} whose "
        "present earnings are known)."
    ),
    "edges.worst": (
        "The costliest edge: {household}, earning {above} instead of {below}, has {lost} less; {fallen}."
    ),
    "edges.steepest": (
        "Most is lost again between {span} yuan a year: on average {rate} of what is earned more."
    ),
    "edges.survey-rate-chart": "Mean share of further earnings lost again, by earnings",
    "edges.survey-above-chart": "Share of steps that leave a household with less, by earnings",
    "edges.survey-rate": "Share lost again",
    "edges.survey-above": "Steps that leave less",
    "edges.distance": "Earning more, up to",
    "edges.share": "share",
    "edges.near-table": "How near an edge: households with less than now",
    "edges.household": "Household",
    "edges.worst-table": "The costliest edges",
    "months.heading": "Month by month",
    "months.numbers": "Numbers of every month",
    "months.numbers-note": (
        "“Known in every month” counts only households that are known in all months, so that months may be "
        "added up and compared."
    ),
    "months.span": "Worked out month by month from {first} to {last}, ages and terms as well.",
    "months.law.base": "As the law is now:",
    "months.law.reformed": "With the reforms:",
    "months.carried": "Yearly values are carried on after their year (--carry-forward).",
    "months.course": (
        "{label}: {at_first} in {first} (households: {households}), {at_last} in {last} (households: {then})."
    ),
    "months.unknown": "{label}: not known of any household in {months}. That is not nothing.",
    "months.left": "{label}: households that received it and do so no more: {count} (since {months}).",
    "months.open": "What is not known, because it is missing: {parts}.",
    "months.open-part": "{label} ({months}; households: {households})",
    "months.open-more": "{count} others",
    "months.month": "Month",
    "months.amount": "Amount of the month",
    "months.open-heading": "Not known",
    "months.throughout": "Of those known in every month",
    "months.kind": "Change",
    "months.what": "Parameter or rule",
    "months.before": "Before",
    "months.after": "After",
    "months.entitlements": "Entitlements",
    "months.sources": "Documents",
    "months.law-table": "What the law changes, month by month",
    "months.event.changed": "value changed",
    "months.event.ended": "ran out",
    "months.event.begun": "began",
    "months.event.rule": "another rule",
    "months.nothing": "none",
    "months.left-table": "Households that receive no more",
    "months.entitlement": "Entitlement",
    "months.since": "Since",
    "months.last": "The month before",
    "months.why": "What the law changed in that month",
    "months.own": "The law did not change: the household itself did (ages, days)",
}
