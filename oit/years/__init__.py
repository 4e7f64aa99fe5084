"""A new year is made from the last one, and the last one is frozen."""
