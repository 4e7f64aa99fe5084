"""What must be explained before it is published: hidden parts of files, comments, citizen numbers."""

from .gate import Explanation, ReasonNeeded, reasons_of, unexplained

__all__ = ["Explanation", "ReasonNeeded", "reasons_of", "unexplained"]
