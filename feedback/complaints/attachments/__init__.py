"""Files that come with a complaint: read in memory, cleaned, sealed and kept where no address leads.

- ``storing``: sealed files between the steps of a form, in a case, and gone.
"""
