"""The addresses of cases. Officers and managers open them; to anybody else they are not found."""

from __future__ import annotations

from django.urls import URLPattern, path

from onroll.register.scope import SEES_EVERY_CHILD
from onroll.web.access import View, only
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
from onroll.web.pages.cases.case.reopen.page import reopen
from onroll.web.pages.cases.case.step.page import step
from onroll.web.pages.cases.case.take_back.page import take_back
from onroll.web.pages.closure.pack.page import pack
from onroll.web.pages.orders import page as orders


def at(address: str, page: View, name: str) -> URLPattern:
    """An address under a case."""
    return path(f"cases/<str:ref>{address}", only(SEES_EVERY_CHILD, page), name=name)


urlpatterns = [
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
    at("/reopen", reopen, "case-reopen"),
    at("/closure", pack, "case-closure"),
    at("/order", orders.order, "case-order"),
    at("/order/bundle.zip", orders.take_bundle, "case-bundle"),
    at("/take-back/<int:number>", take_back, "case-take-back"),
]
