"""From a problem to a sentence, in the language of the reader."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from transition.problems.problem import Problem

Language = Literal["zh", "en"]


class Message(NamedTuple):
    """The three parts of a message. A part whose facts are missing or empty is left out.

    A plain tuple, since each start of the program makes hundreds of them and ``--help`` should not
    have to load attrs for that.
    """

    found: str
    legal: str = ""
    cure: str = ""


_chosen: ContextVar[Language | None] = ContextVar("language", default=None)


@contextmanager
def spoken(language: Language | None) -> Iterator[None]:
    """Within this block, messages are in `language`; None leaves the choice to the environment."""
    token = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(token)


def speak(language: Language) -> None:
    """From here to the end of the surrounding `spoken` block, messages are in `language`."""
    _chosen.set(language)


def default_language() -> Language:
    """Return the language chosen by `spoken`, else ``TRANSITION_LANG``, else the locale's.

    Anything that begins with ``zh`` is Chinese; every other setting is English.
    """
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    for name in ("TRANSITION_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def message(problem: Problem, language: Language | None = None) -> str:
    """Return the sentence of a problem, parts joined by a blank, without its place."""
    language = language or default_language()
    joint = "" if language == "zh" else " "
    return joint.join(filter(None, message_parts(problem, language)))


def message_parts(problem: Problem, language: Language | None = None) -> tuple[str, str, str]:
    """Return what was found, what is legal and how to go on; a part without its facts is empty."""
    language = language or default_language()
    entry = messages_of(language)[problem.code]
    found, legal, cure = (
        _filled(part, problem.facts, language) for part in (entry.found, entry.legal, entry.cure)
    )
    return found, legal, cure


def text(key: str, language: Language | None = None, **facts: object) -> str:
    """Return a word or line of the program itself (a heading, a summary line) from the catalogue."""
    language = language or default_language()
    return _filled(texts_of(language)[key], facts, language)


def messages_of(language: Language) -> Mapping[str, Message]:
    """Return the catalogue of problem messages of a language, by code."""
    # Imported here because the catalogues are made of this module's `Message`.
    if language == "zh":
        from transition.problems.chinese import MESSAGES as CHINESE

        return CHINESE
    from transition.problems.english import MESSAGES as ENGLISH

    return ENGLISH


def texts_of(language: Language) -> Mapping[str, str]:
    """Return the catalogue of the program's own words of a language, by key."""
    if language == "zh":
        from transition.problems.chinese import TEXTS as CHINESE

        return CHINESE
    from transition.problems.english import TEXTS as ENGLISH

    return ENGLISH


@cache
def facts_needed(template: str) -> frozenset[str]:
    """Return the names of the facts that a template mentions."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _filled(template: str, facts: Mapping[str, object], language: Language) -> str:
    needed = facts_needed(template)
    if any(facts.get(name) in (None, "", (), []) for name in needed):
        return ""
    return template.format(**{name: _worded(facts[name], language) for name in needed})


def _worded(value: object, language: Language) -> str:
    from transition.problems.problem import Term

    if isinstance(value, Term):
        return texts_of(language)[value.key]
    if isinstance(value, (tuple, list, frozenset, set)):
        items = sorted(value, key=str) if isinstance(value, (frozenset, set)) else value
        return ("、" if language == "zh" else ", ").join(_worded(item, language) for item in items)
    return str(value)
