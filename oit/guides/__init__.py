"""Guides drawn from the steps that pages tell: an infographic as picture and PDF, and the manual of a line of work."""
