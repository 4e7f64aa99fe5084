"""What is remembered for a while: the cache, public pages (cms.page_cache), and proxies in front of the site."""

from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisGone
from redis.retry import Retry

from .environment import VAR_DIR, env

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
CACHE_IS_SHARED = not CACHES["default"]["BACKEND"].endswith("LocMemCache")
if "redis" in CACHES["default"]["BACKEND"]:
    # In seconds: a machine that is gone is noticed at once. What a restart cut off is opened anew.
    CACHES["default"].setdefault("OPTIONS", {}).update(
        SOCKET_CONNECT_TIMEOUT=0.5,
        SOCKET_TIMEOUT=0.5,
        CONNECTION_POOL_KWARGS={"retry": Retry(NoBackoff(), 1, supported_errors=(RedisGone,))},
    )
# Nothing is kept in the cache alone: while Redis does not answer, everything is looked up anew.
DJANGO_REDIS_IGNORE_EXCEPTIONS = True
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True

# Public pages, until their station changes anything (cms.page_cache). In the memory of a process, a page takes 10 KB.
PAGE_CACHE = env.bool("PAGE_CACHE", default=True)
CACHES["pages"] = {**CACHES["default"], "KEY_PREFIX": "pages"}
if not CACHE_IS_SHARED:
    CACHES["pages"] |= {"LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 4000}}
GENERATIONS_DIR = VAR_DIR / "generations"
# With a network of caches in front that is told what changed (FRONTEND_CACHE_URL), pages may stay there for a while.
PROXIES_MAY = {}
if env("FRONTEND_CACHE_URL", default=""):
    WAGTAILFRONTENDCACHE = {
        "default": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": env("FRONTEND_CACHE_URL"),
        }
    }
    PROXIES_MAY = {"s_maxage": 60, "stale_while_revalidate": 600}
