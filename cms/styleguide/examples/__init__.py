"""All examples, in the order in which they are shown; those of one component follow each other."""

from . import forms, frame, navigation, people, privacy, station, text

EXAMPLES = [
    *frame.EXAMPLES,
    *navigation.EXAMPLES,
    *text.EXAMPLES,
    *people.EXAMPLES,
    *station.EXAMPLES,
    *forms.EXAMPLES,
    *privacy.EXAMPLES,
]
