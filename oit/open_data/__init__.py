"""The tables of a year as open data: described for people on one page, and for programs in three standards."""
