"""The clerk's own workbook, with the results beside the rows of the roster.

    the file's bytes --package--> parts --splice, at offsets that xml_bytes finds--> parts --> a copy
                                    ^
    Results --columns, doubts--> roster_sheet (sheet_xml, sheet_frame, styles_xml, comments_xml, vml)
            --tables-----------> added_sheets, workbook_xml

A library that reads a workbook and writes it anew loses what it does not know: the values that formulas have,
charts, shapes, controls, Excel's own extensions. So the file is changed in place: every part that need not
change is copied byte for byte, the others get new bytes at some offsets. A roster of another kind (xls, ods,
csv ...) is first made a plain workbook (`plain_base`); what that loses is said before anything is written.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from transition.problems import OutputError, Problem, UsageError
from transition.reports.atomic_file import STDOUT, check_output, whole_file
from transition.reports.beside.package import OWN_TYPES, WORKBOOK_TYPES, Package
from transition.reports.beside.xml_bytes import XmlError

if TYPE_CHECKING:
    from transition.calc.results import Results

Say = Callable[[Iterable[Problem]], None]

NEW_ENDING = ".xlsx"
_NOT_A_PACKAGE = (XmlError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError)


def check_beside(
    source: str | Path,
    output: str | Path | None,
    *,
    format_name: str | None = None,
    masked: bool = False,
    force: bool = False,
) -> None:
    """Raise UsageError or OutputError when results could not be written beside a roster: before any work.

    source: the roster's path. format_name: what --format says. masked: whether names are to be masked, which
    the clerk's own cells are not. Problems: usage.beside-masked, usage.beside-needs-file,
    usage.beside-format, usage.beside-output (no file named, or one whose ending is not the workbook's).
    """
    if masked:
        raise UsageError([Problem("usage.beside-masked")])
    if not isinstance(source, (str, Path)) or str(source) == STDOUT:
        raise UsageError([Problem("usage.beside-needs-file")])
    if format_name not in (None, "xlsx"):
        raise UsageError([Problem("usage.beside-format", facts={"found": format_name})])
    ending = _ending_for(source)
    if output is None or Path(output).suffix.lower() != ending:
        facts = {"found": str(output or ""), "ending": ending, "source": Path(source).name}
        raise UsageError([Problem("usage.beside-output", facts=facts)])
    check_output(output, force=force, source=source)


def _ending_for(source: str | Path) -> str:
    """Return the ending that the output must have: that of the source, where it is a workbook to be kept."""
    try:
        package = _package(Path(source).read_bytes())
    except OSError:  # it is the reader who says what is wrong with a roster
        package = None
    return _ending_of(package) if package else NEW_ENDING


def _package(content: bytes) -> Package | None:
    """Return a workbook made of XML parts, None for any other kind of file."""
    try:
        package = Package(content)
        book = package.workbook
        return package if book and package.content_type(book) in WORKBOOK_TYPES else None
    except _NOT_A_PACKAGE:
        return None


def _ending_of(package: Package) -> str:
    return WORKBOOK_TYPES[package.content_type(package.workbook or "") or ""]


def write_beside(
    results: Results, source: str | Path, output: str | Path, *, force: bool = False, say: Say | None = None
) -> tuple[Problem, ...]:
    """Write a copy of a roster's workbook with results beside its rows, and two sheets added.

    source: the file that the results' roster was read from. say: is told, before anything is written, what
    cannot be kept; that is returned too. Besides what `check_beside` raises, OutputError:
    output.source-changed, output.no-room, output.too-many-rows, output.cannot-amend. The output appears whole
    or not at all.
    """
    check_beside(source, output, masked=results.options.masked, force=force)
    content = _same_content(Path(source), results)
    with _amending(Path(source)):
        package, notes = _amended(content, Path(source), results)
    if say is not None:
        say(notes)
    with whole_file(output, force=force) as draft, _amending(Path(source)):
        package.write(draft)
    return notes


def _same_content(source: Path, results: Results) -> bytes:
    """Return the file's bytes. Raises OutputError when they are not those that the roster was read from."""
    content = source.read_bytes()
    if hashlib.sha256(content).hexdigest() != results.roster.source.sha256:
        raise OutputError([Problem("output.source-changed", facts={"path": str(source)})])
    return content


@contextmanager
def _amending(source: Path) -> Iterator[None]:
    """Tell a workbook that is not built as the standard has it as a problem."""
    try:
        yield
    except _NOT_A_PACKAGE as fault:
        facts = {"file": source.name, "reason": str(fault) or type(fault).__name__}
        raise OutputError([Problem("output.cannot-amend", facts=facts)]) from fault


def _amended(content: bytes, source: Path, results: Results) -> tuple[Package, tuple[Problem, ...]]:
    # Late: the ending of an output is checked without any of it.
    from transition.reports.beside.amending import amend, made_anew

    package, sheet = _package(content), results.roster.source.sheet
    notes: tuple[Problem, ...] = ()
    if package is None or sheet is None:
        package, sheet, notes = made_anew(source, results)
    own = OWN_TYPES[_ending_of(package)]
    if package.content_type(package.workbook or "") != own:  # a template becomes a workbook
        package.retype(package.workbook or "", own)
    return package, (*notes, *amend(package, sheet, results))
