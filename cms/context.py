"""What every template of the public site may use."""

from cms.models import StationSettings
from cms.requests import is_admin
from cms.thai.digits import dates_in_thai_digits


def station(request):
    """``station``: the settings of the station that the request is for. Nothing in the admin.

    Also lets the date filters write the digits that the station chose.
    """
    if is_admin(request):
        return {}
    settings = StationSettings.for_request(request)
    dates_in_thai_digits.set(settings.thai_digits)
    return {"station": settings}
