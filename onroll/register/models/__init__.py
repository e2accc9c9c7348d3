"""Every table, one file per noun."""

from onroll.register.models.alert import Alert
from onroll.register.models.case import Away, Case, CaseAct, Document, NamedOfficer
from onroll.register.models.child import Child, Doubt, Link
from onroll.register.models.counts import DailyCount, Standing
from onroll.register.models.decision import DecidedRow, Decision
from onroll.register.models.delivery import Delivery, Problem
from onroll.register.models.governance import GovernanceRecord
from onroll.register.models.job import Job
from onroll.register.models.letter import Letter
from onroll.register.models.reference import PostcodeArea, School, SchoolLink
from onroll.register.models.school_act import SchoolAct
from onroll.register.models.school_day import SchoolDay
from onroll.register.models.search import SearchKey, SearchName, SearchValue, SearchWord
from onroll.register.models.sender import ApiKey, Mapping
from onroll.register.models.setting import Setting
from onroll.register.models.sighting import Fact, Identity, SenderRef, Sighting
from onroll.register.models.trail import Event, Look
from onroll.register.models.transfer import TransferFile
from onroll.register.models.user import User
from onroll.register.models.vacancy import Vacancy
from onroll.register.models.waiting import Wait

__all__ = [
    "Alert", "ApiKey", "Away", "Case", "CaseAct", "Child", "DailyCount", "DecidedRow", "Decision",
    "Delivery", "Document", "Doubt", "Event", "Fact", "GovernanceRecord", "Identity", "Job", "Letter", "Link", "Look",
    "Mapping", "NamedOfficer", "PostcodeArea", "Problem", "School", "SchoolAct", "SchoolDay", "SchoolLink", "SearchKey",
    "SearchName", "SearchValue", "SearchWord", "SenderRef", "Setting", "Sighting", "Standing",
    "TransferFile", "User", "Vacancy", "Wait",
]  # fmt: skip
