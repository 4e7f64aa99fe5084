"""What people are told before they report something, and for how long it is kept (PDPA, section 23)."""

from django.utils.translation import gettext_lazy as _

from cms.privacy.kinds import Kind, register

RECIPIENTS = _(
    "It is sealed so that only the officers designated for it can read it, and not whoever runs the server. They hand "
    "it on where the law asks for that, and tell you so in the conversation."
)
CHOICE = _(
    "The law sets no period for what is kept here; this is the station's choice, and no longer than it is needed "
    "(section 37(3)). A file that is opened about it is kept under the Regulation of the Office of the Prime Minister "
    "on Correspondence B.E. 2526."
)


def declare():
    register(
        Kind(
            key="complaint",
            title=_("Corruption complaints"),
            purpose=_(
                "What you tell, what you attach and, if you give them, your name and contact are kept in order to "
                "examine your complaint and to write to you about it. Only the number of complaints is published."
            ),
            legal_basis=_(
                "The station uses it for a task in the public interest, and to carry out the law against corruption "
                "(Personal Data Protection Act B.E. 2562, sections 24(4), 24(6) and 26)."
            ),
            required=_(
                "Only what happened is needed. Without your name we can write to you only through your receipt code, "
                "and some facts may be harder to prove."
            ),
            recipients=RECIPIENTS,
            days=2 * 365,
            days_source=CHOICE,
        )
    )
    register(
        Kind(
            key="tip",
            title=_("Crime tip-offs"),
            purpose=_(
                "What you tell, what you attach and, if you give it, your contact are kept in order to prevent and "
                "investigate crime, and to write to you about it. Nothing of it is published but the number."
            ),
            legal_basis=_(
                "The station uses it for a task in the public interest: preventing and investigating crime "
                "(Personal Data Protection Act B.E. 2562, sections 24(4) and 26)."
            ),
            required=_(
                "Only what you know about the crime is needed. Without a contact we can write to you only through your "
                "receipt code."
            ),
            recipients=RECIPIENTS,
            days=365,
            days_source=CHOICE,
        )
    )
