"""The legal words nearest to one that was written: the hint in a message."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def nearest(word: str, words: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the words that look like `word`, best first; none when nothing is like it.

    Letter case does not count. Chinese terms are short, so half of the characters in common is enough,
    and so is one term standing whole in the other (``人均收入`` and ``月人均收入``).
    """
    likeness = {candidate: _likeness(word.casefold(), candidate.casefold()) for candidate in words}
    best = sorted(
        (candidate for candidate, degree in likeness.items() if degree >= 0.5),
        key=lambda candidate: (-likeness[candidate], candidate),
    )
    return tuple(best[:most])


def _likeness(word: str, candidate: str) -> float:
    if not word or not candidate:
        return 0.0
    degree = SequenceMatcher(None, word, candidate, autojunk=False).ratio()
    inside = len(min(word, candidate, key=len)) > 1 and (word in candidate or candidate in word)
    return max(degree, 0.6) if inside else degree
