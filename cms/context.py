"""What every template of the public site may use."""

from cms.models import StationSettings
from cms.requests import is_admin


def station(request):
    """``station``: the settings of the station that the request is for. Nothing in the admin."""
    return {} if is_admin(request) else {"station": StationSettings.for_request(request)}
