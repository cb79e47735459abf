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
        Comparison,
        Simulated,
        calculate,
        check_roster,
        compare_policies,
        diff,
        explain,
        load_policy,
        read_roster,
        simulate,
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
    from transition.rosters.files.limits import Limits
    from transition.rosters.understanding import HowToRead

__all__ = [
    "Calculation",
    "Comparison",
    "HowToRead",
    "Limits",
    "OutputError",
    "PolicyError",
    "Problem",
    "ProblemsError",
    "RosterError",
    "Simulated",
    "UsageError",
    "__version__",
    "calculate",
    "check_roster",
    "compare_policies",
    "diff",
    "explain",
    "load_policy",
    "message",
    "read_roster",
    "simulate",
]

_IN_API = (
    *("Calculation", "Comparison", "Simulated"),
    *("calculate", "check_roster", "compare_policies", "diff", "explain", "load_policy", "read_roster"),
    "simulate",
)
_HOMES = {
    **dict.fromkeys(_IN_API, "transition.api"),
    "HowToRead": "transition.rosters.understanding",
    "Limits": "transition.rosters.files.limits",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'transition' has no attribute {name!r}")
    from importlib import import_module

    home = _HOMES.get(name, "transition.problems")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return __all__
