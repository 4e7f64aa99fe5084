"""A date in a stream."""

from django.utils.functional import cached_property
from wagtail import blocks

from cms.thai.forms import ThaiDateField


class ThaiDateBlock(blocks.DateBlock):
    """A date typed in either era; stored like that of Wagtail's block, so that none of them needs a migration."""

    @cached_property
    def field(self):
        return ThaiDateField(**self.field_options)

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.DateBlock", args, kwargs
