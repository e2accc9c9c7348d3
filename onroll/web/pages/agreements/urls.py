"""The addresses of what is kept in force: officers read, managers write."""

from __future__ import annotations

from django.urls import path

from onroll.casework.keep_in_force import MAY_KEEP
from onroll.register.scope import SEES_EVERY_CHILD
from onroll.web.access import only
from onroll.web.pages.agreements.entry import page as entry
from onroll.web.pages.agreements.page import export, listed
from onroll.web.pages.agreements.write import page as write

urlpatterns = [
    path("agreements", only(SEES_EVERY_CHILD, listed), name="agreements"),
    path("agreements/export.csv", only(SEES_EVERY_CHILD, export), name="agreements-csv"),
    path("agreements/new", only(MAY_KEEP, write.new), name="agreement-new"),
    path("agreements/<str:ref>", only(SEES_EVERY_CHILD, entry.one), name="agreement"),
    path(
        "agreements/<str:ref>/paper/<int:version>",
        only(SEES_EVERY_CHILD, entry.paper),
        name="agreement-paper",
    ),
    path("agreements/<str:ref>/review", only(MAY_KEEP, entry.reviewed), name="agreement-review"),
    path("agreements/<str:ref>/replace", only(MAY_KEEP, write.replaced), name="agreement-replace"),
    path("agreements/<str:ref>/end", only(MAY_KEEP, entry.ended), name="agreement-end"),
]
