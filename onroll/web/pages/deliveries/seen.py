"""Which deliveries somebody may see: those that had arrived by the day they are looking at."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from onroll.register.models import Delivery
from onroll.sources.catalogue import all_sources
from onroll.web.jinja import moment
from onroll.web.show import show
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


def already(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that a delivery has been settled or withdrawn meanwhile, by whom and when; nothing is done."""
    return show(
        request, "deliveries/settled.html", title="This has been done already", ref=ref,
        says=became(delivery(request, ref)), status=409,
    )  # fmt: skip


def became(found: Delivery) -> str:
    """What has become of a delivery, in a sentence."""
    if found.state == "withdrawn":
        return f"Delivery {found.ref} was already withdrawn by {found.withdrawn_by}, {moment(found.withdrawn_at)}."
    if found.settled_at is not None:
        return f"Delivery {found.ref} was already settled by {found.settled_by}, {moment(found.settled_at)}."
    if found.state == "refused":
        return f"Delivery {found.ref} was refused, and nothing was taken from it."
    return f"Delivery {found.ref} counts already: it was never held."
