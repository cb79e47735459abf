"""The options that several commands share, each in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from transition.cli.spoken import SpokenOption

# Those of `policies.model.GRADES`, which help does not wait for; a test holds the two together.
_GRADES = ("official", "press", "aggregator", "practice")

Command = TypeVar("Command", bound=Callable[..., Any])


def option(*names: str, **settings: Any) -> Callable[[Command], Command]:
    """Return click's option decorator, with help from the catalogue."""
    return click.option(*names, cls=SpokenOption, **settings)


roster_file = click.argument("roster", type=click.Path(), metavar="ROSTER")
policies = option(
    "-p", "--policy", "policies", multiple=True, required=True, metavar="POLICY", help="help.option.policy"
)
as_of = option("--as-of", metavar="DAY", help="help.option.as-of")
months = option("--months", metavar="FROM:TO", help="help.option.months")
known_on = option("--known-on", metavar="DAY", help="help.option.known-on")
carry_forward = option("--carry-forward", is_flag=True, help="help.option.carry-forward")
trust = option("--trust", type=click.Choice(_GRADES), help="help.option.trust")
sheet = option("--sheet", metavar="NAME", help="help.option.sheet")
output = option("-o", "--output", type=click.Path(), metavar="FILE", help="help.option.output")
mask = option("--mask", is_flag=True, help="help.option.mask")
force = option("--force", is_flag=True, help="help.option.force")


def moment(command: Command) -> Command:
    """Add the options that fix the time: --as-of, --known-on, --carry-forward."""
    return as_of(known_on(carry_forward(command)))
