from wagtail import hooks

from .panel import panels_for


@hooks.register("construct_homepage_panels")
def backups_on_first_page(request, panels):
    panels += panels_for(request.user)
