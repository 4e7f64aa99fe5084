"""Who may come in: signing in with a second factor, first passwords, sessions, and the log of all that."""
