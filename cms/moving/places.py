"""What besides numbers is different at the new place: paths in trees, names that are taken there, the host."""

from pathlib import PurePath

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.crypto import get_random_string
from wagtail.models import Collection, Page, Site

from cms.backup.files import folder_of


class Places:
    """``manifest``: of the station file. ``host`` and ``port``: under which the station is to answer.

    ``files``: ``{(folder, name): name there}`` of the files that came along. ``renamed``: ``[(old, new)]`` names with
    which people sign in.
    """

    def __init__(self, manifest, host, port):
        self.host, self.port = host, port
        self.old = manifest["station"]
        self.files, self.renamed = {}, []
        self._pages = _below(Page, [home["path"] for home in manifest["homes"]])
        self._collections = _below(Collection, manifest["collections"])
        self._slugs = _free_slugs(home["slug"] for home in manifest["homes"])
        self._has_default = Site.objects.filter(is_default_site=True).exists()
        self._put = {
            Collection: self._put_collection,
            Site: self._put_site,
            Group: self._put_group,
            get_user_model(): self._put_user,
        }

    # Columns with names that are made free here; others must be free.
    given = frozenset({(Group, "name"), (get_user_model(), "username"), (Page, "path"), (Collection, "path")})

    @property
    def homes(self):
        """How many pages the root gets."""
        return len(self._pages)

    @property
    def folders(self):
        """How many folders the one of all gets."""
        return len(self._collections)

    def put(self, model, old, new):
        """Mends the columns ``new`` of a row, or what a revision holds, whose old ones are ``old``."""
        put = self._put_page if issubclass(model, Page) else self._put.get(model)
        if put:
            put(old, new)

    def is_at_home(self, model, row):
        """Whether the row of a tree lies where the station's own pages or folders are. Others have none to offer."""
        heads = self._pages if model is Page else self._collections
        return any(row["path"].startswith(head) for head in heads)

    def file(self, field, name):
        """What the file ``name`` is called here. One that did not come along must not become somebody else's."""
        if not name:
            return name
        known = self.files.get((folder_of(field), name))
        return known or f"gone/{get_random_string(16).lower()}{PurePath(name).suffix[:8]}"

    def _put_page(self, old, new):
        if "path" in new:
            new["path"] = _moved(self._pages, old["path"])
            new["depth"] = len(new["path"]) // Page.steplen
        if "url_path" in new and old["url_path"]:
            head, slug, *rest = old["url_path"].split("/")
            new["url_path"] = "/".join([head, self._slugs.get(slug, slug), *rest])
        if "slug" in new and new.get("depth") == 2:
            new["slug"] = self._slugs.get(old["slug"], old["slug"])

    def _put_collection(self, old, new):
        new["path"] = _moved(self._collections, old["path"])
        new["depth"] = len(new["path"]) // Collection.steplen

    def _put_site(self, old, new):
        new["hostname"], new["port"] = self.host, self.port
        new["is_default_site"] = not self._has_default

    def _put_group(self, old, new):
        before, now = f"{self.old['host']}:{self.old['port']}", f"{self.host}:{self.port}"
        new["name"] = _free(Group, "name", old["name"].replace(before, now), " ({})")

    def _put_user(self, old, new):
        # Whoever has the public key can write such a file: it makes nobody the ruler of this installation.
        new["is_superuser"] = False
        new["username"] = _free(get_user_model(), "username", old["username"], "-{}")
        if new["username"] != old["username"]:
            self.renamed.append((old["username"], new["username"]))


def _below(model, paths):
    """``{old path: path there}`` of the nodes that become children of the root."""
    root = model.get_first_root_node()
    last = root.get_last_child()
    step = last._get_lastpos_in_path() if last else 0
    return {
        old: model._get_path(root.path, root.depth + 1, step + place)
        for place, old in enumerate(sorted(paths), start=1)
    }


def _moved(paths, path):
    """The ``path`` of a node at or below one of the old ``paths``."""
    head = next((old for old in paths if path.startswith(old)), None)
    return path if head is None else paths[head] + path[len(head) :]


def _free_slugs(slugs):
    """``{slug: one that no child of the root has}``."""
    taken = set(Page.get_first_root_node().get_children().values_list("slug", flat=True))
    found = {}
    for slug in slugs:
        found[slug] = _numbered(slug, "-{}", taken)
        taken.add(found[slug])
    return found


def _free(model, field, name, ending):
    """``name``, or with a number where somebody has it already."""
    longest = model._meta.get_field(field).max_length - 6
    taken = set(
        model._base_manager.filter(**{f"{field}__startswith": name[:longest]}).values_list(field, flat=True)
    )
    return _numbered(name[:longest] if name in taken else name, ending, taken)


def _numbered(name, ending, taken):
    number, found = 1, name
    while found in taken:
        number += 1
        found = name + ending.format(number)
    return found
