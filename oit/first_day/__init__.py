"""The first day of a new station: what is entered once before its items are filled in."""
