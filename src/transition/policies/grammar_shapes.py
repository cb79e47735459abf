"""What a kind of table is made of: keys, each with the kind of value it takes and a line of explanation."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

Kind = Literal[
    "text",  # "…", not empty
    "note",  # "…", may be empty
    "label",  # a Chinese term that formulas can use
    "name",  # the name of a policy file
    "names",  # a list of such names
    "url",
    "region",  # a code as text
    "unit",
    "word",  # one of `words`
    "flag",
    "date",
    "number",  # 12, 0.5, "1/3", "75%"
    "texts",  # a text or a list of texts
    "cites",  # the same, each with a document's key in front
    "value",  # any single value: what it must be, the type beside it says
    "cell",  # a value or a list of values (a key of a row)
    "given",  # the same, the list may be empty (no tags)
    "formula",  # a text, a number or a flag
    "amount",  # "1 元"
    "lasting",  # "1 年"
    "table",  # a table of the kind `table`
    "tables",  # a list of such tables
    "entries",  # a list of texts or such tables
]

TYPES: tuple[str, ...] = (
    "number",
    "whole",
    "percent",
    "flag",
    "category",
    "tags",
    "date",
    "region",
    "text",
    "identity",
)
"""The types of an input."""

VALUE_TYPES = ("number", "whole", "percent", "flag", "category", "date", "region", "text")
"""The types of a parameter's values and of its keys (a key may be of type tags as well)."""

RULE_TYPES = ("number", "flag", "category", "date", "region", "text")

ROLES: tuple[str, ...] = (
    "household",
    "relation",
    "name",
    "identity",
    "head-name",
    "head-identity",
    "members",
    "member-identities",
    "size",
    "certificate",
    "region",
    "township",
    "village",
    "weight",
)

SPARE_ROLES: tuple[str, ...] = (
    "head-name",
    "head-identity",
    "members",
    "member-identities",
    "size",
    "weight",
)
"""The roles of columns that rosters of another form have; nobody is asked to fill them."""

MEASURES: tuple[str, ...] = ("income", "standard", "relief", "size")
"""What a rule may measure: a household's income per head, what that is held against, what closes the gap, and
how many heads there are."""


@frozen
class Key:
    """One key of a table. `zh` and `en` say in a line what it is for."""

    name: str
    kind: Kind
    zh: str
    en: str
    required: bool = False
    words: tuple[str, ...] = ()
    table: TableKind | None = None  # the kind of table inside, for table, tables and entries


@frozen
class TableKind:
    """One kind of table. `open` is the kind of the further keys that it may have, named elsewhere."""

    name: str
    zh: str
    en: str
    keys: tuple[Key, ...]
    open: Kind | None = None

    def key(self, name: str) -> Key | None:
        """Return the key of that name, None when there is none."""
        return next((key for key in self.keys if key.name == name), None)

    @property
    def types(self) -> tuple[str, ...]:
        """The words that its key `type` may have; empty without such a key."""
        own = self.key("type")
        return own.words if own else ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its keys, in their order."""
        return tuple(key.name for key in self.keys)


def key(
    name: str, kind: Kind, zh: str, en: str, *, words: tuple[str, ...] = (), table: TableKind | None = None
) -> Key:
    """Make a key; a name with ``!`` behind it is required."""
    return Key(name.rstrip("!"), kind, zh, en, name.endswith("!"), words, table)
