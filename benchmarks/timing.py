"""Timing, and the table that comes of it. Ratios travel from machine to machine, seconds do not."""

from __future__ import annotations

import gc
import platform
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path


def best_of(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the seconds of the fastest of several rounds."""
    seconds = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def alternated(works: Sequence[Callable[[], object]], rounds: int = 5) -> list[float]:
    """Return the best seconds of several kinds of work done in turn, so that all meet the same machine."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            best[place] = min(best[place], best_of(work, rounds=1))
    return best


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows of text as a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine(*packages: str) -> str:
    """Return one line on the machine and the versions that were measured."""
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    return f"{_processor()}, {platform.system()}, Python {platform.python_version()}, {versions}"


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
