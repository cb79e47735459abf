"""Problems: what is wrong in people's files, as values.

Every floor of the package finds problems; none prints them. A problem is a code in words, a place,
a severity and the facts. `messages` turns it into a sentence of the chosen language: what was found,
what is legal, how to go on.

    Problem --message(language)--> Chinese or English text
"""

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
from transition.problems.problem import CellPlace, FilePlace, Place, Problem, Severity, Term, errors_in

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
