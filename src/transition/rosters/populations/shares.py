"""Shares: exact, none below zero, all of a group together one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from transition.policies.table_reader import Fields, Reading
from transition.policies.toml_file import KeyPath


def one_share(reading: Reading, fields: Fields, name: str) -> Fraction:
    """Return a share; what is none is reported, and zero."""
    share = fields.number(name)
    if share is None:
        return Fraction()
    if not 0 <= share <= 1:
        reading.report("population.bad-share", (*fields.path, name), found=str(share))
    return share


def tell_sum(reading: Reading, path: KeyPath, shares: Sequence[Fraction]) -> None:
    """Report shares of one group that are not one together."""
    total = sum(shares, Fraction())
    if total != 1:
        reading.report("population.shares-sum", path, found=str(total), percent=f"{float(total):.4%}")
