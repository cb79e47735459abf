"""Outputs appear whole or not at all."""

from __future__ import annotations

import os

import pytest

from transition.problems import OutputError
from transition.reports.atomic_file import check_output, whole_file


def code_of(failure):
    return failure.value.problems[0].code


def write_half(target, end, *, force=False):
    with whole_file(target, force=force) as draft:
        draft.write_text("一半", encoding="utf-8")
        raise end


def test_the_file_appears_when_the_block_ends(tmp_path):
    target = tmp_path / "结果.txt"

    with whole_file(target) as draft:
        draft.write_text("一半", encoding="utf-8")
        assert not target.exists()
        draft.write_text("全部", encoding="utf-8")

    assert target.read_text(encoding="utf-8") == "全部"
    assert os.listdir(tmp_path) == ["结果.txt"]


@pytest.mark.parametrize("end", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_block_that_breaks_off_leaves_nothing_behind(tmp_path, end):
    with pytest.raises(end):
        write_half(tmp_path / "a.txt", end)

    assert os.listdir(tmp_path) == []


def test_a_block_that_breaks_off_leaves_the_old_file_as_it_was(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("旧", encoding="utf-8")

    with pytest.raises(KeyboardInterrupt):
        write_half(target, KeyboardInterrupt, force=True)

    assert target.read_text(encoding="utf-8") == "旧"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_an_existing_file_is_replaced_only_by_force(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("旧", encoding="utf-8")

    with pytest.raises(OutputError) as failure, whole_file(target):
        pass
    assert code_of(failure) == "output.exists"

    with whole_file(target, force=True) as draft:
        draft.write_text("新", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "新"


def test_a_file_that_somebody_made_meanwhile_is_not_lost(tmp_path):
    target = tmp_path / "a.txt"

    with pytest.raises(OutputError) as failure, whole_file(target):
        target.write_text("别人的", encoding="utf-8")

    assert code_of(failure) == "output.exists"
    assert target.read_text(encoding="utf-8") == "别人的"


def test_the_input_is_never_overwritten(tmp_path):
    roster = tmp_path / "花名册.xlsx"
    roster.write_text("人", encoding="utf-8")

    with pytest.raises(OutputError) as failure:
        check_output(tmp_path / "." / "花名册.xlsx", force=True, source=roster)

    assert code_of(failure) == "output.same-as-input"


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(OutputError) as failure:
        check_output(tmp_path / "没有" / "a.txt")

    assert code_of(failure) == "output.folder-missing"
    assert "没有" in str(failure.value)


def test_a_folder_is_no_output(tmp_path):
    with pytest.raises(OutputError) as failure:
        check_output(tmp_path, force=True)

    assert code_of(failure) == "output.is-folder"


def test_a_folder_that_may_not_be_written_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(OutputError) as failure:
        check_output(tmp_path / "a.txt")

    assert code_of(failure) == "output.folder-not-writable"


def test_a_full_disk_is_told_and_nothing_left(tmp_path):
    with pytest.raises(OutputError) as failure, whole_file(tmp_path / "a.txt"):
        raise OSError(28, "No space left on device")

    assert code_of(failure) == "output.cannot-write"
    assert "No space left" in str(failure.value)
    assert os.listdir(tmp_path) == []


def test_standard_output_gets_all_at_the_end_or_nothing(capfdbinary):
    with whole_file("-") as draft:
        draft.write_bytes(b"all")
    assert capfdbinary.readouterr().out == b"all"

    with pytest.raises(KeyboardInterrupt):
        write_half("-", KeyboardInterrupt)
    assert capfdbinary.readouterr().out == b""
