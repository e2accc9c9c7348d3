"""The bundle for a prosecution: what was done and when, each notice and its service, the papers, a fingerprint of each.

What was answered about safe contact, reports of risk and the officers' notes are left out: they may tell a parent
what a child's safety needs untold. The legal team asks the officer for them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from onroll.facts.case import CLOSED, OPENED, REOPENED, STEP, Act, CaseFile, as_day, standing
from onroll.policy.collaboration.every_case import SAFE_CONTACT
from onroll.policy.pathway import Pathway, Question, Step, pathways
from onroll.reports.closure_pack import documents_of

ROWS = ("89",)
TOLD = {
    STEP: "", "contact": "Contact", "meeting": "Meeting", "letter": "Letter", "decision": "Decision",
    "document": "Paper kept", OPENED: "Case opened", REOPENED: "Case opened again", CLOSED: "Case closed",
}  # fmt: skip
"""What the chronology tells of; everything else stays in the case."""
SERVICE = ("served_on", "how", "on_whom", "by_whom", "school")
WHEN_MADE = (1980, 1, 1, 0, 0, 0)
"""The same bundle made twice has the same fingerprint: no file in it bears the moment of making."""
LEFT_OUT = "Notes, answers on safe contact and reports of risk: ask the officer for them."


@dataclass(frozen=True, slots=True)
class Index:
    """The first page: its title, whom it is about in pairs of words, and each heading with its rows and their heads."""

    title: str
    about: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[tuple[str, ...], ...], tuple[str, ...]], ...]


def bundle(
    file: CaseFile, open_paper: Callable[[str], bytes], print_index: Callable[[Index], bytes]
) -> bytes:
    """The bundle as a zip: `index.pdf`, the papers, and `sha256.txt` naming every file and its fingerprint.

    `open_paper`: the bytes kept under a fingerprint. `print_index`: the index as a PDF, the same each time. Raises
    ValueError when a paper no longer has its own fingerprint.
    """
    papers = documents_of(file)
    files = {
        f"papers/{n:02}-{paper['file_name']}": _paper(paper, open_paper) for n, paper in enumerate(papers, 1)
    }
    files = {"index.pdf": print_index(index(file, tuple(zip(files, papers, strict=True)))), **files}
    listed = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return _zip({**files, "sha256.txt": listed.encode()})


def index(file: CaseFile, papers: Sequence[tuple[str, dict[str, Any]]] = ()) -> Index:
    """The first page: who and under what law, the chronology, the notices with their service, the papers."""
    pathway = pathways()[file.way_out]
    acts = [act for act in standing(file.acts) if act.kind in TOLD and act.step != SAFE_CONTACT.code]
    born = file.facts.get("dob")
    about = (
        ("Child", str(file.facts.get("name") or "Name not known")),
        ("Born", f"{born:%-d %B %Y}" if born else "not known"),
        ("Case", file.ref), ("Under", str(pathway.law or "")), ("Opened", f"{file.opened_on:%-d %B %Y}"),
    )  # fmt: skip
    served = ("Paper", "Law", "Served on", "How", "On whom", "By whom", "School")
    kept = tuple((name, str(paper["title"]), str(paper["sha256"])) for name, paper in papers)
    return Index(f"{pathway.title}: {file.ref}", about, (
        ("Chronology", tuple(_line(act, pathway) for act in acts), ("Day", "What", "Said", "By")),
        ("Notices, the order and their service", tuple(services(file)), served),
        ("Papers", kept, ("File", "Title", "SHA-256")),
        ("Not in this bundle", ((LEFT_OUT,),), ()),
    ))  # fmt: skip


def _line(act: Act, pathway: Pathway) -> tuple[str, ...]:
    step = _step(act, pathway)
    what = step.title if step else (TOLD[act.kind] or act.step)
    return f"{act.on:%-d %B %Y}", what, _said(act, step), act.by


def in_words(question: Question, answer: Any) -> str:
    """An answer as a person reads it: a choice by its words, nothing for a blank."""
    return dict(question.choices).get(str(answer), str(answer)) if answer else ""


def _said(act: Act, step: Step | None) -> str:
    if step is not None:
        asked = ((one.title, in_words(one, act.data.get(one.code))) for one in step.asks)
        told = [f"{title}: {value}" for title, value in asked if value]
    else:
        told = [
            str(act.data[name]) for name in ("title", "how", "outcome", "to", "text") if act.data.get(name)
        ]
    return "; ".join([*told, *([str(act.data["why"])] if act.data.get("why") else [])])


def services(file: CaseFile) -> list[tuple[str, ...]]:
    """Every paper served: what it was, under what law, on which day, how, on whom and by whom, and the school in it."""
    pathway = pathways()[file.way_out]
    found = []
    for act in file.of(STEP):
        step, served = _step(act, pathway), as_day(act.data.get("served_on"))
        if step is None or served is None:
            continue
        asked = {one.code: one for one in step.asks}
        rest = [in_words(asked[name], act.data.get(name)) if name in asked else "" for name in SERVICE[1:]]
        law = f"{step.citation} ({step.citation.certainty})" if step.citation else ""
        found.append((step.title, law, f"{served:%-d %B %Y}", *rest))
    return found


def _step(act: Act, pathway: Pathway) -> Step | None:
    return next((one for one in pathway.steps if act.kind == STEP and one.code == act.step), None)


def _paper(paper: dict[str, Any], open_paper: Callable[[str], bytes]) -> bytes:
    content = open_paper(paper["sha256"])
    if sha256(content).hexdigest() != paper["sha256"]:
        raise ValueError(f"the paper “{paper['title']}” is not what was kept: its fingerprint has changed")
    return content


def _zip(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, WHEN_MADE), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()
