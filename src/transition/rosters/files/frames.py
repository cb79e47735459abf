"""pandas frames: the cells of a frame, its column names in the first row."""

from __future__ import annotations

import datetime
import decimal
import fractions
from typing import TYPE_CHECKING, Any

from transition.rosters.grid import Grid
from transition.rosters.values.distinct import Cell, distinct_cells

if TYPE_CHECKING:
    import pandas

FRAME_NAME = "DataFrame"
_PLAIN = (str, float, int, bool, datetime.date, datetime.time, decimal.Decimal, fractions.Fraction)


def read_frame(frame: pandas.DataFrame) -> Grid:
    """Return the grid of a frame. NaN, None, NaT and NA are blank cells."""
    columns = [distinct_cells(_column(frame.iloc[:, place])) for place in range(frame.shape[1])]
    return Grid(FRAME_NAME, None, columns, is_frame=True)


def _column(series: pandas.Series[Any]) -> list[Cell]:
    missing = series.isna().tolist()
    cells = series.tolist()
    return [
        str(series.name),
        *("" if gone else _plain(cell) for cell, gone in zip(cells, missing, strict=True)),
    ]


def _plain(cell: object) -> Cell:
    """Return a cell as plain Python: numpy scalars unwrapped, what a sheet cannot hold as text."""
    if hasattr(cell, "to_pydatetime"):
        return cell.to_pydatetime()
    if isinstance(cell, _PLAIN):
        return cell
    return cell.item() if hasattr(cell, "item") else str(cell)
