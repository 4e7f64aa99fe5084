"""“Was this page useful?”: votes counted by page and month, and remarks for whoever keeps the page."""
