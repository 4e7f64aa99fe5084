"""Approval: the head of a line of work checks what a preparer changed, for some items the head of station too."""
