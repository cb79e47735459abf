"""Write a policy back as TOML: what is read again from it is the same policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from fractions import Fraction

import tomli_w

from transition.policies.model import (
    CategoryWord,
    Check,
    Citation,
    Document,
    Input,
    KeyColumn,
    Otherwise,
    Parameter,
    ParameterRow,
    Policy,
    Rounding,
    Rule,
    RuleVersion,
    TableCase,
    Value,
)
from transition.policies.parameter_reader import REGION
from transition.policies.toml_file import LONGEST_NUMBER, too_long

_DIGITS = Context(prec=2 * LONGEST_NUMBER)

Table = dict[str, object]


def policy_as_toml(policy: Policy) -> str:
    """Return the text of a policy file; read again it gives an equal policy, its path and hash aside.

    Numbers without a finite decimal form are written as a ratio: ``"2/37"``.
    """
    sections: Table = {
        "policy": _head(policy),
        "document": {key: _document(document) for key, document in policy.documents.items()},
        "input": {key: _input(input_) for key, input_ in policy.inputs.items()},
        "parameter": {key: _parameter(parameter) for key, parameter in policy.parameters.items()},
        "rule": {key: _rule(rule) for key, rule in policy.rules.items()},
        "check": {key: _check(check) for key, check in policy.checks.items()},
    }
    return tomli_w.dumps({name: section for name, section in sections.items() if section})


def tables_as_toml(tables: Mapping[str, object]) -> str:
    """Return the text of a TOML file with plain tables, such as a saved mapping."""
    return tomli_w.dumps(tables)


def number_as_toml(number: Fraction) -> int | Decimal | str:
    """Return a number as TOML can hold it exactly and the reader takes it back."""
    if number.denominator == 1:
        return int(number)
    for written, sign in ((_decimal(number), ""), (_decimal(number * 100), "%")):
        if written is not None and not too_long(written):
            return f"{written}%" if sign else Decimal(written)
    return f"{number.numerator}/{number.denominator}"


def _decimal(number: Fraction) -> str | None:
    """Return the digits of a number that has a finite decimal form, None for one that has not."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return None
    return f"{_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator)):f}"


def _written(value: Value) -> object:
    return number_as_toml(value) if isinstance(value, Fraction) else value


def _table(**keys: object) -> Table:
    """Make a table of what is given; a trailing ``_`` keeps a key apart from Python's words."""
    return {
        name.rstrip("_"): list(value) if isinstance(value, tuple) else value
        for name, value in keys.items()
        if value is not None and value is not False and value != ()
    }


def _cites(cites: Iterable[Citation]) -> str | tuple[str, ...]:
    texts = tuple(f"{cite.document} {cite.article}".strip() for cite in cites)
    return texts[0] if len(texts) == 1 else texts


def _head(policy: Policy) -> Table:
    return _table(
        name=policy.name,
        title=policy.title,
        region=policy.region,
        extends=policy.extends,
        uses=policy.uses,
        edition=policy.edition,
        note=policy.note,
    )


def _document(document: Document) -> Table:
    return _table(
        title=document.title,
        number=document.number,
        publisher=document.publisher,
        issued=document.issued,
        url=document.url,
        grade=document.grade,
        note=document.note,
    )


def _input(input_: Input) -> Table:
    table = _table(
        label=input_.label,
        of=input_.of,
        type=input_.type,
        unit=input_.unit,
        headers=input_.headers,
        words=tuple(_word(word) for word in input_.words),
        role=input_.role,
        head=input_.head,
        from_identity=input_.from_identity,
        from_certificate=input_.from_certificate,
        measures=input_.measures,
        yes=input_.yes,
        no=input_.no,
        minimum=_number(input_.minimum),
        maximum=_number(input_.maximum),
        note=input_.note,
        example=input_.example,
    )
    if input_.default:
        # A default of false is one, so it does not go through `_table`.
        table |= {"default": _written(input_.default.value), "default_reason": input_.default.reason}
    return table


def _word(word: CategoryWord) -> str | Table:
    if not word.aliases and word.certificate is None:
        return word.value
    return _table(value=word.value, aliases=word.aliases, certificate=word.certificate)


def _number(number: Fraction | None) -> object:
    return None if number is None else number_as_toml(number)


def _parameter(parameter: Parameter) -> Table:
    table = _table(
        label=parameter.label,
        type=parameter.type,
        unit=parameter.unit,
        by=tuple(_column(column) for column in parameter.by),
        several=parameter.several,
        several_cites=_cites(parameter.several_cites),
        lasts=parameter.lasts,
        overrides=parameter.overrides,
        words=parameter.words,
        cites=_cites(parameter.cites),
        note=parameter.note,
    )
    if parameter.otherwise:
        table["otherwise"] = _otherwise(parameter.otherwise)
    return table | {"values": [_row(row) for row in parameter.rows]}


def _column(column: KeyColumn) -> str | Table:
    plain = KeyColumn(column.key, type=REGION) if column.key == REGION else None
    if column in (plain, KeyColumn(column.key, of_input=column.key)):
        return column.key
    match = None if column.match == "exact" else column.match
    return _table(key=column.key, type=column.type, unit=column.unit, match=match, words=column.words)


def _row(row: ParameterRow) -> Table:
    keys = {
        key: [_written(value) for value in values] if len(values) > 1 else _written(values[0])
        for key, values in row.keys.items()
    }
    start = _table(from_=row.start, to=row.end)
    return start | keys | {"value": _written(row.value)} | _table(cites=_cites(row.cites), note=row.note)


def _otherwise(otherwise: Otherwise) -> Table:
    return {"value": _written(otherwise.value)} | _table(cites=_cites(otherwise.cites))


def _rule(rule: Rule) -> Table | list[Table]:
    head = _table(
        label=rule.label,
        of=rule.of,
        type=rule.type,
        unit=rule.unit,
        words=rule.words,
        entitlement=rule.entitlement,
        begins=rule.begins,
        payer=rule.payer,
        measures=rule.measures,
        overrides=rule.overrides,
    )
    first, *later = (_version(version) for version in rule.versions)
    return [head | first, *later] if later else head | first


def _version(version: RuleVersion) -> Table:
    return _table(
        from_=version.start,
        to=version.end,
        formula=version.formula,
        cases=tuple(_case(case) for case in version.cases),
        round=_round(version.rounding),
        cites=_cites(version.cites),
        note=version.note,
    )


def _case(case: TableCase) -> Table:
    if case.when is None:
        return _table(otherwise=case.then, cites=_cites(case.cites))
    return _table(when=case.when, then=case.then, cites=_cites(case.cites))


def _round(rounding: Rounding | None) -> Mapping[str, object] | None:
    if rounding is None:
        return None
    to = rounding.written or str(number_as_toml(rounding.to))
    return _table(to=to, mode=rounding.mode, cites=_cites(rounding.cites))


def _check(check: Check) -> Table:
    return _table(
        of=check.of,
        when=check.when,
        message=check.message,
        severity=check.severity,
        cites=_cites(check.cites),
        from_=check.start,
        to=check.end,
    )
