"""Whether links to other sites still lead somewhere."""
