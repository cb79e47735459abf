"""Simulations: what a change of the law would do to the households of a roster."""
