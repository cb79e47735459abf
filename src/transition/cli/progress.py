"""Progress on stderr, only where a person is looking: a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stages(*names: str) -> Iterator[Callable[[], None]]:
    """Show a bar over the named stages; the value is called when a stage begins.

    Without a terminal nothing is shown and nothing is imported.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(names))
        waiting = iter(names)

        def begin() -> None:
            done = bar.tasks[0].description != ""
            bar.update(task, description=next(waiting, ""), advance=1 if done else 0)

        yield begin
