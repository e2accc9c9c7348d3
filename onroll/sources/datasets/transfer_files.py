"""Common Transfer Files and Lost Pupil Database files: who left which school, and who joined another.

Law: the pupil information regulations under which schools pass a file on when a pupil moves (unconfirmed in detail).
Read as XML of any version, or as a list of the same columns as leavers and joiners. A lost pupil's file (destination
XXXXXXX) says that nobody knows where the child is, from the day the file was made where it names none; MMMMMMM says
outside the maintained sector or abroad, which is stated and not confirmed. A history's own days speak of no other.
"""

from dataclasses import replace

from onroll.sources.datasets import school_joiners, school_leavers
from onroll.sources.shape import Source

SOURCE = Source(
    code="transfer_files",
    title="Transfer files",
    kind="changes",
    columns=(*school_leavers.SOURCE.columns, *school_joiners.STARTING),
    facts=(
        replace(school_leavers.LEAVING, true_from=("leaving_date", "returned_on"),
                only_if="leaving_date|destination_kind"),
        replace(school_joiners.JOINING, said_on=("starting_day",), only_if="starting_day"),
    ),
    legal_basis="pupil information regulations; SI 2024/208",
    legal_certainty="unconfirmed",
    speaks_of_residents=False,
    school_sent=True,
)  # fmt: skip
