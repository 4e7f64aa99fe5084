"""What an assessor is given: a year element by element on one page, as JSON, and as a hand-over sheet."""
