"""docs/rosters.md tells every message that a roster can bring."""

from __future__ import annotations

import re
from pathlib import Path

from transition.problems.chinese import MESSAGES

PAGE = (Path(__file__).parents[2] / "docs" / "rosters.md").read_text(encoding="utf-8")


def test_every_code_about_rosters_and_results_is_explained():
    told = re.findall(r"^\| `((?:roster|result)\.[a-z-]+)` \|", PAGE, re.MULTILINE)

    assert sorted(told) == sorted(code for code in MESSAGES if code.startswith(("roster.", "result.")))
