"""The log of briefings, training, rehearsals and follow-up meetings."""
