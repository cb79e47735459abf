"""From what the caller has (a path, a frame) to the grids that may hold the roster."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from transition.problems import CellPlace, Problem, RosterError
from transition.problems.nearest import nearest
from transition.rosters.delimited import read_delimited
from transition.rosters.frames import FRAME_NAME, read_frame
from transition.rosters.grid import Grid

if TYPE_CHECKING:
    import pandas

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_WORKBOOK_NAMES = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et"}


@frozen(eq=False)
class Opened:
    """The grids of a source, read one after the other, with its name and the hash of its content.

    notes: what is to be said of the file before its cells are looked at, such as sheets passed over.
    """

    name: str
    sha256: str | None
    grids: Iterator[Grid]
    notes: tuple[Problem, ...] = ()


def open_source(source: str | Path | pandas.DataFrame, sheet: str | None) -> Opened:
    """Open a roster by its content, not by its name.

    Raises RosterError when there is nothing to read; the iterator does when reading fails.
    """
    if not isinstance(source, (str, Path)):
        return Opened(FRAME_NAME, None, iter([read_frame(source)]))
    path = Path(source)
    content = _content(path)
    return Opened(path.name, hashlib.sha256(content).hexdigest(), _grids(path, content, sheet))


def _grids(path: Path, content: bytes, sheet: str | None) -> Iterator[Grid]:
    if content.startswith(_ZIP) or content.startswith(_OLE) or content.startswith(_OLD_BIFF):
        if content.startswith(_OLE) and _ENCRYPTED in content:
            raise _cannot(path, "roster.encrypted")
        # Late: a csv or a frame needs no spreadsheet library.
        from transition.rosters.workbook import read_sheets

        return read_sheets(path.name, content, sheet)
    if path.suffix.lower() in _WORKBOOK_NAMES:
        raise _no_workbook(path, content)
    if sheet is not None:
        raise _cannot(path, "roster.no-sheets", sheet=sheet)
    return iter([read_delimited(path.name, content)])


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise _cannot(path, "roster.no-such-file", path=str(path), nearest=_nearest_file(path)) from None
    except IsADirectoryError:
        raise _cannot(path, "roster.is-folder", path=str(path), found=_rosters_in(path)) from None
    except (OSError, ValueError) as error:
        if path.is_dir():  # Windows says "permission denied" of a folder
            raise _cannot(path, "roster.is-folder", path=str(path), found=_rosters_in(path)) from None
        reason = getattr(error, "strerror", None) or str(error)
        raise _cannot(path, "roster.cannot-open", path=str(path), reason=reason) from None
    if not content.strip():
        raise _cannot(path, "roster.empty-file", path=str(path))
    return content


def _no_workbook(path: Path, content: bytes) -> RosterError:
    """Say what a file is that is named like a workbook but is none: a web page, text, something else."""
    try:
        read_delimited(path.name, content)
    except RosterError as error:
        if error.problems[0].code == "roster.web-page":
            return error
        if error.problems[0].code == "roster.not-text":
            return _cannot(path, "roster.not-a-workbook", suffix=path.suffix)
    return _cannot(path, "roster.text-not-workbook", suffix=path.suffix, better=f"{path.stem}.csv")


def _cannot(file: Path, code: str, **facts: object) -> RosterError:
    return RosterError([Problem(code, CellPlace(file.name), facts={"file": file.name, **facts})])


def _nearest_file(path: Path) -> tuple[str, ...]:
    return nearest(path.name, _rosters_in(path.parent))


def _rosters_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the files in a folder that may be rosters, at most ten."""
    try:
        names = sorted(
            entry.name for entry in folder.iterdir() if entry.suffix.lower() in {".csv", *_WORKBOOK_NAMES}
        )
    except OSError:
        return ()
    return tuple(names[:10])
