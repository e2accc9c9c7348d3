"""Common Transfer Files and Lost Pupil Database results, as rows: who left which school, and who joined another.

Law: the pupil information regulations under which schools pass a file on when a pupil moves (unconfirmed in detail).
Only a list of the same columns as leavers and joiners is read; the XML itself is refused until its reader comes.
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
        replace(school_leavers.LEAVING, only_if="leaving_date"),
        replace(school_joiners.JOINING, only_if="starting_day"),
    ),
    legal_basis="pupil information regulations; SI 2024/208",
    legal_certainty="unconfirmed",
    speaks_of_residents=False,
    school_sent=True,
)
