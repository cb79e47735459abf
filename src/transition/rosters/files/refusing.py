"""The errors for files that are not read: damaged, or more than the limits allow."""

from __future__ import annotations

from transition.problems import CellPlace, Problem, RosterError, Term

LONGEST_REASON = 200


def refusal(code: str, file: str, place: CellPlace | None = None, **facts: object) -> RosterError:
    """Make the error with the one problem that a file as a whole has."""
    return RosterError([Problem(code, place or CellPlace(file), facts={"file": file, **facts})])


def damaged(file: str, reason: str) -> RosterError:
    """Make the error for a damaged file; `reason` names one of the catalogues' reasons."""
    return refusal("roster.damaged-file", file, reason=Term(f"reason.{reason}"))


def unreadable(file: str, error: BaseException) -> RosterError:
    """Make the error for a file that a library cannot read.

    A damaged file may even panic in a library, which is no ordinary Exception: hence the callers'
    `except BaseException`. What is not about the file goes on as it is.
    """
    if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError, RosterError)):
        raise error
    said = str(error).strip().splitlines()
    reason = said[0][:LONGEST_REASON] if said else type(error).__name__
    return refusal("roster.damaged-file", file, reason=reason)


def over(
    code: str, file: str, limit: str, found: int, most: int, place: CellPlace | None = None, **facts: object
) -> RosterError:
    """Make the error for what goes over a limit: how much there is, how much may be, how to allow it."""
    shown = {"found": f"{found:,}", "most": f"{most:,}", "allow": f"--limit {limit}={found}"}
    return refusal(code, file, place, **shown, **facts)
