"""docs/commands.md and the README say what the commands say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from attrs import asdict

from transition.cli.commands import transition
from transition.rosters.files.limits import USUAL

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


COMMANDS = dict(commands(transition, "transition"))


def section(title: str) -> str:
    match = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert match, f"docs/commands.md has no section '## {title}'"
    return match.group(1)


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_is_documented(path):
    documented = section(path)
    for parameter in COMMANDS[path].params:
        if isinstance(parameter, click.Option) and parameter.name != "lang":
            for name in parameter.opts:
                assert f"`{name}" in documented, f"{path}: {name}"


@pytest.mark.parametrize("path", COMMANDS)
def test_no_option_is_documented_that_does_not_exist(path):
    legal = {name for parameter in COMMANDS[path].params for name in parameter.opts}
    documented = set(re.findall(r"^\| .*", section(path), re.MULTILINE))
    named = {name for row in documented for name in re.findall(r"`(--?[a-z-]+)", row.split("|")[1])}

    assert named <= legal


def test_every_limit_is_documented_with_its_number():
    told = re.findall(r"^\| `([a-z]+)` \| ([\d,]+) \|", section("Naming rosters"), re.MULTILINE)

    assert {name: int(number.replace(",", "")) for name, number in told} == asdict(USUAL)


def test_every_section_is_a_command():
    titles = re.findall(r"^## (transition .+)$", PAGE, re.MULTILINE)

    assert sorted(titles) == sorted(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_and_option_has_help_in_both_languages(path, language):
    from transition.problems import spoken

    with spoken(language):
        command = COMMANDS[path]
        assert command.help
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, parameter.name


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_page_that_is_linked_exists(name):
    for target in re.findall(r"\]\(([^)#]+)", (ROOT / name).read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target
