"""What reaches the log: the event's name and a short list of ids; never a name, date or address."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog
from structlog.typing import Processor

ALLOWED = frozenset(
    "event level timestamp logger request_id user_id actor_id job_id code reason_code child_ref case_ref"
    " delivery_ref source engine count accepted rejected seconds method status exception_type where".split()
)
# Loggers whose messages are templates, with the values apart; all others write values into their sentences.
TEMPLATES = ("django", "onroll", "gunicorn")


def only_allowed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every field that nobody has allowed; of an exception keep its type and where it arose."""
    error = raised(event.get("exc_info"))
    if error is not None:
        event["exception_type"] = type(error).__name__
        event["where"] = where(error)
    return {key: value for key, value in event.items() if key in ALLOWED}


def raised(exc_info: Any) -> BaseException | None:
    """The error that a line is about, in any of the three ways a logger may name it."""
    if isinstance(exc_info, tuple):
        return raised(exc_info[1])
    if isinstance(exc_info, BaseException):
        return exc_info
    return sys.exc_info()[1] if exc_info else None


def where(error: BaseException) -> list[str]:
    """The last calls on the way to an error: file, line and function, none of their values."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure() -> None:
    logging.raiseExceptions = False  # else a broken stream prints the message, values and all
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def formatter() -> logging.Formatter:
    """Our lines and other people's pass the same gate on their way out."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            only_allowed,
            structlog.processors.JSONRenderer(),
        ],
    )


def logging_config(level: str) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "onroll.project.logs.formatter"}},
        "filters": {"template": {"()": "onroll.project.logs.TemplateOnly"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["template"]},
        },
        "root": {"handlers": ["stderr"], "level": level},
        # Refused and unknown pages are already logged, with their ids, by the request's own line.
        "loggers": {"django.request": {"level": "ERROR"}, "django.server": {"level": "WARNING"}},
    }


class TemplateOnly:
    """Values in other people's sentences may be a path, a query or a name: keep only the sentence's form."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not isinstance(record.msg, dict):
            known = record.name.split(".")[0] in TEMPLATES
            record.msg = record.msg if known else "a library's message was withheld"
            record.args = ()
        return True
