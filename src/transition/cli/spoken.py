"""Commands and options whose help is looked up in the catalogue when it is shown.

`help` holds a key of the catalogue (``help.run``); it is turned into words of the chosen language only
when somebody reads it.
"""

from __future__ import annotations

from typing import Any

import click

from transition.problems import Language, speak, text


class _SpokenHelp:
    """Mixed into click's classes: reading `help` gives the words, writing it takes the key."""

    _key: str | None = None

    @property
    def help(self) -> str | None:
        return text(self._key) if self._key else None

    @help.setter
    def help(self, key: str | None) -> None:
        self._key = key


class SpokenOption(_SpokenHelp, click.Option):
    """An option with help from the catalogue."""


class SpokenCommand(_SpokenHelp, click.Command):
    """A command with help from the catalogue, and ``--lang`` of its own."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params.append(_language_option())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's ``--help`` with its words from the catalogue."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("help.option.help")
        return option


class SpokenGroup(SpokenCommand, click.Group):
    """A group of spoken commands."""

    command_class = SpokenCommand
    group_class = type

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; raises UsageError with the commands that there are."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from transition.problems import Problem, UsageError

            facts = {"command": args[0], "legal": self.list_commands(ctx)}
            raise UsageError([Problem("usage.no-such-command", facts=facts)])
        return super().resolve_command(ctx, args)


def _language_option() -> click.Option:
    def choose(_context: click.Context, _parameter: click.Parameter, value: Language | None) -> None:
        if value is not None:
            speak(value)

    return SpokenOption(
        ["--lang"],
        type=click.Choice(["zh", "en"]),
        is_eager=True,
        expose_value=False,
        callback=choose,
        help="help.option.lang",
    )
