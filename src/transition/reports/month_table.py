"""Several months side by side: what each household gets in each, and all together."""

from __future__ import annotations

from collections.abc import Sequence

from transition.calc.results import Results
from transition.reports.result_tables import entitlements_on, heads, months_added
from transition.reports.table import Table, TableColumn, column_of, exact_rows


def month_table(results: Results) -> Table | None:
    """Return a row for each entitlement of each household, a column for each month; None for a single day.

    The last column adds up the months (`months_added` says how).
    """
    if len(results.ledgers) == 1:
        return None
    by_month = [tuple(entitlements_on(results, place).values()) for place in range(len(results.ledgers))]
    paid = by_month[0]
    if not paid:
        return None
    names = exact_rows(heads(results.ledger))
    columns = (
        column_of("household", "户编号", [name for name in results.roster.household_names for _ in paid]),
        column_of("head", "户主", [name for name in names for _ in paid]),
        column_of("entitlement", "项目", [column.label for column in paid] * len(names)),
        column_of("unit", "单位", [str(column.unit) for column in paid] * len(names)),
        *(
            _interleaved(f"month_{day:%Y_%m}", f"{day:%Y-%m}", month)
            for day, month in zip(results.options.days, by_month, strict=True)
        ),
        _interleaved("over_months", "各月合计", months_added(results)),
    )
    return Table("months", "按月", columns, frozen=3)


def _interleaved(key: str, label: str, columns: Sequence[TableColumn]) -> TableColumn:
    """Return the columns as one, a household's values one below the other."""
    rows = zip(*(exact_rows(column.values) for column in columns), strict=True)
    values = tuple(value for row in rows for value in row)
    places = max(column.places for column in columns)
    return TableColumn(key, label, "money", values, places=places, summed=True)
