"""Watches for a take-over of the site: whether what it shows is what its people published, and nothing else.

``checks`` says what is there that may not be; ``rounds`` compares it with what was found before; ``mails``, ``panel``
and ``report`` tell the people who answer for it, who accept what is right with a reason. Whoever can change the running
program can also silence it: docs/security.md says what that leaves.
"""
