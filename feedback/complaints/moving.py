"""What of a station's complaints goes along when it moves, besides the rows (``cms.moving``).

Everything stays sealed as it is, and the officers open it with the passphrases and recovery keys that they have.
"""

from cms.moving import registry

from .attachments.storing import path_of


def register():
    registry.carry_files("complaints.Attachment", lambda row: [("private", path_of(row["name"]))])
    registry.describe("complaints.KeyHolder", _signed)


def _signed(holder):
    return {"signed_site": holder.site_as_signed, "signed_user": holder.signed_user or holder.user_id}
