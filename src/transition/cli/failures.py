"""What goes wrong on the command line: words on stderr, and one exit code for each kind of failure."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from transition.problems import ProblemsError, RosterError, UsageError, message, spoken, text

if TYPE_CHECKING:
    from transition.problems import Problem

INTERRUPTED = 130
BUG = 70


def run_to_exit(command: click.Command) -> None:
    """Run a command with the process's arguments; never returns.

    Exit codes: 0 done, 1 done with something undecided or failed, 2 usage, 3 roster, 4 policy,
    5 output; 130 interrupted; 70 a bug, which shows its traceback.
    """
    # The language that --lang chooses has to outlive the command: failures are told out here.
    with spoken(None):
        code = _code_of(command)
    sys.exit(code)


def _code_of(command: click.Command) -> int:
    try:
        code = command.main(standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except ProblemsError as failure:
        tell(failure.problems)
        return failure.exit_code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as failure:
        click.echo(failure.format_message(), err=True)
        return UsageError.exit_code
    except click.ClickException as failure:
        tell([_usage_problem(failure)])
        return UsageError.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(text("cli.interrupted"), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe has gone (``| head``): nothing is wrong. Python would complain once
        # more when it flushes stdout at the end, so stdout is pointed elsewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        traceback.print_exc()
        return BUG


@contextmanager
def hiding(mask: bool) -> Iterator[None]:
    """With `mask`, let no name or number out where a roster cannot be read."""
    try:
        yield
    except RosterError as failure:
        if not mask:
            raise
        from transition.calc.masking import masked_blindly

        raise RosterError(masked_blindly(failure.problems)) from None


def tell(problems: Iterable[Problem]) -> None:
    """Write problems to stderr: a line with severity, place and code, then the sentence."""
    for problem in problems:
        colour = {"error": "red", "warning": "yellow", "note": "cyan"}[problem.severity]
        severity = click.style(text(f"severity.{problem.severity}"), fg=colour, bold=True)
        place = f" {problem.place}" if problem.place else ""
        click.echo(f"{severity}{place} ({problem.code})", err=True)
        click.echo(f"  {message(problem)}", err=True)
        for other in problem.others:
            click.echo(f"  {text('cli.see-also', place=other)}", err=True)


def _usage_problem(failure: click.ClickException) -> Problem:
    """Turn click's complaint about the command's words into a problem of ours."""
    from transition.problems import Problem

    context = getattr(failure, "ctx", None)
    path = context.command_path if context else "transition"
    facts: dict[str, object] = {"help": f"'{path} --help'"}
    if context:
        facts["usage"] = context.get_usage().split(":", 1)[-1].strip()
    code = "usage.other"
    match failure:
        case click.NoSuchOption():
            code = "usage.no-such-option"
            facts |= {"option": failure.option_name, "nearest": list(failure.possibilities or [])[:1]}
        case click.MissingParameter() if failure.param is not None:
            code = "usage.missing-option"
            facts["option"] = (
                failure.param.opts[0]
                if failure.param.opts[0].startswith("-")
                else (failure.param.human_readable_name)
            )
        case click.BadParameter() if failure.param is not None:
            code = "usage.bad-value"
            # click keeps the value only inside its sentence: "'x' is not one of ...".
            found = re.split(r" is not | must ", failure.message)[0].strip("'\"")
            facts |= {"option": _name(failure.param), "found": found, "legal": _legal(failure.param.type)}
        case click.BadOptionUsage() if "requires an argument" in failure.message:
            code = "usage.missing-value"
            facts["option"] = failure.option_name
        case _:
            facts["found"] = failure.format_message()
    return Problem(code, facts=facts)


def _name(parameter: click.Parameter) -> str:
    """Return what the user types or sees: ``-p`` for an option, ROSTER for an argument."""
    first = parameter.opts[0]
    return first if first.startswith("-") else (parameter.metavar or first)


def _legal(kind: click.ParamType[Any]) -> list[str]:
    """Return the values that a parameter may have, in words."""
    match kind:
        case click.Choice():
            return [str(choice) for choice in kind.choices]
        case click.IntRange():
            return [f"{kind.min}–{kind.max}"]
        case _:
            return [text("cli.whole-number")] if kind is click.INT else []
