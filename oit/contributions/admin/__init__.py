"""Contributions in the admin: asking for them, looking at them, approving them, taking them in."""
