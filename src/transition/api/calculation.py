"""What `calculate` gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from transition.problems import Problem

if TYPE_CHECKING:
    import pandas

    from transition.calc.explanation import Explained
    from transition.calc.results import Results


@frozen(eq=False)
class Calculation:
    """What `calculate` gives: frames for programs, explanations for people, a workbook for clerks."""

    results: Results

    @property
    def households(self) -> pandas.DataFrame:
        """One row per household, named by household number; a column per result, by its ASCII key.

        Amounts are exact (`fractions.Fraction`); what is not decided is None.
        """
        from transition.reports.frames import household_frame

        return household_frame(self.results)

    @property
    def persons(self) -> pandas.DataFrame:
        """One row per person in the roster's order of households, as `households` is."""
        from transition.reports.frames import person_frame

        return person_frame(self.results)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that has to be verified: the roster's problems and what is not decided."""
        return self.results.problems

    @property
    def all_decided(self) -> bool:
        """Whether every household is decided."""
        return bool(self.results.undecided.decided.all())

    def explain(self, household: str) -> tuple[Explained, ...]:
        """Return the tree of each result of a household, named by number, head's identity or name.

        Raises UsageError when no household, or more than one, is meant.
        """
        from transition.calc.explaining import explain as trees_of
        from transition.calc.people import find_household

        ledger = self.results.ledger
        return trees_of(ledger, find_household(ledger, household))

    def masked(self) -> Calculation:
        """Return the same calculation without anybody's name or number: for public notices.

        Names become 张*静, identity numbers 230101********1234; amounts stay. A household is then to be
        named by its number.
        """
        from transition.calc.masking import masked_results

        return Calculation(masked_results(self.results))

    def to_excel(self, path: str | Path, *, force: bool = False) -> None:
        """Write the result workbook. Raises OutputError; the file appears whole or not at all."""
        from transition.reports.formats import write_results

        write_results(self.results, "xlsx", str(path), force=force)

    def to_excel_beside(
        self, source: str | Path, path: str | Path, *, force: bool = False
    ) -> tuple[Problem, ...]:
        """Write a copy of the roster's workbook with the results beside its rows.

        source: the file that the roster was read from; it is not changed. Returns notes on what the copy
        could not keep. Raises OutputError, and UsageError for a path that does not end as the workbook
        must (``.xlsx``, ``.xlsm`` for one with macros) or a masked calculation, since the clerk's own cells
        would name everybody; the file appears whole or not at all.
        """
        from transition.reports.beside import write_beside

        return write_beside(self.results, source, path, force=force)
