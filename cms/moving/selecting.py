"""Which rows belong to one station, and which are left where they are because they are another's too."""

from collections import Counter
from functools import cached_property

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, Page, ReferenceIndex, Site
from wagtail_localize.models import TranslatableObject

from cms.models.stations import StationGroup, pages_of

from . import scope

CHUNK = 500


def chunks(keys):
    keys = sorted(keys)
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


class Selection:
    """The rows of the station ``site``. ``left``: ``{label: how many rows}`` that lead to this station and another."""

    def __init__(self, site):
        self.site = site
        self.left = Counter()
        self._found = {}

    def keys(self, model):
        """The primary keys of the rows of ``model`` that belong to the station."""
        if model not in self._found:
            seeds = {
                Site: lambda: {self.site.pk},
                Page: lambda: set(pages_of([self.site.pk]).values_list("pk", flat=True)),
                Collection: self._collections,
                Group: lambda: set(self._groups),
                get_user_model(): self._users,
                TranslatableObject: self._translated,
                get_image_model(): lambda: self._files(get_image_model()),
                get_document_model(): lambda: self._files(get_document_model()),
            }
            self._found[model] = seeds.get(model, lambda: self._owned(model))()
        return self._found[model]

    def holds(self, model, key):
        """Whether this row goes along."""
        return key in self.keys(scope.root_of(model))

    @cached_property
    def _groups(self):
        return list(StationGroup.objects.filter(site=self.site).values_list("group", flat=True))

    def _collections(self):
        """The folders that the station's roles may use, and those in them, but not the one that holds all."""
        named = Collection.objects.filter(
            pk__in=GroupCollectionPermission.objects.filter(group__in=self._groups).values("collection"),
            depth__gt=1,
        )
        return {
            pk for each in named for pk in each.get_descendants(inclusive=True).values_list("pk", flat=True)
        }

    def _users(self):
        """Those who work for this station alone, and whoever holds something that nobody else can hold for them."""
        people = get_user_model().objects.filter(groups__in=self._groups, is_superuser=False)
        others = StationGroup.objects.exclude(site=self.site).values("group")
        return set(people.exclude(groups__in=others).values_list("pk", flat=True)) | self._bound()

    def _bound(self):
        """Users without whom a row of the station could not be: who holds a key of its complaints."""
        found = set()
        for model in scope.carried_models():
            fields = {field.name: field for field in scope.owners(model)}
            for field in scope.foreign_keys(model):
                needed = not field.null and field.name not in fields
                if needed and field.related_model is get_user_model() and "site" in fields:
                    found |= set(
                        model._base_manager.filter(site=self.site).values_list(field.attname, flat=True)
                    )
        return found

    def _translated(self):
        keys = pages_of([self.site.pk]).values_list("translation_key", flat=True)
        found = set()
        for some in chunks(set(keys)):
            found |= set(TranslatableObject.objects.filter(pk__in=some).values_list("pk", flat=True))
        return found

    def _files(self, model):
        """The pictures or documents of the station, but for those in the bin, which their manager leaves out."""
        return (self._owned(model) | self._used(model)) & set(model.objects.values_list("pk", flat=True))

    def _used(self, model):
        """Files that lie in the folder of all, and that something of the station shows."""
        outside = model._base_manager.filter(collection__depth=1)
        uses = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model),
            to_object_id__in=[str(pk) for pk in outside.values_list("pk", flat=True)],
        )
        found = set()
        for content_type, number, used in uses.values_list(
            "base_content_type", "object_id", "to_object_id"
        ).distinct():
            user = ContentType.objects.get_for_id(content_type).model_class()
            if user is not None and scope.is_carried(user) and not _needs(user, model):
                key = user._meta.pk.to_python(number)
                if key in self.keys(scope.root_of(user)):
                    found.add(int(used))
        return found

    def _owned(self, model):
        """The rows all of whose owners, and everything else they cannot be without, belong to the station."""
        needed = [
            field
            for field in scope.foreign_keys(model)
            if field in scope.owners(model)
            or (not field.null and scope.is_carried(field.related_model) and field.related_model is not model)
        ]
        found = set()
        for owner in scope.owners(model):
            for some in chunks(self.keys(owner.related_model)):
                rows = model._base_manager.filter(**{f"{owner.attname}__in": some})
                for key, *values in rows.values_list("pk", *(field.attname for field in needed)):
                    if key in found:
                        continue
                    if self._are_held(needed, values):
                        found.add(key)
                    else:
                        self.left[scope.label_of(model)] += 1
        for type_field, number_field in scope.generic_keys(model):
            found |= self._said_of(model, type_field, number_field)
        return found

    def _are_held(self, fields, values):
        return all(
            value is None or self._is_held(field, value) for field, value in zip(fields, values, strict=True)
        )

    def _is_held(self, field, value):
        # Files of the folder of all go along into the station's own.
        return field.related_model is Collection or value in self.keys(field.related_model)

    def _said_of(self, model, type_field, number_field):
        """Rows of ``model`` whose generic key names something of the station."""
        found = set()
        types = model._base_manager.order_by().values_list(type_field, flat=True).distinct()
        for content_type in filter(None, types):
            about = ContentType.objects.get_for_id(content_type).model_class()
            if about is None or not scope.is_carried(about) or about is model:
                continue
            kind = model._meta.get_field(number_field)
            for some in chunks(self.keys(about)):
                numbers = [kind.to_python(each) for each in some]
                rows = model._base_manager.filter(
                    **{type_field: content_type, f"{number_field}__in": numbers}
                )
                found |= set(rows.values_list("pk", flat=True))
        return found


def _needs(user, model):
    """Whether a row of ``user`` cannot be without one of ``model``: then it does not decide what goes along."""
    return user is model or any(
        field.related_model is model and not field.null for field in scope.foreign_keys(user)
    )
