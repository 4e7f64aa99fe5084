"""Puts the rich menu into a LINE official account, in the place of the one that this site put there before."""

from linebot.v3.messaging import ApiException, MessagingApi, MessagingApiBlob
from urllib3.exceptions import HTTPError

from .line import client, told
from .outcomes import TIMEOUTS, not_reached


class NotInstalled(Exception):
    """LINE did not take the menu. Its text says why; the former menu is still there."""


def install(credentials, request, picture, content_type):
    """Returns the id of the menu, which is then the default one. Raises NotInstalled.

    ``request``: a RichMenuRequest. Menus of the same name are removed afterwards, no others.
    """
    try:
        with client(credentials) as connection:
            api = MessagingApi(connection)
            menus = api.get_rich_menu_list(_request_timeout=TIMEOUTS).richmenus
            former = [menu.rich_menu_id for menu in menus if menu.name == request.name]
            made = api.create_rich_menu(request, _request_timeout=TIMEOUTS).rich_menu_id
            try:
                headers = {"Content-Type": content_type}
                blob = MessagingApiBlob(connection)
                blob.set_rich_menu_image(
                    made, bytearray(picture), _headers=headers, _request_timeout=TIMEOUTS
                )
                api.set_default_rich_menu(made, _request_timeout=TIMEOUTS)
            except (ApiException, HTTPError):
                _remove(api, made)
                raise
            for menu in former:
                _remove(api, menu)
    except ApiException as error:
        raise NotInstalled(told(error, credentials.token)) from error
    except HTTPError as error:
        raise NotInstalled(not_reached()) from error
    return made


def _remove(api, menu):
    """A menu that cannot be removed does no harm: nobody is shown it, and the next installation removes it."""
    try:
        api.delete_rich_menu(menu, _request_timeout=TIMEOUTS)
    except (ApiException, HTTPError):
        return
