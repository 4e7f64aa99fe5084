"""What people are told before they send something to the station, and for how long it is kept."""

from django.utils.translation import gettext_lazy as _

from cms.privacy.kinds import Kind, register

TASK = _(
    "The station uses it for a task in the public interest (Personal Data Protection Act B.E. 2562, section 24(4))."
)
RECIPIENTS = _(
    "It is read by the officers of this station who are responsible for it, and by whoever runs its server, under a "
    "duty of secrecy. Nobody else gets it unless the law requires it."
)
ROUTINE = _(
    "Routine correspondence is kept for one year at least (Regulation of the Office of the Prime Minister on "
    "Correspondence B.E. 2526, clause 57), and no longer than it is needed (Personal Data Protection Act, "
    "section 37(3))."
)


def declare():
    register(
        Kind(
            key="question",
            title=_("Questions"),
            purpose=_(
                "Your question, and your name and e-mail address if you give them, are kept in order to answer you. "
                "The question and its answer may be published, without your name and without personal details."
            ),
            legal_basis=TASK,
            required=_(
                "Only the question is needed. Without an e-mail address you find the answer on this website and "
                "get no mail."
            ),
            recipients=RECIPIENTS,
            days=365,
            days_source=ROUTINE,
        )
    )
    register(
        Kind(
            key="feedback",
            title=_("Feedback"),
            purpose=_(
                "Your rating and comment, and your contact if you give one, are kept in order to improve the service "
                "and to answer you. A comment is published only when an officer chooses it, without personal details."
            ),
            legal_basis=TASK,
            required=_(
                "Only the rating and the service are needed. Without a contact nobody can write back to you."
            ),
            recipients=RECIPIENTS,
            days=365,
            days_source=ROUTINE,
        )
    )
