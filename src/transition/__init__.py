"""Compute social-assistance entitlements from policies written as data: exact, explained, cited.

The names below are imported when they are first used, so that ``import transition`` and
``transition --help`` stay quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transition._version import __version__

if TYPE_CHECKING:
    from transition.api import (
        Calculation,
        calculate,
        check_roster,
        compare_policies,
        explain,
        load_policy,
        read_roster,
    )
    from transition.problems import (
        OutputError,
        PolicyError,
        Problem,
        ProblemsError,
        RosterError,
        UsageError,
        message,
    )

__all__ = [
    "Calculation",
    "OutputError",
    "PolicyError",
    "Problem",
    "ProblemsError",
    "RosterError",
    "UsageError",
    "__version__",
    "calculate",
    "check_roster",
    "compare_policies",
    "explain",
    "load_policy",
    "message",
    "read_roster",
]

_IN_API = {
    "Calculation",
    "calculate",
    "check_roster",
    "compare_policies",
    "explain",
    "load_policy",
    "read_roster",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'transition' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("transition.api" if name in _IN_API else "transition.problems"), name)


def __dir__() -> list[str]:
    return __all__
