"""What came of a visit or a meeting, and what was agreed: by whom, and by which day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.visit_school import ToDo, tell_of
from onroll.policy.collaboration.with_schools import CANCELLED, STATES
from onroll.register.school_acts import with_one
from onroll.register.scope import NotFound
from onroll.web.pages.cases import asking, seen
from onroll.web.pages.schools.school import form
from onroll.web.today import real_today

ROWS = ("17", "31")
ACTIONS = (1, 2, 3)


@require_http_methods(["GET", "HEAD", "POST"])
def what_came(request: HttpRequest, school: str, number: int) -> HttpResponse:
    """Held or cancelled, in words, with up to three things agreed. Raises NotFound for none, or one told of."""
    about = next((one for one in with_one(school).to_come if one.number == number), None)
    if about is None:
        raise NotFound(str(number))

    def do() -> str:
        state, text = request.POST.get("state", ""), seen.words(request.POST, "text")
        tell_of(school, number, state, text, seen.doer(request), agreed=agreed(request))
        return "What came of it is written down."

    still = about.on > real_today()
    states = {code: text for code, text in STATES.items() if code == CANCELLED or not still}
    return form.answered(
        request, school, "meeting", "What came of it?", do, about=about, still=still, states=asking.items(states),
        actions=[] if still else [fields(request, one) for one in ACTIONS],
    )  # fmt: skip


def agreed(request: HttpRequest) -> list[ToDo]:
    """The things agreed, as typed; an empty row is none. Raises NotDone naming the row that lacks something."""
    found = []
    for one in ACTIONS:
        title, to = seen.words(request.POST, f"title-{one}"), seen.words(request.POST, f"to-{one}")
        day = any(request.POST.get(f"due-{one}-{part}", "").strip() for part in ("day", "month", "year"))
        if not (title or to or day):
            continue
        if not title or not to:
            raise NotDone(f"agreed, {one}: say what is to be done, and by whom")
        found.append((title, to, seen.any_day(request.POST, f"due-{one}", f"Agreed, {one}: its last day")))
    return found


def fields(request: HttpRequest, one: int) -> dict[str, Any]:
    """One row of the form."""
    return {"number": one, "boxes": asking.boxes(request, f"due-{one}", today=False)}
