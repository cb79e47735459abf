"""A TOML file is read exactly, and every key path knows its line."""

from __future__ import annotations

import datetime
import hashlib
from decimal import Decimal

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from transition.policies.toml_file import (
    LARGEST_FILE,
    last_part,
    read_toml,
    too_long,
    written_path,
)
from transition.problems import PolicyError

EVERY_SHAPE = '''\
# line 1
title = "a = 1 # no comment"   # line 2
"引号 键".'b c'.d = 1          # 3
text = """
[not.a.header]
x = 1
""" # 7
quotes = """"two" more"""""    # 8
literal = \'\'\'
a = 'b\'\'\'\'
empty = ""                     # 11
[[a]]
x = [
  1,                           # 14
  # a comment, with ] and }
  { y = [2, 3], z = { w = "}" } },   # 16
]
[[a.b]]
c = 2025-01-01                 # 19
[a.b.d]
e = 0x1F                       # 21
[[a]]
x = []                         # 23
[tail]
e = 1979-05-27 07:32:00        # 25
f.g = 1                        # 26
f.h = 2                        # 27
'''


def paths_in(data, path=()):
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from paths_in(value, (*path, key))


def write(folder, text):
    path = folder / "file.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("引号 键", "b c", "d"), 3),
        (("text",), 4),
        (("quotes",), 8),
        (("literal",), 9),
        (("empty",), 11),
        (("a", 0), 12),
        (("a", 0, "x", 0), 14),
        (("a", 0, "x", 1, "y", 1), 16),
        (("a", 0, "x", 1, "z", "w"), 16),
        (("a", 0, "b", 0), 18),
        (("a", 0, "b", 0, "c"), 19),
        (("a", 0, "b", 0, "d", "e"), 21),
        (("a", 1), 22),
        (("a", 1, "x"), 23),
        (("tail", "e"), 25),
        (("tail", "f"), 26),
        (("tail", "f", "h"), 27),
    ],
)
def test_a_key_path_knows_its_line(tmp_path, path, line):
    assert read_toml(write(tmp_path, EVERY_SHAPE)).lines[path] == line


def test_every_path_has_a_line_and_no_other_has(tmp_path):
    file = read_toml(write(tmp_path, EVERY_SHAPE))

    assert set(file.lines) == set(paths_in(file.data)) - {()}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_endings_and_a_byte_order_mark_do_not_count(tmp_path, ending):
    text = "\ufeff" + EVERY_SHAPE.replace("\n", ending)

    assert read_toml(write(tmp_path, text)).lines[("tail", "f", "h")] == 27


def test_a_missing_key_has_the_place_of_its_table(tmp_path):
    place = read_toml(write(tmp_path, EVERY_SHAPE)).place(("a", 1, "values", 0, "from"))

    assert (place.line, place.key) == (22, "a[2].values[1].from")


toml_texts = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=6) | st.sampled_from(
    ['"""', "'''", "\n[x]\n", "a = 1\n", "#", "]", "}", "\\", '"']
)
toml_values = st.recursive(
    st.integers(-99, 99) | st.booleans() | toml_texts | st.dates() | st.decimals(-9, 9, places=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(toml_texts, inner, max_size=3),
    max_leaves=12,
)


@given(data=st.dictionaries(toml_texts, toml_values, max_size=4), multiline=st.booleans())
def test_the_scanner_finds_the_paths_that_tomllib_finds(data, multiline, tmp_path_factory):
    text = tomli_w.dumps(data, multiline_strings=multiline)
    file = read_toml(write(tmp_path_factory.getbasetemp(), text))

    assert set(file.lines) == set(paths_in(file.data)) - {()}
    assert all(1 <= line <= text.count("\n") + 1 for line in file.lines.values())


def test_numbers_are_exact_and_the_hash_is_of_the_bytes(tmp_path):
    raw = b"a = 0.1\nb = 1.10\nc = 2025-01-01\n"
    file = read_toml(write(tmp_path, raw))

    assert file.data == {"a": Decimal("0.1"), "b": Decimal("1.10"), "c": datetime.date(2025, 1, 1)}
    assert file.sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("number", "is_too_long"),
    [
        ("123456789012345678", False),
        ("1234567890123456789", True),
        ("000000000000000000001", False),
        ("0.000000000000000001", False),
        ("0.0000000000000000001", True),
        ("1e17", False),
        ("1e18", True),
        ("1e999999999999", True),
        ("1e-19", True),
        ("12_345.678_9", False),
        ("1.5e-3", False),
    ],
)
def test_a_number_has_at_most_eighteen_digits(number, is_too_long):
    assert too_long(number) is is_too_long


@pytest.mark.parametrize("number", ["9" * 19, "9" * 5000, "-0x" + "F" * 20, "1e30", "0." + "3" * 40])
def test_a_number_too_long_is_told_with_its_line(tmp_path, number):
    number = number.removeprefix("-") if "0x" in number else number

    assert problem_of(write(tmp_path, f"a = 1\nb = [1,\n {number}]\n")) == ("policy.number-too-long", 3)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a = 1\nb = \n", "policy.not-toml", 2),
        ("a = 1\nb = [1,\n2", "policy.not-toml", 3),
        ("a = 2025-02-30\n", "policy.not-toml", 1),
        ("a = 1\n\na = 2\n", "policy.key-twice", 3),
        ("[t]\n[u]\n[t]\n", "policy.key-twice", 3),
        ("a = 1\n工资 = 2\n", "policy.key-not-quoted", 2),
        ("a = 1\nb = { x = 1, 工资 = 2 }\n", "policy.key-not-quoted", 2),
        ("[a]\n[b.工资]\n", "policy.key-not-quoted", 2),
        ("a = " + "[" * 5000, "policy.nested-too-deep", None),
        ("# 一\n".encode() + "# 工资\n".encode("gb18030"), "policy.wrong-encoding", 2),
        (b"\x00", "policy.not-toml", 1),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(tmp_path, text, code, line):
    assert problem_of(write(tmp_path, text)) == (code, line)


def test_a_missing_file_is_told_with_the_files_that_are_there(tmp_path):
    write(tmp_path, "")
    with pytest.raises(PolicyError) as failure:
        read_toml(tmp_path / "fille.toml")

    (problem,) = failure.value.problems
    assert problem.code == "policy.no-such-file"
    assert problem.facts == {"found": "fille.toml", "legal": ["file.toml"]}


def test_a_folder_is_no_file(tmp_path):
    assert problem_of(tmp_path) == ("policy.is-a-folder", None)


def test_a_file_without_end_is_not_read(tmp_path):
    assert problem_of(write(tmp_path, b"#" * (LARGEST_FILE + 1))) == ("policy.file-too-big", None)


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    assert problem_of(tmp_path / "a\0b.toml") == ("policy.cannot-read", None)


def problem_of(path):
    with pytest.raises(PolicyError) as failure:
        read_toml(path)
    (problem,) = failure.value.problems
    return problem.code, problem.place.line


def test_paths_are_written_as_people_count():
    assert written_path(("rule", "aid", "cases", 0, "when")) == "rule.aid.cases[1].when"
    assert last_part(("rule", "aid", "cites", 1)) == "cites[2]"
    assert last_part(("rule", "aid")) == "aid"
