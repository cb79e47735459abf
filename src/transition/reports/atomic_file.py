"""Outputs appear whole or not at all, and never in place of something that was not to be lost."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transition.problems import OutputError, Problem

STDOUT = "-"


def check_output(path: str | Path, *, force: bool = False, source: str | Path | None = None) -> None:
    """Raise OutputError when `path` cannot or must not be written: better before an hour's work than after.

    `source` is the input: it is never overwritten, not even with `force`. Problems: output.exists,
    output.is-folder, output.same-as-input, output.folder-missing, output.folder-not-writable.
    """
    if str(path) == STDOUT:
        return
    code = _obstacle(Path(path), force, source)
    if code:
        raise _refusal(code, Path(path))


def _obstacle(path: Path, force: bool, source: str | Path | None) -> str | None:
    folder = path.parent
    if source is not None and _same_file(path, Path(source)):
        return "output.same-as-input"
    if path.is_dir():
        return "output.is-folder"
    if not folder.is_dir():
        return "output.folder-missing"
    if path.exists() and not force:
        return "output.exists"
    return None if os.access(folder, os.W_OK | os.X_OK) else "output.folder-not-writable"


@contextmanager
def whole_file(path: str | Path, *, force: bool = False) -> Iterator[Path]:
    """Give a new empty file to write to; when the block ends well it takes the place of `path`.

    The file stands in the folder of `path`, so that the last step is one rename. Whatever ends the
    block otherwise, an interrupt too, leaves nothing behind and `path` as it was. The path ``-`` is
    standard output: it gets all of the bytes at the end. Raises OutputError as `check_output` does,
    and output.cannot-write when the disk or the system refuses.
    """
    if str(path) == STDOUT:
        with _for_stdout() as draft:
            yield draft
        return
    target = Path(path)
    check_output(target, force=force)
    draft = target.parent / f".{secrets.token_hex(6)}.part"
    try:
        draft.open("xb").close()  # not `tempfile`: it would keep the result from everybody but its owner
        yield draft
        check_output(target, force=force)
        draft.replace(target)
    except OSError as fault:
        raise _refusal(_code_of(fault, draft), target, fault) from fault
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _for_stdout() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "output"
        draft.touch()
        yield draft
        with draft.open("rb") as whole:
            shutil.copyfileobj(whole, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _code_of(fault: OSError, draft: Path) -> str:
    # Windows refuses to replace a workbook that is open in Excel.
    if isinstance(fault, PermissionError):
        return "output.in-use" if draft.exists() else "output.folder-not-writable"
    return "output.cannot-write"


def _refusal(code: str, path: Path, fault: OSError | None = None) -> OutputError:
    facts = {
        "path": str(path),
        "folder": str(path.parent),
        "reason": (fault.strerror or str(fault)) if fault else None,
    }
    return OutputError([Problem(code, facts=facts)])


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
