"""Complaints of corruption and tip-offs of crime, sealed so that whoever runs the server cannot read them.

What is promised, and what is not, stands in ``docs/security.md``. The rooms:

- ``sealing``: bytes in, bytes out: all cryptography, without database or request.
- ``models``: what is stored: public keys, sealed bytes, the few facts in clear.
- ``access``: the rule that says who may read a case.
- ``holders``: the designated officers' keys: enrol, countersign, remove, rotate, recover.
- ``changes``: what happened to keys, in Wagtail's log.
- ``watching``: keys that were exchanged behind the officers' backs. ``accounts``: holders' accounts stay.
- ``unlocking``: an officer's key from one request to the next.
- ``guessing``: wrong passphrases and recovery keys, slowed.
- ``intake``: ``submit``: a report is sealed and stored.
- ``casefiles``: ``open_case``, ``open_cases``, ``open_with_receipt``. An open case is a ``casefile``, in the hands of
  an officer (``officersfile``) or of its reporter (``reportersfile``).
- ``records``: the entries of an open case, and what kinds there are. ``entries``: adding one.
- ``resealing``: the keys of a case in the boxes of its holders. ``renewing``, ``epochs``: new keys once somebody has
  lost the right to read.
- ``attachments``: files.
- ``statistics``: counts by month. ``retention``, ``erasing``: how long, and then gone.
"""
