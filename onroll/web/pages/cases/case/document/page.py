"""A document kept with a case, and given back as a file that no browser opens by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onroll.casework.act import NotDone
from onroll.casework.filed_letter import FROM_THE_RECORD, why_not_taken
from onroll.casework.keep_document import LARGEST, keep_document, place_of
from onroll.facts.case import CaseFile
from onroll.register.models import Case, Document, Letter
from onroll.register.scope import NotFound
from onroll.web import access
from onroll.web.pages.cases import form, seen
from onroll.web.pages.letters.one.page import paper_held

MEGABYTE = 1024 * 1024


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a file in: its type is told by its bytes, and what is too large is not read."""

    def do(case: Case, file: CaseFile) -> str:
        sent = request.FILES.get("file")
        if sent is None:
            raise NotDone("choose a file")
        if (sent.size or 0) > LARGEST:
            raise NotDone(f"the file is larger than {LARGEST // MEGABYTE} MB: send it in parts")
        title = seen.words(request.POST, "document_title")
        keep_document(file, sent.read(), name=sent.name or "file", title=title, by=seen.doer(request))
        return "The document is kept."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return {"megabytes": LARGEST // MEGABYTE}

    return form.answered(request, ref, "cases/case/document/page.html", "Keep a document", do, values)


@require_safe
def give(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The file itself, as a download; the look at the child is on the trail first.

    The paper of a letter is given while the gate lets it leave; a held one to a manager only, from the record.
    """
    case, file = seen.find(request, ref)
    kept = Document.objects.filter(pk=number, case=case).first()
    if kept is None or not place_of(kept.sha256).exists():
        raise NotFound(f"there is no document {number}")
    letter = Letter.objects.select_related("child", "case").filter(document=kept).first()
    why = why_not_taken(file, letter, seen.doer(request)) if letter else ""
    from_the_record = request.GET.get("record") == "yes" and access.actor(request).role in FROM_THE_RECORD
    if letter and why and not from_the_record:
        return paper_held(request, case, file, letter, why)
    access.disclose(request, [file.child], page="case.document.held" if why else "case.document", why=why[:400])
    return FileResponse(  # type: ignore[return-value]
        place_of(kept.sha256).open("rb"), as_attachment=True, filename=kept.file_name,
        content_type=kept.content_type, headers={"X-Content-Type-Options": "nosniff"},
    )  # fmt: skip
