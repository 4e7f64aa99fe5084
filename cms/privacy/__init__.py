"""Personal data of the public: what is told about it, how long it is kept, and how it is seen, mended and erased.

An app declares its ``kinds.Kind`` in its ``ready``, and its models extend ``models.Retained``.
"""
