"""The one door by which an e-mail leaves: GOV.UK Notify when the council has a key for it, else Django's mail.

Without a mail server each message is a file in the outbox, so that trying Onroll out sends nothing to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient


class NotSent(Exception):
    """The post would surely not take it: says why. It may be tried again."""


class MayHaveGone(Exception):
    """The post was cut off: nobody knows whether it went, and it must not be sent again by itself."""


REFUSALS = (
    SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError, SMTPResponseException, ConnectionRefusedError, ValueError,
)  # fmt: skip
"""What a mail server or our own mail says before it has taken anything."""


@dataclass(frozen=True, slots=True)
class Message:
    """One e-mail. `key` is the same however often it is tried, so that the receiver can tell a repeat."""

    to: str
    subject: str
    body: str
    key: str


def send(message: Message) -> str:
    """Send one e-mail; returns the post's own reference for it, if it gives one. Raises NotSent, MayHaveGone."""
    return _by_notify(message) if settings.ONROLL_NOTIFY_KEY else _by_mail(message)


def _by_mail(message: Message) -> str:
    mail = EmailMessage(message.subject, message.body, to=[message.to], headers={"X-Onroll-Key": message.key})
    try:
        mail.send()
    except REFUSALS as wrong:
        raise NotSent(_says(wrong)) from wrong
    except OSError as wrong:
        raise MayHaveGone(_says(wrong)) from wrong
    return ""


def _by_notify(message: Message) -> str:
    """Notify's own template has two gaps, subject and body; it keeps our key as its reference."""
    client = NotificationsAPIClient(settings.ONROLL_NOTIFY_KEY)
    try:
        answer = client.send_email_notification(
            email_address=message.to, template_id=settings.ONROLL_NOTIFY_TEMPLATE, reference=message.key,
            personalisation={"subject": message.subject, "body": message.body},
        )  # fmt: skip
    except HTTPError as wrong:
        refused = 400 <= wrong.status_code < 500
        raise (NotSent if refused else MayHaveGone)(_says(wrong)) from wrong
    return str(answer.get("id", ""))


def _says(wrong: Exception) -> str:
    return str(wrong) or type(wrong).__name__
