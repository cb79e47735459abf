"""Names of sheets as Excel allows them: 31 characters, some letters not, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transition.reports.markup import legal

LONGEST = 31

_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffd]")
_RESERVED = "history"


class SheetNames:
    """Gives out names, none twice; Excel does not tell capitals from small letters."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = {name.casefold() for name in taken} | {_RESERVED}

    def free(self, wanted: str) -> str:
        """Return a legal name like the one wanted that no sheet has, and keep it."""
        name = _ILLEGAL.sub("", legal(wanted)).strip(" '")[:LONGEST].strip(" '") or "Sheet"
        number, free = 1, name
        while free.casefold() in self.taken:
            number += 1
            ending = f" {number}"
            free = f"{name[: LONGEST - len(ending)]}{ending}"
        self.taken.add(free.casefold())
        return free
