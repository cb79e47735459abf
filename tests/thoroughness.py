"""How often properties are tried that cost much for each example: whole comparisons, whole workbooks."""

from __future__ import annotations

from hypothesis import settings

COSTLY = settings(max_examples=60 if settings.default.max_examples > 100 else 25)
"""Of the profile that `conftest` has loaded: as many examples of these as of others would take the better part of an hour."""
