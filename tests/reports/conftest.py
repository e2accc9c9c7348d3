"""The same desk that brings lists in, for the reports that read what it brought."""

from tests.intake.conftest import _another_register, desk, read_here  # noqa: F401
