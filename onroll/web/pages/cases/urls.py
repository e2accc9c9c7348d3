"""The addresses of cases, the team and what is coming, for officers and managers."""

from __future__ import annotations

from django.urls import URLPattern, path

from onroll.casework.hand_over import MAY_ASSIGN as MANAGES
from onroll.register.scope import SEES_EVERY_CHILD
from onroll.web.access import View, only
from onroll.web.pages.calendar.page import coming_days
from onroll.web.pages.cases import page as every
from onroll.web.pages.cases.assign.page import assign
from onroll.web.pages.cases.case.action import page as action
from onroll.web.pages.cases.case.barrier import page as barrier
from onroll.web.pages.cases.case.clock.page import clock
from onroll.web.pages.cases.case.close.page import close
from onroll.web.pages.cases.case.contact.page import contact
from onroll.web.pages.cases.case.document import page as document
from onroll.web.pages.cases.case.hand_over.page import hand_over
from onroll.web.pages.cases.case.meeting import page as meeting
from onroll.web.pages.cases.case.note.page import note
from onroll.web.pages.cases.case.offered.page import offered
from onroll.web.pages.cases.case.page import one_case
from onroll.web.pages.cases.case.places.page import places
from onroll.web.pages.cases.case.reopen.page import reopen
from onroll.web.pages.cases.case.step.page import step
from onroll.web.pages.cases.case.take_back.page import take_back
from onroll.web.pages.cases.letters.page import chosen
from onroll.web.pages.cases.letters.together.page import as_one, together
from onroll.web.pages.child.case.page import by_hand
from onroll.web.pages.closure.pack.page import pack
from onroll.web.pages.closure.pack.paper import take as closing_paper
from onroll.web.pages.orders import page as orders
from onroll.web.pages.team.away.page import away
from onroll.web.pages.team.page import who_has_what
from onroll.web.pages.team.schools.page import named


def at(address: str, page: View, name: str) -> URLPattern:
    """An address under a case."""
    return path(f"cases/<str:ref>{address}", only(SEES_EVERY_CHILD, page), name=name)


urlpatterns = [
    path("cases", only(SEES_EVERY_CHILD, every.cases), name="cases"),
    path("cases/export.csv", only(SEES_EVERY_CHILD, every.export), {"kind": "csv"}, name="cases-csv"),
    path("cases/export.xlsx", only(SEES_EVERY_CHILD, every.export), {"kind": "xlsx"}, name="cases-xlsx"),
    path("cases/letters", only(SEES_EVERY_CHILD, chosen), name="cases-letters"),
    path("cases/letters/together", only(SEES_EVERY_CHILD, together), name="letters-together"),
    path("cases/letters/together.pdf", only(SEES_EVERY_CHILD, as_one), name="letters-as-one"),
    path("cases/assign", only(MANAGES, assign), name="cases-assign"),
    path("team", only(SEES_EVERY_CHILD, who_has_what), name="team"),
    path("team/away", only(SEES_EVERY_CHILD, away), name="team-away"),
    path("team/schools", only(MANAGES, named), name="team-schools"),
    path("calendar", only(SEES_EVERY_CHILD, coming_days), name="calendar"),
    path("child/<str:ref>/case", only(SEES_EVERY_CHILD, by_hand), name="child-case"),
    at("", one_case, "case"),
    at("/step/<str:code>", step, "case-step"),
    at("/note", note, "case-note"),
    at("/contact", contact, "case-contact"),
    at("/meeting", meeting.meeting, "case-meeting"),
    at("/meeting/<int:number>", meeting.what_came, "case-meeting-told"),
    at("/action", action.action, "case-action"),
    at("/action/<int:number>", action.done, "case-action-done"),
    at("/barrier", barrier.barrier, "case-barrier"),
    at("/barrier/<int:number>", barrier.gone, "case-barrier-gone"),
    at("/document", document.keep, "case-document"),
    at("/document/<int:number>", document.give, "case-document-file"),
    at("/hand-over", hand_over, "case-hand-over"),
    at("/offered", offered, "case-offered"),
    at("/clock/<str:code>", clock, "case-clock"),
    at("/close", close, "case-close"),
    at("/places", places, "case-places"),
    at("/reopen", reopen, "case-reopen"),
    at("/closure", pack, "case-closure"),
    at("/closure.pdf", closing_paper, "case-closure-paper"),
    at("/order", orders.order, "case-order"),
    at("/order/bundle.zip", orders.take_bundle, "case-bundle"),
    at("/take-back/<int:number>", take_back, "case-take-back"),
]
