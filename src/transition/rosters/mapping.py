"""A mapping: which heading is which input, settled once by a person and used again each month.

    [roster]
    sheet = "花名册"
    header_row = "3-4"

    [columns]
    "打工收入" = "工资性收入"
    "补助（月）" = { input = "转移净收入", unit = "元/月" }
    "经办人" = ""                      # not used, and nothing is said about it

    [words."与户主关系"]
    "老伴" = "配偶"

Inputs are named by label or key. A mapping goes before everything that the program finds by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.model import CategoryWord
from transition.policies.toml_file import TomlFile, read_toml
from transition.problems import FilePlace, PolicyError, Problem, UsageError
from transition.problems.nearest import nearest
from transition.rosters.headings import plain
from transition.rosters.values.written_units import WrittenUnit, factor_to, read_unit, unit_of

_TABLES = {"roster": ("sheet", "header_row"), "columns": None, "words": None}


@frozen
class Said:
    """What a mapping says of one heading: the input's key (None: not used) and the unit, if it says one."""

    key: str | None
    unit: WrittenUnit | None = None
    written_unit: str = ""


@frozen(eq=False)
class SavedMapping:
    """A mapping after reading.

    columns: by tidied heading. headings: as written, with their places. words: further writings of words,
    by input key and writing.
    """

    columns: Mapping[str, Said] = field(factory=dict)
    headings: Mapping[str, FilePlace] = field(factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(factory=dict)
    sheet: str | None = None
    header_row: str | None = None

    def of(self, heading: str) -> Said | None:
        """Return what is said of a heading, None when nothing is."""
        return self.columns.get(plain(heading))

    def extended(self, policy: CheckedPolicy) -> CheckedPolicy:
        """Return the policy with the further writings of words among its aliases."""
        if not self.words:
            return policy
        inputs = {
            key: _with_words(checked, self.words[key]) if key in self.words else checked
            for key, checked in policy.inputs.items()
        }
        return evolve(policy, inputs=inputs)

    def unmet(self, headings: Mapping[str, object]) -> Iterator[Problem]:
        """Give a problem for each heading that a sheet does not have. headings: by tidied text."""
        for heading, place in self.headings.items():
            if plain(heading) not in headings:
                yield Problem("roster.mapping-unused", place, "warning", {"header": heading})


def read_mapping(path: str | Path, policy: CheckedPolicy) -> SavedMapping:
    """Read a mapping for a policy.

    Raises UsageError with every fault: no such file, not TOML, an input or word that the policy does not
    have (with the nearest), a unit that cannot become the input's.
    """
    try:
        file = read_toml(Path(path))
    except PolicyError as error:
        raise UsageError(error.problems) from None
    reader = _Reader(file, policy)
    mapping = reader.mapping()
    if reader.problems:
        raise UsageError(reader.problems)
    return mapping


def mapping_of(
    columns: Mapping[str, str | None], sheet: str | None = None, header_row: str | None = None
) -> Mapping[str, object]:
    """Return a mapping as plain tables for TOML. columns: the input's label by heading, None where unused."""
    roster = {name: value for name, value in (("sheet", sheet), ("header_row", header_row)) if value}
    return {
        **({"roster": roster} if roster else {}),
        "columns": {heading: label or "" for heading, label in columns.items()},
    }


def _with_words(checked: CheckedInput, further: Mapping[str, str]) -> CheckedInput:
    words = tuple(
        CategoryWord(
            word.value, (*word.aliases, *(one for one, value in further.items() if value == word.value))
        )
        for word in checked.input.words
    )
    return evolve(checked, input=evolve(checked.input, words=words))


class _Reader:
    """Reads the tables of one file; every fault is collected."""

    def __init__(self, file: TomlFile, policy: CheckedPolicy) -> None:
        self.file = file
        self.policy = policy
        self.problems: list[Problem] = []
        self._keys = {
            **{key: key for key in policy.inputs},
            **{checked.label: key for key, checked in policy.inputs.items()},
        }

    def mapping(self) -> SavedMapping:
        for name in self.file.data:
            if name not in _TABLES:
                self._fault("usage.mapping-key", (name,), found=name, legal=tuple(_TABLES))
        roster, columns = self._table("roster"), self._table("columns")
        for name in roster:
            if name not in ("sheet", "header_row"):
                self._fault("usage.mapping-key", ("roster", name), found=name, legal=_TABLES["roster"])
        said = {heading: self._said(heading, value) for heading, value in columns.items()}
        words = {
            key: self._words(name, self.policy.inputs[key])
            for name in self._table("words")
            if (key := self._key(name, ("words", name)))
        }
        return SavedMapping(
            columns={plain(heading): one for heading, one in said.items() if one},
            headings={heading: self.file.place(("columns", heading)) for heading in said},
            words=words,
            sheet=_text(roster.get("sheet")),
            header_row=_text(roster.get("header_row")),
        )

    def _table(self, *path: str) -> Mapping[str, object]:
        found: object = self.file.data
        for name in path:
            found = found.get(name, {}) if isinstance(found, dict) else {}
        if isinstance(found, dict):
            return found
        self._fault("usage.mapping-table", path, found=".".join(path))
        return {}

    def _said(self, heading: str, value: object) -> Said | None:
        path = ("columns", heading)
        entry = value if isinstance(value, dict) else {"input": value}
        name, unit = entry.get("input"), entry.get("unit")
        if (
            not isinstance(name, str)
            or not isinstance(unit, (str, type(None)))
            or entry.keys() - {"input", "unit"}
        ):
            self._fault("usage.mapping-column", path, found=heading)
            return None
        if not name:
            return Said(None)
        key = self._key(name, path)
        if key is None or unit is None:
            return Said(key) if key else None
        written = read_unit(unit)
        wanted = self.policy.inputs[key].input.unit
        if written is None or factor_to(written, unit_of(wanted)) is None:
            self._fault("usage.mapping-unit", path, found=unit, legal=wanted or "1", label=name)
            return None
        return Said(key, written, unit)

    def _words(self, name: str, checked: CheckedInput) -> Mapping[str, str]:
        legal = tuple(word.value for word in checked.input.words)
        words = {}
        for writing, word in self._table("words", name).items():
            if word in legal:
                words[writing] = str(word)
            else:
                facts = {"found": str(word), "legal": legal, "label": checked.label}
                self._fault("usage.mapping-word", ("words", name, writing), **facts)
        return words

    def _key(self, name: str, path: tuple[str, ...]) -> str | None:
        if name not in self._keys:
            labels = [checked.label for checked in self.policy.inputs.values()]
            self._fault("usage.mapping-input", path, found=name, nearest=nearest(name, labels))
        return self._keys.get(name)

    def _fault(self, code: str, path: tuple[str, ...], **facts: object) -> None:
        self.problems.append(Problem(code, self.file.place(path), facts=facts))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
