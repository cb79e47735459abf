"""What one file may ask of the machine, and how to allow more."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, fields, frozen

from transition.problems import Problem, UsageError


@frozen
class Limits:
    """The most that is read of one file. Sizes are in bytes.

    Measured: a workbook of 100,000 persons and 20 columns has 10 MB, inflates to 110 MB (11 times as
    much; sheets of blank formatted rows to 30 times), and has 2 million cells.
    """

    file: int = 200_000_000
    """A million persons in a workbook have about 100 MB."""

    inflated: int = 1_500_000_000
    """All parts of a zipped workbook together: a million persons in one sheet have about 1.1 GB."""

    part: int = 1_200_000_000
    """One part, such as a sheet or the texts that sheets share, which are held in memory."""

    parts: int = 10_000
    """A workbook has some ten parts and a few for each sheet, picture and comment."""

    ratio: int = 200
    """How many times its size a part may inflate to; asked only of parts beyond `RATIO_FROM` bytes."""

    sheets: int = 1_000
    """Excel itself gets slow at some hundreds."""

    rows: int = 1_048_576
    """What a sheet of Excel has."""

    columns: int = 1_024
    """The widest export seen has a little over 100."""

    cells: int = 30_000_000
    """In the rectangle from A1 to the last filled row and column, blank ones included: a full sheet of
    28 columns. The library holds all of it in memory, at 32 bytes for a blank cell."""

    values: int = 300_000_000
    """Rows times columns of a file of columns (parquet), each of which takes eight bytes: five million
    persons and 60 columns."""

    text: int = 32_767
    """Characters in one cell: what Excel allows."""

    @classmethod
    def of(cls, **raised: int) -> Limits:
        """Return the usual limits with some of them changed, such as ``Limits.of(rows=2_000_000)``.

        Raises UsageError for a limit that does not exist and for what is no number above zero.
        """
        return cls.from_words(raised)

    @classmethod
    def from_words(cls, raised: Mapping[str, int | str]) -> Limits:
        """Return the usual limits changed by names and numbers, the latter as text as well."""
        names = tuple(limit.name for limit in fields(cls))
        changes = {}
        for name, written in raised.items():
            number = _number(written)
            if name not in names or number is None:
                legal = tuple(f"{known}=…" for known in names)
                facts = {"option": "--limit", "found": f"{name}={written}", "legal": legal}
                raise UsageError([Problem("usage.bad-value", facts=facts)])
            changes[name] = number
        return evolve(USUAL, **changes)


def _number(written: int | str) -> int | None:
    try:
        number = int(written)
    except ValueError:
        return None
    return number if number > 0 else None


USUAL = Limits()

RATIO_FROM = 100_000_000
"""Bytes. What inflates to less than this does no harm, however small it was: a column of one word."""
