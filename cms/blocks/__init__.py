"""Stream blocks that several apps use, one family a file."""
