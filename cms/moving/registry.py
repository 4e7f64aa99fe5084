"""Where rooms say what cannot be seen in their models: numbers inside texts, files without a field, what follows.

Each registers in the ``ready`` of its AppConfig, and needs to only for what is not an ordinary foreign key, stream,
rich text or file field.
"""

# {(label of a model, name of a field): function}
_texts = {}
# {label of a model: function}
_files = {}
_facts = {}
_afterwards = {}


def rewrite(label, field, function):
    """Has ``function(value, rewriter, row)`` give what a field that holds numbers in its own way holds there.

    ``rewriter``: the Rewriter of the import, with its ``numbers``. ``row``: the row as it was exported, ``{column:
    value}``.
    """
    _texts[label, field] = function


def rewriter_of(model, field):
    return _texts.get((model._meta.label, field))


def describe(label, function):
    """Adds ``function(instance)``, a dict, to each row that is exported: what a rewriter cannot know otherwise."""
    _facts[label] = function


def facts_of(instance):
    function = _facts.get(instance._meta.label)
    return function(instance) if function else {}


def carry_files(label, function):
    """Has the files go along that ``function(row)`` names, as ``(name of the storage, name)`` each.

    They keep their names. ``row``: as for ``rewrite``.
    """
    _files[label] = function


def files_of(model):
    return _files.get(model._meta.label)


def afterwards(name, function):
    """Calls ``function(site, numbers)`` at the end of an import, in the same transaction as all of it.

    ``site``: as it is now. ``numbers``: the Numbers of the import.
    """
    _afterwards[name] = function


def last_steps():
    return list(_afterwards.values())
