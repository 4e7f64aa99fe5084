"""Pages are made quicker: what modelcluster looks up for each of them is looked up once for each type.

For every object that it makes, modelcluster goes through all fields and relations of its model (a page has eighty) to
find those that hold its children. They are the same for all objects of a type, once the models are loaded.
"""

from functools import cache

from modelcluster import models

LOOK_UPS = ("get_all_child_relations", "get_all_child_m2m_relations")


def remember_child_relations():
    """Lets modelcluster remember for each type of objects what its LOOK_UPS find."""
    for name in LOOK_UPS:
        setattr(models, name, _once_for_each_type(getattr(models, name)))


def _once_for_each_type(look_up):
    remembered = cache(look_up)
    return lambda model: remembered(model if isinstance(model, type) else type(model))
