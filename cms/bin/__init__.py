"""What was deleted in the admin: kept for a time, restored or erased for good (docs/decisions/0011-the-bin.md)."""
