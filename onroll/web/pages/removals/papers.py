"""The papers that come with what a school says: how many, how large, and kept with the case."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from onroll.casework.act import Doer, NotDone
from onroll.casework.keep_document import LARGEST, keep_with
from onroll.register.models import Case

MOST_FILES = 5
MEGABYTES = LARGEST // 1024 // 1024


def sent(request: HttpRequest) -> list[UploadedFile]:
    """The files of a form. Raises NotDone for too many, or for one that is too large."""
    files = request.FILES.getlist("evidence")
    if len(files) > MOST_FILES or any((one.size or 0) > LARGEST for one in files):
        raise NotDone(f"at most {MOST_FILES} files at a time, each of at most {MEGABYTES} MB")
    return files


def keep(case: Case, files: Iterable[UploadedFile], by: Doer) -> None:
    """Keep them with a case that their sender was let see. Raises NotDone naming the first that is not kept."""
    for one in files:
        try:
            keep_with(case, one.read(), name=one.name or "file", title="", by=by)
        except NotDone as wrong:
            raise NotDone(f"the file {one.name}: {wrong}") from wrong
