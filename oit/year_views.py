"""What the pages below the page of a year have in common that are no pages of their own."""


def context_below(year_page, request, route, title):
    """The context of a page called ``title`` at ``route`` ("assessor/") below the page of a year.

    That of the year's page, with the language switch, the alternates and the breadcrumbs leading to the page itself.
    ``year_url``: the address of the year's page.
    """
    context = year_page.get_context(request)
    own = year_page.get_url(request)
    return {
        **context,
        "year_url": own,
        "canonical_url": request.build_absolute_uri(f"{own}{route}"),
        "languages": [_led_here(each, route) for each in context["languages"]],
        "alternates": [{**each, "url": f"{each['url']}{route}"} for each in context["alternates"]],
        "breadcrumbs": [
            *context["breadcrumbs"][:-1],
            {"title": year_page.title, "url": own},
            {"title": title, "url": None},
        ],
    }


def _led_here(language, route):
    """An entry of the language switch that leads to this page; one that leads to another page stays as it is."""
    return {**language, "url": f"{language['url']}{route}"} if language["exact"] else language
