from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who signs in to the admin. What they may do comes from the groups of their station."""

    position = models.CharField(
        _("position"), max_length=150, blank=True, help_text=_("For example: web officer, Administration")
    )

    must_change_password = models.BooleanField(
        _("must change the password"), default=False, help_text=_("Asked for at the next sign-in.")
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.get_full_name() or self.username
