"""The one door by which an e-mail leaves: GOV.UK Notify when the council has a key for it, else Django's mail.

Without a mail server each message is a file in the outbox, so that trying Onroll out sends nothing to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from notifications_python_client.errors import APIError, HTTP503Error
from notifications_python_client.notifications import NotificationsAPIClient


class NotSent(Exception):
    """The post would not take it: says why. Whether a later try may be made is for a person to say."""


@dataclass(frozen=True, slots=True)
class Message:
    """One e-mail. `key` is the same however often it is tried, so that the receiver can tell a repeat."""

    to: str
    subject: str
    body: str
    key: str


def send(message: Message) -> str:
    """Send one e-mail; returns the post's own reference for it, if it gives one. Raises NotSent."""
    return _by_notify(message) if settings.ONROLL_NOTIFY_KEY else _by_mail(message)


def _by_mail(message: Message) -> str:
    mail = EmailMessage(message.subject, message.body, to=[message.to], headers={"X-Onroll-Key": message.key})
    try:
        mail.send()
    except (OSError, ValueError) as wrong:
        raise NotSent(str(wrong) or type(wrong).__name__) from wrong
    return ""


def _by_notify(message: Message) -> str:
    """Notify's own template has two gaps, subject and body; it keeps our key as its reference."""
    client = NotificationsAPIClient(settings.ONROLL_NOTIFY_KEY)
    try:
        answer = client.send_email_notification(
            email_address=message.to, template_id=settings.ONROLL_NOTIFY_TEMPLATE, reference=message.key,
            personalisation={"subject": message.subject, "body": message.body},
        )  # fmt: skip
    except (APIError, HTTP503Error, OSError, ValueError) as wrong:
        raise NotSent(str(wrong) or type(wrong).__name__) from wrong
    return str(answer.get("id", ""))
