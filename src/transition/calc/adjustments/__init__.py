"""Adjustments: what changed between two calculations, why, and what is owed."""
