"""What Wagtail and wagtail-localize keep in their tables as JSON with numbers in it, and what is of every station."""

import json

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail import blocks
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import Page

from . import registry

# What the history tells under these keys, as ``{"id", …}``.
TOLD = {"page": Page, "source": Page, "destination": Page}


def register():
    registry.rewrite("wagtailcore.Revision", "content", _content)
    registry.rewrite("wagtailcore.PageLogEntry", "data", _told)
    registry.rewrite("wagtail_localize.TranslationSource", "content_json", _source)
    registry.rewrite("wagtail_localize.StringSegment", "attrs", _attributes)
    for label in ("wagtail_localize.OverridableSegment", "wagtail_localize.SegmentOverride"):
        registry.describe(label, _chosen)
        registry.rewrite(label, "data_json", _overridden)
    registry.afterwards("redirects", own_redirects)


def _content(value, rewriter, row):
    model = rewriter.model_of(row["content_type_id"])
    return rewriter.content(model, value) if model else value


def _told(value, rewriter, row):
    return {
        key: {**each, "id": rewriter.numbers.new(TOLD[key], each["id"])}
        if key in TOLD and isinstance(each, dict) and "id" in each
        else each
        for key, each in value.items()
    }


def own_redirects(site, numbers):
    """What led from an address of every station there leads from the station's own here: others have theirs."""
    common = Redirect.objects.filter(pk__in=numbers.moved(Redirect).values(), site=None)
    common.filter(old_path__in=Redirect.objects.filter(site=site).values("old_path")).delete()
    common.update(site=site)


# --- wagtail-localize ----------------------------------------------------------------------------


def _source(value, rewriter, row):
    model = rewriter.model_of(row["specific_content_type_id"])
    return json.dumps(rewriter.content(model, json.loads(value)), cls=DjangoJSONEncoder) if model else value


def _attributes(value, rewriter, row):
    """``{tag: its attributes}`` of the links in a text."""
    tags = json.loads(value or "null")
    return json.dumps({tag: rewriter.link(each) for tag, each in tags.items()}) if tags else value


def _chosen(segment):
    """``{"chosen": label}`` of the model of which a page, a picture or a file was chosen for a translation."""
    content_type, content = _where(segment)
    model = chosen_at(content_type.model_class(), json.loads(content), segment.context.path.split("."))
    return {"chosen": model._meta.label if model else None}


def _where(segment):
    """The content type and the content (JSON) of the source that the segment is of."""
    source = getattr(segment, "source", None) or segment.context.object.sources.latest("last_updated_at")
    return source.specific_content_type, source.content_json


def chosen_at(model, content, path):
    """The model of what can be chosen at ``path`` (parts) of a page of ``model``, None where nothing is."""
    field = next((each for each in model._meta.get_fields() if each.name == path[0]), None)
    if isinstance(field, models.ForeignKey):
        return field.related_model
    if not isinstance(field, StreamField):
        return None
    block, raw = field.stream_block, json.loads(content.get(path[0]) or "[]")
    for part in path[1:]:
        block, raw = _inner(block, raw, part)
    return block.model_class if isinstance(block, blocks.ChooserBlock) else None


def _inner(block, raw, part):
    """The block at one ``part`` of a path inside ``block``, and its stored value; ``(None, None)`` for none."""
    if isinstance(block, blocks.StructBlock):
        return block.child_blocks.get(part), (raw or {}).get(part)
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        entry = next((each for each in raw or () if isinstance(each, dict) and each.get("id") == part), None)
        if entry:
            is_list = isinstance(block, blocks.ListBlock)
            return block.child_block if is_list else block.child_blocks.get(entry["type"]), entry["value"]
    return None, None


def _overridden(value, rewriter, row):
    data = json.loads(value)
    if isinstance(data, int) and not isinstance(data, bool):
        model = _model(row.get("chosen"))
        data = rewriter.numbers.new(model, data) if model else None
    return json.dumps(data)


def _model(label):
    if not label:
        return None
    app, name = label.split(".")
    found = ContentType.objects.filter(app_label=app, model=name.lower()).first()
    return found.model_class() if found else None
