"""What the commands say of policies: how much is covered, how numbers moved, what is trusted."""

from __future__ import annotations

from transition.cli.explain import explain
from transition.cli.run import run
from transition.policies.model import GRADES


def test_trust_knows_every_grade():
    for command in (run, explain):
        option = next(parameter for parameter in command.params if parameter.name == "trust")
        assert tuple(option.type.choices) == GRADES
