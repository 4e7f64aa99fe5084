"""Pages of every station that no editor makes: the EIT survey, the visitors' computer, the one without a connection."""
