"""Compute social-assistance entitlements from policies written as data."""
