"""Typed datasets: JSON rows validated against a declared schema and kept in a page's own revision."""
