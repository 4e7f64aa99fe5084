"""Evidence packs: a year of a station as it is published, in one ZIP, and what is kept when entry in ITAP closes."""
