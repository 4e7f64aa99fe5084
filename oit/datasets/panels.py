"""The part of a page's edit form in which a dataset by months is filled in."""

from wagtail.admin.panels import FieldPanel


class MonthlyDatasetPanel(FieldPanel):
    """A dataset with a month in each row: the grid offers the months of the page's fiscal year."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.bound_field is not None and self.instance.fiscal_year:
                self.bound_field.field.widget.months = self.instance.year.months
