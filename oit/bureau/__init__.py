"""What a superior unit sees of the stations below it: how ready they are, and nothing else of them.

``units`` says which stations lie below a unit and who may look, ``summarizing`` evaluates the years of a station into
summaries, ``watching`` notes what may have made them wrong, ``keeping`` brings them up to date, ``tables`` and
``figures`` read them, and the rest shows them.
"""
