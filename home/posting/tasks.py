from django_tasks import task

from . import sending


@task()
def send_later(number):
    """Sends the SocialPost with this number. Harmless to repeat."""
    sending.send_post(number)
