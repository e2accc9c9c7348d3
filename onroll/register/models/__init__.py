"""Every table, one file per noun."""

from onroll.register.models.alert import Alert
from onroll.register.models.child import Child, Doubt, Link
from onroll.register.models.counts import DailyCount, Standing
from onroll.register.models.decision import DecidedRow, Decision
from onroll.register.models.delivery import Delivery, Problem
from onroll.register.models.job import Job
from onroll.register.models.reference import PostcodeArea, School, SchoolLink
from onroll.register.models.search import SearchKey, SearchName, SearchValue, SearchWord
from onroll.register.models.sender import ApiKey, Mapping
from onroll.register.models.setting import Setting
from onroll.register.models.sighting import Fact, Identity, SenderRef, Sighting
from onroll.register.models.trail import Event, Look
from onroll.register.models.transfer import TransferFile
from onroll.register.models.user import User
from onroll.register.models.waiting import Wait

__all__ = [
    "Alert", "ApiKey", "Child", "DailyCount", "DecidedRow", "Decision", "Delivery", "Doubt", "Event", "Fact",
    "Identity", "Job", "Link", "Look", "Mapping", "PostcodeArea", "Problem", "School", "SchoolLink", "SearchKey",
    "SearchName", "SearchValue", "SearchWord", "SenderRef", "Setting", "Sighting", "Standing", "TransferFile",
    "User", "Wait",
]  # fmt: skip
