"""What a line of work is asked for, and sends in by a link, for an item of the checklist."""
