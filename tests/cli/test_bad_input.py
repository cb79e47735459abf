"""Bad input gets a clear message with its cure and the right exit code, and nothing is lost."""

from __future__ import annotations

import os
import zipfile

import pytest

from office_files import compound

P = ("-p", "heilongjiang", "--as-of", "2025-07")


def test_a_file_that_is_not_there(transition, tmp_path):
    ended = transition("run", tmp_path / "no.xlsx", *P)

    assert ended.code == 3
    assert "roster.no-such-file" in ended.err


def test_a_folder(transition, tmp_path):
    ended = transition("run", tmp_path, *P)

    assert ended.code == 3
    assert "roster.is-folder" in ended.err


def test_an_empty_file(transition, tmp_path):
    path = tmp_path / "empty.xlsx"
    path.touch()
    ended = transition("run", path, *P)

    assert ended.code == 3
    assert "roster.empty-file" in ended.err


def test_a_csv_that_is_called_xlsx_is_read_as_what_it_is(transition, tmp_path):
    path = tmp_path / "really.xlsx"
    path.write_text("户编号,姓名\n1,张甲\n", encoding="utf-8")
    ended = transition("run", path, *P)

    assert ended.code == 3
    assert "roster.missing-column" in ended.err


def test_an_encrypted_workbook(transition, tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(compound(EncryptionInfo=b"", EncryptedPackage=b""))
    ended = transition("run", path, *P)

    assert ended.code == 3
    assert "password" in ended.err


def test_a_truncated_workbook(transition, tmp_path, roster):
    path = tmp_path / "half.xlsx"
    path.write_bytes(roster.read_bytes()[:4000])
    ended = transition("run", path, *P)

    assert ended.code == 3
    assert "roster.damaged-file" in ended.err


def test_a_zip_that_is_no_workbook(transition, tmp_path):
    path = tmp_path / "zip.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    ended = transition("run", path, *P)

    assert ended.code == 3
    assert "Traceback" not in ended.err


def test_a_sheet_that_does_not_exist_names_those_that_do(transition, roster):
    ended = transition("run", roster, *P, "--sheet", "花名")

    assert ended.code == 3
    assert "roster.no-such-sheet" in ended.err
    assert "花名册" in ended.err


def test_a_missing_column_names_the_headers_and_the_nearest(transition, tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("户编号,姓名,身份证号,与户主的关系\n1,张甲,,户主\n", encoding="utf-8")
    ended = transition("run", path, *P, "--lang", "zh")

    assert ended.code == 3
    assert "缺少“与户主关系”一栏" in ended.err
    assert "与户主的关系" in ended.err


def test_an_output_that_exists_is_kept(transition, tmp_path, roster):
    path = tmp_path / "out.xlsx"
    path.write_text("mine", encoding="utf-8")
    ended = transition("run", roster, *P, "-o", path)

    assert ended.code == 5
    assert "--force" in ended.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_force_replaces_it(transition, tmp_path, roster):
    path = tmp_path / "out.xlsx"
    path.write_text("mine", encoding="utf-8")
    ended = transition("run", roster, *P, "-o", path, "--force")

    assert ended.code == 1
    assert zipfile.is_zipfile(path)


def test_an_output_folder_that_is_not_there(transition, tmp_path, roster):
    ended = transition("run", roster, *P, "-o", tmp_path / "no" / "out.xlsx")

    assert ended.code == 5


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_cannot_be_written(transition, tmp_path, roster):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    ended = transition("run", roster, *P, "-o", folder / "out.xlsx")

    assert ended.code == 5


def test_the_roster_is_never_the_output(transition, tmp_path, roster):
    path = tmp_path / "r.xlsx"
    path.write_bytes(roster.read_bytes())
    ended = transition("run", path, *P, "-o", path, "--force")

    assert ended.code == 5
    assert path.read_bytes() == roster.read_bytes()


def test_a_place_without_policies_names_the_places(transition, roster):
    ended = transition("run", roster, "-p", "heilongjang")

    assert ended.code == 4
    assert "heilongjiang" in ended.err


def test_a_broken_policy_names_file_and_line(transition, roster, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[policy]\nname = "mine"\ntitel = "x"\n', encoding="utf-8")
    ended = transition("run", roster, "-p", path)

    assert ended.code == 4
    assert "mine.toml:3" in ended.err
    assert "title" in ended.err


def test_a_day_that_is_none(transition, roster):
    ended = transition("run", roster, "-p", "heilongjiang", "--as-of", "2025-13")

    assert ended.code == 2
    assert "usage.bad-day" in ended.err


def test_a_day_outside_the_policys_time_says_what_it_knows(transition, roster):
    ended = transition("run", roster, "-p", "heilongjiang", "--as-of", "1990-07")

    assert ended.code == 1
    assert "policy.outside-time" in ended.err
    assert "2015-09-01" in ended.err


def test_months_the_wrong_way_round(transition, roster):
    ended = transition("run", roster, "-p", "heilongjiang", "--months", "2025-12:2025-01")

    assert ended.code == 2
    assert "usage.empty-months" in ended.err


def test_a_day_and_months_at_once(transition, roster):
    ended = transition("run", roster, *P, "--months", "2025-01:2025-02")

    assert ended.code == 2


def test_an_ending_that_is_no_format(transition, roster, tmp_path):
    ended = transition("run", roster, *P, "-o", tmp_path / "out.doc")

    assert ended.code == 2
    assert "xlsx, csv, json, jsonl, parquet" in ended.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["rum"], "usage.no-such-command"),
        (["run"], "usage.missing-option"),
        (["run", "x", "--polcy", "y"], "usage.no-such-option"),
        (["run", "x", "-p"], "usage.missing-value"),
        (["explain", "x", "-p", "y", "--household", "1", "--format", "pdf"], "usage.bad-value"),
        (["sample", "-p", "x", "--households", "0", "-o", "y"], "usage.bad-value"),
        (["policy", "chekc"], "usage.no-such-command"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_usage_is_told_in_both_languages(transition, monkeypatch, words, code, language):
    monkeypatch.setenv("TRANSITION_LANG", language)
    ended = transition(*words)

    assert ended.code == 2
    assert code in ended.err
    assert ("。" in ended.err) == (language == "zh")
