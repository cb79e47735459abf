"""How often properties are tried that cost much for each example: whole comparisons, whole workbooks."""

from __future__ import annotations

from hypothesis import settings

COSTLY = settings(max_examples=45 if settings.default.max_examples >= 100 else 25)
"""By the profile that `conftest` has loaded: as many as of cheap ones would take most of an hour."""
