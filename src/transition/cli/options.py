"""The options that several commands share, each in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from transition.cli.spoken import SpokenOption

if TYPE_CHECKING:
    from transition.rosters.files.limits import Limits

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
_HOW_TO_READ = (
    option("--sheet", metavar="NAME", help="help.option.sheet"),
    option("--header-row", metavar="LINE", help="help.option.header-row"),
    option("--mapping", type=click.Path(), metavar="FILE", help="help.option.mapping"),
    option("--household-file", type=click.Path(), metavar="FILE", help="help.option.household-file"),
    option("--household-sheet", metavar="NAME", help="help.option.household-sheet"),
    option("--each-alone", is_flag=True, help="help.option.each-alone"),
    option("--limit", "raised", multiple=True, metavar="NAME=NUMBER", help="help.option.limit"),
)
output = option("-o", "--output", type=click.Path(), metavar="FILE", help="help.option.output")
beside = option("--beside", is_flag=True, help="help.option.beside")
mask = option("--mask", is_flag=True, help="help.option.mask")
force = option("--force", is_flag=True, help="help.option.force")


def how_to_read(command: Command) -> Command:
    """Add the options that say of a roster what its file does not; the command gets them as `how`."""

    @wraps(command)
    def with_how(
        *words: Any,
        sheet: str | None,
        header_row: str | None,
        mapping: str | None,
        household_file: str | None,
        household_sheet: str | None,
        each_alone: bool,
        raised: tuple[str, ...],
        **settings: Any,
    ) -> Any:
        # Late: --help does not wait for what reads rosters.
        from transition.rosters.understanding import HowToRead

        how = HowToRead(
            sheet, header_row, mapping, household_file, household_sheet, each_alone, _limits_of(raised)
        )
        return command(*words, how=how, **settings)

    made: Any = with_how
    for added in reversed(_HOW_TO_READ):
        made = added(made)
    return cast("Command", made)


def _limits_of(raised: Sequence[str]) -> Limits:
    """Return the limits that --limit raises. Raises UsageError for one that does not exist."""
    # Late: help does not wait for it.
    from transition.rosters.files.limits import Limits

    return Limits.from_words(dict(_name_and_number(words) for words in raised))


def _name_and_number(words: str) -> tuple[str, str]:
    name, _, number = words.partition("=")
    return name.strip(), number.strip()


def moment(command: Command) -> Command:
    """Add the options that fix the time: --as-of, --known-on, --carry-forward."""
    return as_of(known_on(carry_forward(command)))
