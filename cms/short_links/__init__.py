"""Short addresses for what is printed: ``/q/CODE`` on the station's own site, led elsewhere at any time."""
