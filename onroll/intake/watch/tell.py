"""An e-mail to whoever keeps the watch, once alerts are safely written: how many, and nobody by name."""

from __future__ import annotations

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

logger = structlog.get_logger(__name__)
SUBJECT = "Onroll: {many} to look at"
BODY = """{many}: a row has come that may be about a child nobody is looking for any more.

Sign in to Onroll and open Alerts. For the children's sake this message names nobody.
"""


def later(alerts: int) -> None:
    """Send it when this transaction has ended well; nothing is sent where no address is set."""
    if alerts and settings.ONROLL_ALERTS_TO:
        transaction.on_commit(lambda: _send(alerts))


def _send(alerts: int) -> None:
    many = "1 alert" if alerts == 1 else f"{alerts:,} alerts"
    try:
        send_mail(SUBJECT.format(many=many), BODY.format(many=many), None, settings.ONROLL_ALERTS_TO)
    except Exception:  # a mail server that is away must not look like an import that failed
        logger.exception("alert_mail_failed")
