"""The desk of the intake's tests, and the cast of the web's."""

from tests.intake.conftest import _another_register, desk, read_here  # noqa: F401
from tests.web.conftest import _demonstration, signed_in  # noqa: F401
