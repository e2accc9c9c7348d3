"""Is the program alive, and can it reach both of its stores? Nothing about children."""

from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse

STORES = ("default", "trail")


def live(request: HttpRequest) -> HttpResponse:
    """The program answers."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> HttpResponse:
    """The register and its trail can be read."""
    stores = {store: _answers(store) for store in STORES}
    fine = all(stores.values())
    return JsonResponse({"ready": fine, "stores": stores}, status=200 if fine else 503)


def _answers(store: str) -> bool:
    try:
        with connections[store].cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False
