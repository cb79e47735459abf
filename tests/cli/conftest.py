"""Run the command as a person does, and look at what comes back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from transition.cli import main

ROOT = Path(__file__).parents[2]


@frozen
class Ended:
    code: int
    out: str
    err: str


@pytest.fixture
def transition(monkeypatch, capsys) -> Callable[..., Ended]:
    """Call it with the words of a command; English unless --lang says otherwise."""
    monkeypatch.setenv("TRANSITION_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["transition", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Ended(int(ended.value.code or 0), told.out, told.err)

    return run


@pytest.fixture
def roster() -> Path:
    return ROOT / "examples" / "heilongjiang-roster.xlsx"


@pytest.fixture
def county() -> Path:
    return ROOT / "examples" / "linkou-county.toml"
