"""Read a TOML file exactly, and know on which line every key stands.

    bytes --tomllib--> data --scanner--> lines by key path

`tomllib` says nothing about lines once a text is valid, so a small scanner goes over the valid text a
second time. It follows only the structure (headers, keys, brackets, strings) and trusts the rest.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from attrs import field, frozen

from transition.problems import FilePlace, PolicyError, Problem

KeyPath = tuple[str | int, ...]
"""How a value is reached: ``("parameter", "standard", "values", 0, "from")``."""

LONGEST_NUMBER = 18
"""Digits that a number may have: what an int64 holds, and more than any amount of money needs."""

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes. A policy file of hundreds of dated values has some 50,000."""


@frozen
class TomlFile:
    """A TOML file as read. Decimal numbers are `Decimal`; `lines` counts from 1."""

    path: Path
    data: Mapping[str, object]
    sha256: str
    lines: Mapping[KeyPath, int] = field(repr=False)

    def place(self, path: KeyPath = ()) -> FilePlace:
        """Return the place of a key, or that of the nearest table around it when it is not there."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return FilePlace(str(self.path), self.lines.get(known), written_path(path) or None)


def last_part(path: KeyPath) -> str:
    """Write the end of a key path: ``from``, ``cites[2]``."""
    named = max((index for index, part in enumerate(path) if isinstance(part, str)), default=0)
    return written_path(path[named:])


def written_path(path: KeyPath) -> str:
    """Write a key path as people do: ``parameter.standard.values[1].from`` (the first is 1)."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file.

    Raises PolicyError with a problem for each fault: no such file, a folder, not readable, too big, not
    UTF-8, not TOML (with the line), a number too long.
    """
    raw = _bytes_of(path)
    text = _text_of(raw, path).replace("\r\n", "\n")
    data = _parsed(text, path)
    scanner = _scanned(text, path)
    if scanner.long_numbers:
        raise PolicyError(
            [
                _problem("policy.number-too-long", path, line, found=number, most=LONGEST_NUMBER)
                for number, line in scanner.long_numbers
            ]
        )
    return TomlFile(path, data, hashlib.sha256(raw).hexdigest(), scanner.lines)


def too_long(number: str) -> bool:
    """Say whether a written number has more digits than `LONGEST_NUMBER`, its exponent written out."""
    mantissa, _, exponent = number.lower().partition("e")
    digits = re.sub(r"\D", "", mantissa).lstrip("0")
    if len(digits) > LONGEST_NUMBER or len(exponent) > 4:
        return True
    after_point = len(mantissa.partition(".")[2].replace("_", ""))
    shift = int(exponent or 0) - after_point
    return len(digits) + max(shift, 0) > LONGEST_NUMBER or -shift > LONGEST_NUMBER


# --- bytes to data --------------------------------------------------------------------------------


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise _failure("policy.is-a-folder", path)
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        near = sorted(other.name for other in path.parent.glob("*.toml"))[:8]
        raise _failure("policy.no-such-file", path, found=path.name, legal=near) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _failure("policy.cannot-read", path, reason=getattr(error, "strerror", error)) from None
    if len(raw) > LARGEST_FILE:
        raise _failure("policy.file-too-big", path, most=f"{LARGEST_FILE // 1024 // 1024} MB")
    return raw


def _text_of(raw: bytes, path: Path) -> str:
    try:
        # Windows' Notepad puts a byte order mark at the front, which TOML does not know.
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _failure("policy.wrong-encoding", path, line) from None


def _parsed(text: str, path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(text, parse_float=_exact)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_failure(str(error), text, path) from None
    except RecursionError:
        raise _failure("policy.nested-too-deep", path) from None
    except ValueError:
        # Python refuses to read integers of thousands of digits, without saying where.
        found = re.search(r"[0-9_]{1000,}", text)
        line = text.count("\n", 0, found.start()) + 1 if found else None
        raise _failure("policy.number-too-long", path, line, most=LONGEST_NUMBER) from None


def _scanned(text: str, path: Path) -> _Scanner:
    scanner = _Scanner(text)
    try:
        scanner.scan()
    except RecursionError:
        raise _failure("policy.nested-too-deep", path) from None
    return scanner


def _exact(number: str) -> Decimal:
    try:
        return Decimal(0) if too_long(number) else Decimal(number)
    except InvalidOperation:  # inf, nan in a writing that Decimal does not know: the reader refuses it
        return Decimal("NaN")


def _syntax_failure(told: str, text: str, path: Path) -> PolicyError:
    where = re.search(r"\(at line (\d+), column (\d+)\)", told)
    lines = text.split("\n")
    line = int(where[1]) if where else len(lines)
    row = lines[line - 1] if line <= len(lines) else ""
    reason = told.partition(" (at ")[0]
    if "overwrite" in reason or "twice" in reason or "already" in reason:
        return _failure("policy.key-twice", path, line, found=row.strip()[:60])
    rest = row[int(where[2]) - 1 :] if where else ""
    if (key := re.match(r"([^\W\d][\w·-]*)\s*[=.\]]", rest)) and not key[1].isascii():
        return _failure("policy.key-not-quoted", path, line, found=key[1])
    return _failure("policy.not-toml", path, line, found=row.strip()[:60], reason=reason)


def _problem(code: str, path: Path, line: int | None = None, **facts: object) -> Problem:
    return Problem(code, FilePlace(str(path), line), facts=facts)


def _failure(code: str, path: Path, line: int | None = None, **facts: object) -> PolicyError:
    return PolicyError([_problem(code, path, line, **facts)])


# --- lines ----------------------------------------------------------------------------------------

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'  # up to two quotes may stand before the closing three
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")
_NUMBER = re.compile(r"[+-]?(?:0[xob])?[0-9a-fA-F_]+(?:\.[0-9_]+)?(?:[eE][+-]?[0-9_]+)?")


class _Scanner:
    """Go over a valid TOML text once, and note the line of every key path."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self.long_numbers: list[tuple[str, int]] = []
        self._counts: dict[KeyPath, int] = {}
        self._breaks = [found.start() for found in re.finditer("\n", text)]

    def scan(self) -> None:
        table: KeyPath = ()
        while self._next():
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)

    def _next(self) -> str:
        """Skip blanks, line breaks and comments; return the character that follows, "" at the end."""
        if found := _BLANK.match(self.text, self.at):
            self.at = found.end()
        return self.text[self.at : self.at + 1]

    def _note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, bisect_right(self._breaks, self.at) + 1)

    def _header(self) -> KeyPath:
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        path: KeyPath = ()
        keys = self._keys()
        for position, key in enumerate(keys, 1):
            path += (key,)
            self._note(path)
            if array and position == len(keys):
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path += (self._counts[path] - 1,)
                self._note(path)
        self.at = self.text.index("]", self.at) + (2 if array else 1)
        return path

    def _keys(self) -> list[str]:
        """Read a dotted key up to ``=`` or ``]``."""
        keys: list[str] = []
        while self._next() not in ("=", "]"):
            if found := _STRING.match(self.text, self.at):
                # The escapes of a quoted key are TOML's own business.
                keys += tomllib.loads(f"{found[0]} = 0")
            elif found := _BARE_KEY.match(self.text, self.at):
                keys.append(found[0])
            self.at = found.end() if found else self.at + 1  # else a dot
        return keys

    def _pair(self, table: KeyPath) -> None:
        self._next()
        start, keys = self.at, self._keys()
        equals, self.at = self.at, start
        for length in range(1, len(keys) + 1):
            self._note((*table, *keys[:length]))
        self.at = equals + 1
        self._value((*table, *keys))

    def _value(self, path: KeyPath) -> None:
        first = self._next()
        if found := _STRING.match(self.text, self.at):
            self.at = found.end()
        elif first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        elif found := _SCALAR.match(self.text, self.at):
            self._scalar(found[0].strip())
            self.at = found.end()

    def _array(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        while (char := self._next()) != "]":
            if char == ",":
                self.at += 1
                continue
            self._note((*path, index))
            self._value((*path, index))
            index += 1
        self.at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.at += 1
        while (char := self._next()) != "}":
            if char == ",":
                self.at += 1
                continue
            self._pair(path)
        self.at += 1

    def _scalar(self, written: str) -> None:
        plain = not written.startswith(("0x", "0o", "0b"))
        if _NUMBER.fullmatch(written) and too_long(written if plain else str(int(written, 0))):
            self.long_numbers.append((written[:40], bisect_right(self._breaks, self.at) + 1))
