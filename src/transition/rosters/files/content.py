"""The bytes of a file or of standard input, no more than the limits allow."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from transition.problems import RosterError
from transition.problems.nearest import nearest
from transition.rosters.files.limits import Limits
from transition.rosters.files.refusing import over, refusal

STDIN = "-"
STDIN_NAME = "标准输入"

WORKBOOK_NAMES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et"})
_ROSTER_NAMES = WORKBOOK_NAMES | {".csv", ".tsv", ".txt", ".xml", ".htm", ".html", ".parquet"}


@frozen(eq=False)
class Content:
    """What a source holds: the name that people know it by, the ending of that name, and its bytes."""

    name: str
    suffix: str
    data: bytes


def content_of(source: str | Path, limits: Limits) -> Content:
    """Return the bytes of a path, or of standard input for ``-``.

    Raises RosterError when there is no such file, it cannot be opened, is too large or empty.
    """
    if str(source) == STDIN:
        data = _bounded(sys.stdin.buffer, STDIN_NAME, limits)
        content = Content(STDIN_NAME, "", data)
    else:
        path = Path(source)
        content = Content(path.name, path.suffix.lower(), _of_file(path, limits))
    if not content.data.strip(b" \t\r\n\0"):
        raise refusal("roster.empty-file", content.name, path=str(source))
    return content


def _of_file(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file:
            raise _too_large(path.name, size, limits)
        with path.open("rb") as stream:
            return _bounded(stream, path.name, limits)
    except FileNotFoundError:
        raise refusal("roster.no-such-file", path.name, path=str(path), nearest=_nearest_file(path)) from None
    except IsADirectoryError:
        raise refusal("roster.is-folder", path.name, path=str(path), found=_rosters_in(path)) from None
    except (OSError, ValueError) as error:
        if path.is_dir():  # Windows says "permission denied" of a folder
            raise refusal("roster.is-folder", path.name, path=str(path), found=_rosters_in(path)) from None
        reason = getattr(error, "strerror", None) or str(error)
        raise refusal("roster.cannot-open", path.name, path=str(path), reason=reason) from None


def _bounded(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    """Read a stream to its end; a pipe or a device does not say before how long it is."""
    data = stream.read(limits.file + 1)
    if len(data) > limits.file:
        raise _too_large(name, len(data), limits)
    return data


def _too_large(name: str, size: int, limits: Limits) -> RosterError:
    return over("roster.too-large", name, "file", size, limits.file)


def _nearest_file(path: Path) -> tuple[str, ...]:
    return nearest(path.name, _rosters_in(path.parent))


def _rosters_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the files in a folder that may be rosters, at most ten."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() in _ROSTER_NAMES)
    except OSError:
        return ()
    return tuple(names[:10])
