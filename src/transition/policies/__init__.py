"""Policies: from cited law in TOML to one checked set of names, values and formulas.

What happens, in reading order; data in brackets, the modules that turn one into the next on the arrows:

    place, name or path
      |  library          which files: by place, by name, what they extend and use
      v
    policies/*.toml
      |  toml_file        exact numbers, and the line of every key
      v
    [TomlFile]
      |  table_reader     every key against `grammar`, every value through `values_read`
      |  reader           input_reader, parameter_reader, rule_reader: what belongs together in one table
      v
    [Policy]              model: one file as written -------- writer ------> the same as TOML
      |  overlay          several files laid over one another; two that collide are told, never decided
      |  checker          things, rows, rule_checks ...: names, kinds, units, citations, days
      |    formula        formula_text, token_order: a formula's text to `nodes`
      |    inference      resolution, function_rules, agreement: nodes to checked expressions
      v
    [CheckedPolicy]       checked: what `calc` plans and evaluates

`loading` walks the whole way. `case_file` reads the examples beside a policy, `schema` tells editors what
the grammar says. Every fault found on the way is a `Problem`; all are told at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transition.policies.case_file import CaseFile, PolicyCase, read_cases
    from transition.policies.checked import CheckedPolicy
    from transition.policies.library import bundled_folder, chosen_policies
    from transition.policies.loading import load
    from transition.policies.model import Policy
    from transition.policies.reader import read_policy
    from transition.policies.writer import policy_as_toml
    from transition.problems import PolicyError

_HOMES = {
    "CaseFile": "transition.policies.case_file",
    "CheckedPolicy": "transition.policies.checked",
    "Policy": "transition.policies.model",
    "PolicyCase": "transition.policies.case_file",
    "PolicyError": "transition.problems",
    "bundled_folder": "transition.policies.library",
    "chosen_policies": "transition.policies.library",
    "load": "transition.policies.loading",
    "policy_as_toml": "transition.policies.writer",
    "read_cases": "transition.policies.case_file",
    "read_policy": "transition.policies.reader",
}
"""Where each public name stands; imported when it is first used."""

__all__ = [
    "CaseFile",
    "CheckedPolicy",
    "Policy",
    "PolicyCase",
    "PolicyError",
    "bundled_folder",
    "chosen_policies",
    "load",
    "policy_as_toml",
    "read_cases",
    "read_policy",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'transition.policies' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
