"""Stream blocks of the item pages, one family a file."""
