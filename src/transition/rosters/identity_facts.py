"""What identity and certificate numbers tell: columns filled and compared, numbers missing or borne twice."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.problems import Problem, Term
from transition.rosters.births_and_sexes import births, sexes
from transition.rosters.certificates import differing, told_words
from transition.rosters.columns import Coded, Ints
from transition.rosters.findings import Findings
from transition.rosters.identity import masked
from transition.rosters.identity_columns import CertificateDigits
from transition.rosters.identity_regions import tell_regions
from transition.rosters.typed_columns import Derived, TypedTable
from transition.rosters.values.texts import shown


def tell_identities(typed: TypedTable, policy: CheckedPolicy, findings: Findings) -> None:
    """Report identity numbers that are missing, that several rows bear, or that come from elsewhere."""
    keys = {checked.input.role: key for key, checked in policy.inputs.items() if checked.input.role}
    if typed.identities is None or "identity" not in keys:
        return
    key = keys["identity"]
    for row in np.flatnonzero(typed.identities.typed.blank).tolist():
        findings.add(Problem("roster.no-identity", typed.place(key, row), "warning"), [row])
    households = typed.households(keys.get("household"))
    first_row: dict[int, int] = {}
    codes = typed.identities.column.codes
    repeated = np.flatnonzero((np.bincount(codes[codes >= 0], minlength=1) > 1)[codes] & (codes >= 0))
    for row in repeated.tolist():
        first = first_row.setdefault(int(codes[row]), row)
        if first != row:
            findings.add(_duplicate(typed, key, first, row, households), [row, first])
    tell_regions(typed, key, keys.get("region"), households, findings)


def _duplicate(typed: TypedTable, key: str, first: int, row: int, households: Ints) -> Problem:
    assert typed.identities is not None
    is_one = households[row] == households[first] >= 0
    other = typed.place(key, first)
    facts = {
        "value": masked(str(typed.identities.column.at(row))),
        "other": str(other),
        "where": Term("identity.one-household" if is_one else "identity.two-households"),
    }
    return Problem("roster.identity-duplicate", typed.place(key, row), "error", facts, (other,))


def derived_columns(typed: TypedTable, policy: CheckedPolicy, findings: Findings) -> Mapping[str, Derived]:
    """Return the columns that numbers fill where they are blank, by key; compared where they are not."""
    derived: dict[str, Derived | None] = {}
    for key, checked in policy.inputs.items():
        told = checked.input.from_identity
        if told == "birth" and typed.identities:
            derived[key] = births(typed, key, typed.identities, findings)
        elif told == "sex" and typed.identities:
            derived[key] = sexes(typed, checked.input, typed.identities, findings)
        elif checked.input.from_certificate:
            derived[key] = _certified(typed, checked, findings)
    _tell_other_people(typed, policy, findings)
    return {key: one for key, one in derived.items() if one}


# --- disability certificates ----------------------------------------------------------------------


def _certified(typed: TypedTable, checked: CheckedInput, findings: Findings) -> Derived | None:
    """Fill an input out of the certificate's own column, else out of a certificate among identity numbers."""
    sources = [typed.certificates.digits] if typed.certificates else []
    if typed.identities and typed.identities.certificates:
        sources.append(typed.identities.certificates)
    if not sources:
        return None
    wanted = checked.input
    told = told_words(wanted, [_digits_of(source, wanted.from_certificate) for source in sources])
    words = tuple(word.value for word in wanted.words)
    given = typed.columns.get(checked.key)
    if given is None:
        return Derived(Coded(told.astype(np.int32), words), told < 0)
    assert isinstance(given.column, Coded)
    for row in np.flatnonzero(differing(given, told)).tolist():
        facts = {
            "label": checked.label,
            "value": shown(given.distinct.at(row)),
            "told": words[int(told[row])],
        }
        place = typed.place(checked.key, row)
        findings.add(Problem("roster.certificate-differs", place, "warning", facts), [row])
    filled = np.where(given.blank, told, given.column.codes).astype(np.int32)
    return Derived(Coded(filled, given.column.vocabulary), given.blank & (told < 0))


def _digits_of(source: CertificateDigits, told: str | None) -> Ints:
    return source.level if told == "level" else source.category


def _tell_other_people(typed: TypedTable, policy: CheckedPolicy, findings: Findings) -> None:
    """Report certificates that were made out for another identity number than the row's."""
    if typed.identities is None or typed.certificates is None:
        return
    keys = {checked.input.role: key for key, checked in policy.inputs.items() if checked.input.role}
    own, other = typed.identities.column, typed.certificates.identities
    place_of = {number: place for place, number in enumerate(own.vocabulary)}
    same = np.array([place_of.get(number, -1) for number in other.vocabulary] or [-1], dtype=np.int64)
    differs = (own.codes >= 0) & (other.codes >= 0) & (same[other.codes] != own.codes)
    for row in np.flatnonzero(differs).tolist():
        facts = {
            "label": policy.inputs[keys["identity"]].label,
            "value": masked(str(own.at(row))),
            "told": masked(str(other.at(row))),
        }
        place = typed.place(keys["certificate"], row)
        findings.add(Problem("roster.certificate-differs", place, "warning", facts), [row])
