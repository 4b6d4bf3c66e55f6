"""Readings: one function over norms per purpose."""
