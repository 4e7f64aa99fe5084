"""What people have sent, for how long a station keeps it, and what was erased."""

from .erasures import Erasure, ErasureReason
from .retained import Retained, RetainedQuerySet
from .settings import PrivacySettings

__all__ = ["Erasure", "ErasureReason", "PrivacySettings", "Retained", "RetainedQuerySet"]
