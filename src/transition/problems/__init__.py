"""Problems: what is wrong in people's files, as values.

Every floor of the package finds problems; none prints them. A problem is a code in words, a place,
a severity and the facts. `messages` turns it into a sentence of the chosen language: what was found,
what is legal, how to go on.

    Problem --message(language)--> Chinese or English text

What is imported from here is loaded when it is first used: ``--help`` needs words, and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transition.problems.errors import (
        OutputError,
        PolicyError,
        ProblemsError,
        RosterError,
        UsageError,
    )
    from transition.problems.messages import (
        Language,
        default_language,
        message,
        message_parts,
        speak,
        spoken,
        text,
    )
    from transition.problems.problem import (
        CellPlace,
        FilePlace,
        Place,
        Problem,
        Severity,
        Term,
        errors_in,
    )

__all__ = [
    "CellPlace",
    "FilePlace",
    "Language",
    "OutputError",
    "Place",
    "PolicyError",
    "Problem",
    "ProblemsError",
    "RosterError",
    "Severity",
    "Term",
    "UsageError",
    "default_language",
    "errors_in",
    "message",
    "message_parts",
    "speak",
    "spoken",
    "text",
]

_HOMES = {
    "errors": ("OutputError", "PolicyError", "ProblemsError", "RosterError", "UsageError"),
    "messages": ("Language", "default_language", "message", "message_parts", "speak", "spoken", "text"),
    "problem": ("CellPlace", "FilePlace", "Place", "Problem", "Severity", "Term", "errors_in"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"transition.problems.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
