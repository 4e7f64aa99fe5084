"""Mail that waits in the database until the mail server has taken it. Write one with ``cms.mail.queue.queue_mail``."""
