"""Stream blocks of the station's front, one family a file."""
