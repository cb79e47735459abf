"""The command line: it connects, and computes nothing itself.

Each command is one module that reads its options, calls the floors below and hands the result to a
report. What a command imports for its work it imports when it runs, so that ``--help`` stays quick.

    commands.py  the group of all commands
    options.py   the options that several commands share
    spoken.py    commands and options whose help is in the reader's language
    failures.py  what goes wrong: messages on stderr and exit codes
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with the codes of the manual (0 to 5; 70 for a bug)."""
    from transition.cli.commands import transition
    from transition.cli.failures import run_to_exit

    run_to_exit(transition)
