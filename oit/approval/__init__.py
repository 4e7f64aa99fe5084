"""Approval of pages: the preparer submits, the head of the line of work and the head of station approve."""
