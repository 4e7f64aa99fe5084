"""Lets SQLite find what lies below a page, or below a collection, by an index.

Wagtail asks for paths that begin with another one. PostgreSQL has an index for that; in SQLite LIKE has none, and reads
the pages of all stations each time.
"""

from django.db.models.lookups import StartsWith
from wagtail.models import Collection, Page

# Paths are written in digits and capital letters, which all come before it.
AFTER_ALL = "~"


class PathStartsWith(StartsWith):
    def as_sqlite(self, compiler, connection):
        if not self.rhs_is_direct_value():
            return super().as_sql(compiler, connection)
        path, params = self.process_lhs(compiler, connection)
        if len(self.rhs) <= Page.steplen:
            # Everything is below the root. SQLite would read it all by the index, with any other one at hand.
            path = f"+{path}"
        return f"({path} >= %s AND {path} < %s)", [*params, self.rhs, *params, f"{self.rhs}{AFTER_ALL}"]


def register():
    for model in (Page, Collection):
        model._meta.get_field("path").register_lookup(PathStartsWith)
