"""What docs/simulation.md shows is what its commands and its Python say."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from transition.cli import main

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "simulation.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(sh|python|)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
COLUMNS = "96"


def shown_after(kind: str) -> list[tuple[str, list[str]]]:
    """Each block of a kind with the blocks of output that follow it."""
    found: list[tuple[str, list[str]]] = []
    for of, text in BLOCKS:
        if of:
            found.append((text if of == kind else "", []))
        elif found:
            found[-1][1].append(text)
    return [(text, outputs) for text, outputs in found if text]


COMMANDS = shown_after("sh")


@pytest.mark.parametrize(
    ("command", "shown"), COMMANDS, ids=[f"{place}" for place in range(1, len(COMMANDS) + 1)]
)
def test_the_output_of_each_command_is_its_own(command, shown, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", COLUMNS)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "argv", shlex.split(command))

    with pytest.raises(SystemExit) as ended:
        main()

    told = capsys.readouterr()
    assert ended.value.code in (0, 1, None), told.err
    assert shown, "a command of the page shows nothing"
    for text in shown:
        assert text in told.out


def test_the_python_of_the_page_prints_what_stands_below_it(monkeypatch):
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for code, shown in shown_after("python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "docs/simulation.md", "exec"), names)
        assert printed.getvalue() == "".join(shown)


def test_the_pictures_of_the_page_are_there():
    pictures = re.findall(r"!\[[^\]]*\]\((images/[^)]+)\)", PAGE)

    assert len(pictures) >= 4
    assert all((ROOT / "docs" / picture).stat().st_size > 1000 for picture in pictures)
