"""The door by which e-mail leaves."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from types import SimpleNamespace

import pytest
from django.core.mail import EmailMessage
from notifications_python_client.errors import HTTPError

from onroll.letters import post
from onroll.letters.post import MayHaveGone, Message, NotSent, send

MESSAGE = Message("amira@family.example", "A letter", "Dear parent,", "L1")


def test_it_sends_by_djangos_mail_with_a_key_that_tells_a_repeat(mailoutbox):
    send(MESSAGE)
    (mail,) = mailoutbox
    assert (mail.to, mail.body, mail.extra_headers["X-Onroll-Key"]) == (
        ["amira@family.example"],
        "Dear parent,",
        "L1",
    )


def test_it_sends_by_notify_when_the_council_has_a_key(settings, monkeypatch, mailoutbox):
    settings.ONROLL_NOTIFY_KEY, settings.ONROLL_NOTIFY_TEMPLATE = "key", "template"
    asked = {}

    class Client:
        def __init__(self, key: str) -> None:
            asked["key"] = key

        def send_email_notification(self, **said: object) -> dict[str, str]:
            asked.update(said)
            return {"id": "notify-1"}

    monkeypatch.setattr(post, "NotificationsAPIClient", Client)
    assert send(MESSAGE) == "notify-1" and not mailoutbox
    assert asked["reference"] == "L1" and asked["personalisation"] == {
        "subject": "A letter",
        "body": "Dear parent,",
    }


@pytest.mark.parametrize(
    ("broken", "told"),
    [(SMTPRecipientsRefused({}), NotSent), (ConnectionRefusedError("no"), NotSent), (ValueError("a header"), NotSent),
     (SMTPServerDisconnected("cut"), MayHaveGone), (TimeoutError("late"), MayHaveGone)],
)  # fmt: skip
def test_it_tells_what_surely_did_not_go_from_what_may_have_gone(monkeypatch, broken, told):
    def send_it(mail: EmailMessage) -> None:
        raise broken

    monkeypatch.setattr(EmailMessage, "send", send_it)
    with pytest.raises(told):
        send(MESSAGE)


@pytest.mark.parametrize(
    ("status", "told"), [(400, NotSent), (403, NotSent), (500, MayHaveGone), (503, MayHaveGone)]
)
def test_it_tells_notifys_refusal_from_its_silence(settings, monkeypatch, status, told):
    settings.ONROLL_NOTIFY_KEY = "key"

    class Client:
        def __init__(self, key: str) -> None:
            pass

        def send_email_notification(self, **said: object) -> dict[str, str]:
            raise HTTPError(SimpleNamespace(status_code=status), "no")

    monkeypatch.setattr(post, "NotificationsAPIClient", Client)
    with pytest.raises(told):
        send(MESSAGE)
