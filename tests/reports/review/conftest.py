"""The same desk that brings lists in, for the reports about doubts."""

from tests.intake.conftest import _another_register, desk, read_here  # noqa: F401
