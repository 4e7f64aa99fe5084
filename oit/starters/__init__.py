"""Sample texts with which a station may begin what it has to write, and what marks them until they are adapted."""
