"""Read ``[input.KEY]``: a column that a roster may have."""

from __future__ import annotations

from typing import cast

from transition.policies.grammar import INPUT
from transition.policies.model import CategoryWord, Default, Input, Scope
from transition.policies.table_reader import Fields, Reading, check_types, need_words, read_table
from transition.policies.toml_file import KeyPath
from transition.policies.values_read import UnreadableError, one_of

FROM_IDENTITY_TYPE = {"birth": "date", "sex": "category"}
"""What the identity number can tell, and the type of the input that takes it."""


def read_input(reading: Reading, raw: object, path: KeyPath) -> Input | None:
    """Read an input; None, and the faults noted, when it cannot be used."""
    fields = read_table(reading, raw, path, INPUT)
    if fields is None:
        return None
    type_ = fields.text("type")
    if type_:
        check_types(reading, fields, type_)
        need_words(reading, fields, type_)
    words = _words(fields)
    _check_head(reading, fields, words)
    _check_identity(reading, fields)
    _check_certificate(reading, fields, words)
    _check_range(reading, fields)
    default = _default(reading, fields, words)
    if type_ is None or not fields.sound("label", "of", "type", "unit", "words"):
        return None
    return Input(
        key=str(path[-1]),
        label=str(fields.text("label")),
        of=cast("Scope", fields.text("of")),
        type=type_,
        unit=fields.text("unit"),
        headers=fields.texts("headers"),
        words=words,
        default=default,
        role=fields.text("role"),
        head=fields.text("head"),
        from_identity=fields.text("from_identity"),
        from_certificate=fields.text("from_certificate"),
        measures=fields.text("measures"),
        yes=fields.texts("yes"),
        no=fields.texts("no"),
        minimum=fields.number("minimum"),
        maximum=fields.number("maximum"),
        note=fields.text("note"),
        example=fields.text("example"),
        policy=reading.policy,
        place=fields.place,
    )


def _words(fields: Fields) -> tuple[CategoryWord, ...]:
    """Return the legal words, those that cannot be read left out."""
    words = []
    for entry in fields.entries("words"):
        if isinstance(entry, str):
            words.append(CategoryWord(entry))
        elif entry.sound("value"):
            aliases, digit = entry.texts("aliases"), entry.text("certificate")
            words.append(CategoryWord(str(entry.text("value")), aliases, digit))
    return tuple(words)


def _default(reading: Reading, fields: Fields, words: tuple[CategoryWord, ...]) -> Default | None:
    if fields.has("default") and not fields.has("default_reason"):
        reading.report("policy.default-without-reason", (*fields.path, "default"))
    if fields.has("default_reason") and not fields.has("default"):
        path = (*fields.path, "default_reason")
        reading.report("policy.key-needs-key", path, key="default_reason", needs="default")
    type_ = fields.text("type")
    if "default" not in fields.values or type_ is None:
        return None
    value = reading.typed(
        fields.values["default"], (*fields.path, "default"), type_, tuple(word.value for word in words)
    )
    reason = fields.text("default_reason")
    return None if value is None or reason is None else Default(value, reason)


def _check_head(reading: Reading, fields: Fields, words: tuple[CategoryWord, ...]) -> None:
    """The word of the head belongs to the role relation, is needed there, and is one of the legal words."""
    is_relation = fields.text("role") == "relation"
    head = fields.text("head")
    if fields.has("head") and not is_relation and fields.sound("role"):
        reading.report("policy.key-needs-key", (*fields.path, "head"), key="head", needs='role = "relation"')
    elif is_relation and not fields.has("head"):
        reading.report("policy.missing-key", fields.path, key="head", table=INPUT.name)
    elif head and words and fields.sound("words"):
        try:
            one_of(head, tuple(word.value for word in words))
        except UnreadableError as fault:
            reading.fault((*fields.path, "head"), fault)


def _check_identity(reading: Reading, fields: Fields) -> None:
    told, type_ = fields.text("from_identity"), fields.text("type")
    if told and type_ and type_ != FROM_IDENTITY_TYPE[told]:
        path = (*fields.path, "from_identity")
        legal = (FROM_IDENTITY_TYPE[told],)
        reading.report("policy.key-not-for-type", path, key="from_identity", type=type_, legal=legal)


def _check_certificate(reading: Reading, fields: Fields, words: tuple[CategoryWord, ...]) -> None:
    """What a certificate tells is a category, and its words say by which digits."""
    is_told, type_ = fields.has("from_certificate"), fields.text("type")
    has_digits = any(word.certificate for word in words)
    path = (*fields.path, "from_certificate")
    if is_told and type_ and type_ != "category":
        facts = {"key": "from_certificate", "type": type_, "legal": ("category",)}
        reading.report("policy.key-not-for-type", path, **facts)
    elif is_told and not has_digits and fields.sound("words"):
        reading.report("policy.key-needs-key", path, key="from_certificate", needs="certificate")
    elif has_digits and not is_told:
        path = (*fields.path, "words")
        reading.report("policy.key-needs-key", path, key="certificate", needs="from_certificate")


def _check_range(reading: Reading, fields: Fields) -> None:
    least, most = fields.number("minimum"), fields.number("maximum")
    if least is not None and most is not None and most < least:
        path = (*fields.path, "maximum")
        reading.report("policy.empty-number-range", path, (*fields.path, "minimum"), least=least, most=most)
