"""What is read of a station for each of its pages, kept with them: one page made anew tells it to the next."""

from cms.requests import current_request


def known(request, name, read):
    """What ``read()`` returns, read once for all pages of the request's station until its next generation.

    ``name``: of what is read, with everything that it depends on beside the station. Many requests share it at once:
    it is never changed, at most added to, and says nothing of a reader or of the day. Whoever is signed in has it read
    for each request.
    """
    book = request.__dict__.setdefault("_known_of_station", {})
    if name not in book:
        book[name] = read()
    return book[name]


def known_here(name, read):
    """As ``known``, for the request that is being answered; outside of one it is read each time."""
    request = current_request()
    return known(request, name, read) if request else read()


def told_here(name, read):
    """As ``known_here`` for a reader who shares what is known with all others; for anybody else it is read each time.

    For what changes while a request is answered.
    """
    return known_here(name, read) if is_told() else read()


def is_told():
    """Whether the request being answered is one of a reader who shares what is known with all others."""
    return hasattr(current_request(), "_is_told")


def share(request, book):
    """From here on the ``request`` takes what is known from ``book``, a dictionary, and adds to it."""
    request._known_of_station = book
    request._is_told = True
