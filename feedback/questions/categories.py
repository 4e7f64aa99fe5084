"""What a question is about: a line of work of the station, or none that the asker could name."""

from django.utils.translation import gettext_lazy as _

from cms.lines_of_work import LineOfWork

OTHER = "other"
# What somebody chooses whose question is about a case of their own. It is never stored: such a question is led to
# case tracking and to the telephone.
CASE = "case"

CATEGORIES = [*LineOfWork.choices, (OTHER, _("Other"))]

# What each line of work is asked about, for somebody who does not know how a station is organised.
EXAMPLES = {
    LineOfWork.ADMINISTRATION: _("Documents, permits, budget, transparency (Administration)"),
    LineOfWork.PREVENTION: _("Patrols, checkpoints, noise, safety (Crime prevention and suppression)"),
    LineOfWork.TRAFFIC: _("Tickets, fines, accidents (Traffic)"),
    LineOfWork.INVESTIGATION: _("Information about crime and drugs (Investigation)"),
    LineOfWork.INQUIRY: _("How to report a crime, lost things, bail (Inquiry)"),
}


def choices_for_asking():
    """``(value, words)`` of what can be chosen in the public form."""
    return [
        ("", _("Choose")),
        *((line.value, words) for line, words in EXAMPLES.items()),
        (OTHER, _("Something else, or I do not know")),
        (CASE, _("My own case, or a report that I made")),
    ]
