"""What tests of removals say and do again and again."""

from __future__ import annotations

from onroll.casework.confirm_destination import Destination
from onroll.casework.decide_removal import decide_removal
from onroll.casework.keep_document import keep_document
from onroll.facts.case import CaseFile
from onroll.policy.removal_from_roll.confirmation import SCHOOL
from onroll.policy.removal_from_roll.known import rule
from onroll.register import council
from onroll.register.models import CaseAct
from tests.casework.removal.conftest import Request
from tests.intake.lists import OTHER_SCHOOL

NEW_SCHOOL = Destination(SCHOOL, "Ferrymead School", OTHER_SCHOOL)
GROUND_A = {"mobile_main_school": "no", "dual_agreed": "no", "placed_at_special_school": "no"}
GROUND_I = {"only_g_n_o": "yes", "sickness_or_unavoidable": "no",
            "placed_at_special_school": "no", "absent_since": "2026-10-05"}  # fmt: skip
NOTHING = {"social_care": "nothing", "revenues": "nothing"}


def paper(asked: Request, file: CaseFile) -> int:
    """A paper kept with the case; its number."""
    kept = keep_document(file, b"%PDF-1.7 an invented ticket", name="a.pdf", title="A ticket", by=asked.by())
    return int(kept.data["document"])


def decide(asked: Request, file: CaseFile, decision: str, who: str = "amira", **found: str) -> CaseAct:
    file = asked.file(file.ref)
    return decide_removal(
        file, decision, asked.by(who), council.school_calendar(), why="as shown", seen=file.version,
        found={code.replace("_", "-"): said for code, said in found.items()},
    )  # fmt: skip


def outcome(asked: Request, file: CaseFile) -> str:
    return rule(asked.file(file.ref), asked.by().on, council.school_calendar()).outcome


def enquire(asked: Request, ref: str, *, visit: bool = True) -> None:
    """Everything that is done before a pupil counts as not located."""
    if visit:
        asked.do(
            ref,
            "home-visit",
            visited_on="2026-11-12",
            by="The attendance officer",
            found="Nobody lives there",
        )
    finds = dict.fromkeys(("involvements", "siblings", "admissions", "postcode"), "nothing")
    asked.do(ref, "education-database", **finds)
    asked.do(ref, "other-databases", **NOTHING)
    asked.do(ref, "child-health", "sent")
    asked.do(ref, "child-health", "answered", answer="nothing")
