"""Which deliveries somebody may see: those that had arrived by the day they are looking at."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from onroll.register.models import Delivery
from onroll.sources.catalogue import all_sources
from onroll.web.today import view


def deliveries(request: HttpRequest) -> QuerySet[Delivery]:
    known_at = view(request).known_at
    found = Delivery.objects.all()
    return found.filter(learned_at__lte=known_at) if known_at else found


def delivery(request: HttpRequest, ref: str) -> Delivery:
    """One delivery. Raises Http404, the same for one that is not there and one that is not seen."""
    found = deliveries(request).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def is_restricted(code: str) -> bool:
    """May values of this source's rows not be shown on a page?"""
    return any(source.code == code and source.restricted for source in all_sources())
