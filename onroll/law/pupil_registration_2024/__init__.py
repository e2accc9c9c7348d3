"""The School Attendance (Pupil Registration) (England) Regulations 2024, a file per group of regulations."""

from onroll.law.pupil_registration_2024.attendance_codes import (
    ATTENDANCE_CODES,
    RETIRED_CODES,
    AttendanceCode,
)
from onroll.law.pupil_registration_2024.deletion import GROUNDS, Ground, ground, ground_letter
from onroll.law.pupil_registration_2024.registers import REGISTER_RULES
from onroll.law.pupil_registration_2024.returns import (
    RETURNS,
    SchoolReturn,
    deletion_return_last_day,
    deletion_return_problems,
    new_pupil_return_last_day,
)

__all__ = [
    "ATTENDANCE_CODES",
    "GROUNDS",
    "REGISTER_RULES",
    "RETIRED_CODES",
    "RETURNS",
    "AttendanceCode",
    "Ground",
    "SchoolReturn",
    "deletion_return_last_day",
    "deletion_return_problems",
    "ground",
    "ground_letter",
    "new_pupil_return_last_day",
]
