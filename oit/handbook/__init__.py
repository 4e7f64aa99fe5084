"""The officers' guide: the Markdown files of ``docs/officers``, readable in the admin, and its links to the screens."""
