"""What feedback and remarks on pages have in common: officers look through them; what may be spam waits apart."""
