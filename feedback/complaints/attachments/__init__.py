"""Files that come with a report: read in memory, cleaned, sealed and kept where no address leads.

- ``uploading``: Django is kept from writing them to a temporary folder in clear.
- ``receiving``: one file on its way in: its type by content, the virus scanner, cleaning, sealing.
- ``cleaning``, with ``pictures``, ``documents``, ``recordings``: what says who made it, where and when is taken out.
- ``apart``, ``worker``: cleaning in a process of its own.
- ``scanning``: ClamAV, where there is one.
- ``storing``: sealed files between the steps of a form, in a case, and gone.
- ``serving``: to those for whom the case is open, and as a download.
"""
