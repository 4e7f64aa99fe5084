"""The readiness board: what a year of a station still lacks, in the admin."""
