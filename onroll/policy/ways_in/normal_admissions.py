"""School admissions: an in-year application, or the normal round."""

from onroll.policy.ways_in.application import application
from onroll.policy.ways_in.route import Route

HEADING = "Routes into education for children of compulsory school age"

ROUTE = Route(
    "normal_admissions",
    "School admissions",
    "School Admissions Team",
    "admissions",
    application("application", "admissions"),
)
