"""Many files at once: what each is, is guessed from its name, and after confirmation they are put into the drafts."""
