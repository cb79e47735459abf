"""Python's search for cycles of dead objects, kept off while millions of cells are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Within this block Python does not search for cycles: cells have none, and each search looks at all.

    Afterwards it is as before. May be nested.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
