"""Simulations as reports: one file for each chapter, all given the same effects."""
