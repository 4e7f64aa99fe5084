"""Feedback on the service: the form, the officers' inbox, and the figures of each month."""
