"""How often one key may be used: counted in the cache, where the council has set one up that all servers share.

A cache in one server's memory would let each server count by itself, so then nothing is counted.
"""

from django.conf import settings
from django.core.cache import cache

from onroll.register.models import ApiKey

A_MINUTE, MOST = 60, 120
OWN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"


def is_too_fast(key: ApiKey) -> bool:
    """Whether this use is more than the key has for a minute."""
    if settings.CACHES["default"]["BACKEND"] == OWN_MEMORY:
        return False
    name = f"onroll-key-{key.pk}"
    if cache.add(name, 1, A_MINUTE):
        return False
    try:
        return cache.incr(name) > MOST
    except ValueError:  # the minute ended between the two
        return False
