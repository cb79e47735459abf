"""The two catalogues say the same things, and say everything that the code can find wrong."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from transition.problems import chinese, english
from transition.problems.messages import facts_needed

PACKAGE = Path(__file__).parents[1] / "src" / "transition"
CODE = re.compile(r"[a-z]+\.[a-z]+(-[a-z]+)*")


def codes_in_source() -> dict[str, str]:
    """Every text in the source that is a problem code by its first word, with where it stands."""
    areas = {code.split(".")[0] for code in english.MESSAGES}
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found[first.value] = f"{path.relative_to(PACKAGE)}:{node.lineno}"
            word = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if CODE.fullmatch(word) and word.split(".")[0] in areas and "-" in word:
                found.setdefault(word, f"{path.relative_to(PACKAGE)}:{node.lineno}")
    return found


def test_every_code_in_the_source_has_a_message():
    known = english.MESSAGES.keys() | english.TEXTS.keys()
    missing = {code: place for code, place in codes_in_source().items() if code not in known}

    assert missing == {}


def test_every_message_is_used():
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*.py")
        if path.stem not in {"chinese", "english"}
    )

    assert [code for code in english.MESSAGES if code not in text] == []


def test_both_catalogues_have_the_same_entries():
    assert list(chinese.MESSAGES) == list(english.MESSAGES)
    assert list(chinese.TEXTS) == list(english.TEXTS)


@pytest.mark.parametrize("code", sorted(english.MESSAGES))
def test_both_messages_need_the_same_facts(code):
    one, other = chinese.MESSAGES[code], english.MESSAGES[code]

    for part in ("found", "legal", "cure"):
        assert facts_needed(getattr(one, part)) == facts_needed(getattr(other, part)), part


@pytest.mark.parametrize("code", sorted(english.MESSAGES))
def test_a_code_is_words(code):
    assert CODE.fullmatch(code)


@pytest.mark.parametrize("key", sorted(english.TEXTS))
def test_both_texts_need_the_same_facts(key):
    assert facts_needed(chinese.TEXTS[key]) == facts_needed(english.TEXTS[key])
