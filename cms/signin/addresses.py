"""Where a request comes from."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied


def client_ip(request):
    """The IP address of the visitor as text, or None where the server does not tell it.

    X-Forwarded-For counts only behind a proxy (ALLAUTH_TRUSTED_PROXY_COUNT), and then its last entry, which that
    proxy wrote: whatever stands before it a visitor may have forged.
    """
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return None
