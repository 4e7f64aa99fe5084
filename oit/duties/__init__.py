"""Who keeps which item, until when, and who is reminded of it."""
