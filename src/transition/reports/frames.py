"""Tables as pandas frames, for the Python API; pandas is imported only here, and late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transition.calc.results import Results
from transition.reports.result_tables import household_table, person_table
from transition.reports.table import Table, exact_rows

if TYPE_CHECKING:
    import pandas


def household_frame(results: Results) -> pandas.DataFrame:
    """Return one row per household, named by household number; numbers are `Fraction`, unknown is None."""
    return table_frame(household_table(results)).set_index("household")


def person_frame(results: Results) -> pandas.DataFrame:
    """Return one row per person, households together, numbered from 0."""
    return table_frame(person_table(results))


def table_frame(table: Table) -> pandas.DataFrame:
    """Return a table as a frame of objects, a column per key: no value is turned into a float."""
    import pandas

    columns = {column.key: pandas.Series(exact_rows(column.values), dtype=object) for column in table.columns}
    return pandas.DataFrame(columns)
