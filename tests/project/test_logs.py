"""What reaches the log: ids and codes; never a name."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from onroll.project import logs

NAME = "Zebedee Example"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the log's own handler would write."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    handler.addFilter(logs.TemplateOnly())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def lines(written: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_it_logs_only_the_fields_that_were_allowed(written: io.StringIO) -> None:
    structlog.get_logger("onroll.test").info("delivery_read", delivery_ref="d1", accepted=3, name=NAME)
    (line,) = lines(written)
    assert (line["event"], line["delivery_ref"], line["accepted"]) == ("delivery_read", "d1", 3)
    assert NAME not in json.dumps(line)


def test_it_logs_where_an_error_arose_and_not_what_it_said(written: io.StringIO) -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        structlog.get_logger("onroll.test").exception("failed")
        logging.getLogger("django.request").error("Failed: %s", NAME, exc_info=True)
    for line in lines(written):
        assert line["exception_type"] == "ValueError"
        assert "test_logs.py" in json.dumps(line["where"])
        assert NAME not in json.dumps(line)


def test_it_withholds_the_sentences_of_libraries_that_write_values_into_them(
    written: io.StringIO,
) -> None:
    logging.getLogger("django-q").error(f"Failed on {NAME}")
    assert NAME not in written.getvalue()


def test_it_uses_that_gate_for_everything_the_program_logs() -> None:
    config = logs.logging_config("INFO")
    assert config["root"]["handlers"] == list(config["handlers"]) == ["stderr"]
    assert config["handlers"]["stderr"]["formatter"] == "json"
    assert config["handlers"]["stderr"]["filters"] == ["template"]
    assert all("handlers" not in logger for logger in config["loggers"].values())
