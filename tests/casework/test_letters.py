"""The life of a letter: drafted, edited, sent once or printed, filed; the gate asked again at that moment."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onroll.casework.act import Changed, NotDone
from onroll.casework.answer_safe_contact import Said
from onroll.casework.cancel_letter import cancel_letter
from onroll.casework.draft_letter import edit_letter
from onroll.casework.keep_document import place_of
from onroll.casework.send_letter import NotTaken, print_letter, send_letter
from onroll.policy.who_may_know.sending import Kind, Recipient, Who
from onroll.register.models import CaseAct, Child, Event, Letter
from onroll.register.scope import NotFound
from tests.casework.conftest import Desk
from tests.casework.letters import ANSWERS, FILED, HOME, MOTHER, TEXT, answer, drafted, later, to

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


class Post:
    """A post that counts what it is given, and may refuse or break."""

    def __init__(self, breaks: Callable[[], Exception] | None = None) -> None:
        self.given: list[str] = []
        self.breaks = breaks

    def __call__(self, letter: Letter) -> str:
        self.given.append(letter.effect_key)
        if self.breaks:
            raise self.breaks()
        return "ref-1"


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.ONROLL_HOME = tmp_path


def test_it_sends_once_files_the_bytes_and_writes_one_meaningful_act(desk: Desk):
    file, post = desk.case(), Post()
    answer(desk)
    letter = drafted(desk, file)
    sent = send_letter(file, letter.pk, FILED, desk.by(), seen=1, post=post)
    assert (sent.state, sent.post_ref, post.given) == ("sent", "ref-1", [letter.effect_key])
    assert place_of(sent.sha256).read_bytes() == FILED.content and sent.document.sha256 == sent.sha256
    (act,) = CaseAct.objects.filter(kind="letter")
    assert act.data["outcome"] == "sent" and desk.file(file.ref).last_meaningful.kind == "letter"
    with pytest.raises(Changed):
        send_letter(file, letter.pk, FILED, desk.by(), seen=sent.version, post=post)
    assert len(post.given) == 1


def test_it_writes_one_event_for_each_action_and_names_nobody_in_it(desk: Desk):
    file = desk.case()
    answer(desk)
    before = Event.objects.count()
    letter = drafted(desk, file)
    letter = edit_letter(file, letter.pk, TEXT + " Thank you.", desk.by(), seen=1)
    print_letter(file, letter.pk, FILED, desk.by(), seen=letter.version)
    events = list(Event.objects.order_by("pk")[before:])
    assert [one.kind for one in events] == ["case_letter_drafted", "case_letter_edited", "case_letter"]
    assert "testwell" not in " ".join(one.detail for one in events).lower()


@pytest.mark.parametrize(
    "how", [print_letter, lambda *given, **more: send_letter(*given, **more, post=Post())]
)
def test_it_asks_the_gate_again_at_the_moment_of_leaving(desk: Desk, how):
    file = desk.case()
    letter = drafted(desk, file)
    with pytest.raises(NotDone, match="held: nobody has answered"):
        how(file, letter.pk, FILED, desk.by(), seen=1)
    number = answer(desk)
    answer(desk, replace(ANSWERS, safe={HOME: "no"}), seen=number)
    with pytest.raises(NotDone, match="refused: .*not safe"):
        how(file, letter.pk, FILED, desk.by(), seen=1)
    letter.refresh_from_db()
    assert letter.state == "drafted" and not CaseAct.objects.filter(kind="letter").exists()


def test_it_never_asks_the_post_for_what_the_gate_holds(desk: Desk):
    file, post = desk.case(), Post()
    letter = drafted(desk, file)
    with pytest.raises(NotDone):
        send_letter(file, letter.pk, FILED, desk.by(), seen=1, post=post)
    assert post.given == []


def test_it_lets_answers_lapse_after_the_days_the_council_chose(desk: Desk):
    file = desk.case()
    answer(desk)
    letter = drafted(desk, file)
    with pytest.raises(NotDone, match="more than 28 days old"):
        print_letter(file, letter.pk, FILED, later(desk.by(), 29), seen=1)
    print_letter(file, letter.pk, FILED, later(desk.by(), 28), seen=1)


def test_it_stops_all_post_about_a_child_who_has_died(desk: Desk):
    file = replace(desk.case(), position="died")
    answer(desk)
    letter = drafted(desk, file)
    with pytest.raises(NotDone, match="died"):
        print_letter(file, letter.pk, FILED, desk.by(), seen=1)


def test_it_finds_no_letter_of_a_child_sealed_meanwhile(desk: Desk):
    file = desk.case()
    answer(desk)
    letter = drafted(desk, file)
    Child.everyone.filter(pk=desk.child.pk).update(restriction="sealed")
    with pytest.raises(NotFound):
        print_letter(file, letter.pk, FILED, desk.by(), seen=1)


def test_it_may_be_tried_again_after_the_post_refused(desk: Desk):
    file, refuses, takes = desk.case(), Post(lambda: NotTaken("no such address")), Post()
    answer(desk)
    letter = drafted(desk, file)
    with pytest.raises(NotDone, match="no such address"):
        send_letter(file, letter.pk, FILED, desk.by(), seen=1, post=refuses)
    letter.refresh_from_db()
    assert (letter.state, letter.problem) == ("drafted", "no such address")
    send_letter(file, letter.pk, FILED, desk.by(), seen=letter.version, post=takes)
    assert refuses.given == takes.given


def test_it_is_never_sent_again_when_nobody_knows_whether_it_went(desk: Desk):
    file, cut, post = desk.case(), Post(lambda: RuntimeError("the machine stopped")), Post()
    answer(desk)
    letter = drafted(desk, file)
    with pytest.raises(RuntimeError):
        send_letter(file, letter.pk, FILED, desk.by(), seen=1, post=cut)
    letter.refresh_from_db()
    assert letter.state == "sending"
    with pytest.raises(Changed):
        send_letter(file, letter.pk, FILED, desk.by(), seen=letter.version, post=post)
    assert post.given == []
    cancel_letter(file, letter.pk, desk.by(), why="the family says it came", seen=letter.version)


def test_it_loses_nothing_when_two_edit_one_letter(desk: Desk):
    file = desk.case()
    letter = drafted(desk, file)
    edit_letter(file, letter.pk, TEXT + " One.", desk.by("ama"), seen=1)
    with pytest.raises(Changed):
        edit_letter(file, letter.pk, TEXT + " Two.", desk.by("ben"), seen=1)
    letter.refresh_from_db()
    assert letter.text.endswith("One.") and letter.drafted == TEXT


@pytest.mark.parametrize("text", ["", "Subject: \n\nBody", "Subject: Words", "Subject: x\n\n" + "y" * 20_001])
def test_it_keeps_no_letter_without_a_subject_or_words(desk: Desk, text: str):
    with pytest.raises(NotDone):
        drafted(desk, desk.case(), text=text)


def test_it_cancels_what_has_not_left_and_nothing_else(desk: Desk):
    file = desk.case()
    answer(desk)
    letter = drafted(desk, file)
    printed = print_letter(file, letter.pk, FILED, desk.by(), seen=1)
    with pytest.raises(NotDone, match="has left"):
        cancel_letter(file, letter.pk, desk.by(), why="a mistake", seen=printed.version)


def test_it_tells_social_care_at_once_whatever_is_unanswered(desk: Desk):
    file = desk.case()
    letter = drafted(desk, file, to(Recipient(Who.CRS), "duty@crs.example"))
    assert print_letter(file, letter.pk, FILED, desk.by(), seen=1).state == "printed"


def test_it_holds_everything_for_advice_once_an_immediate_risk_is_reported(desk: Desk):
    file = desk.case()
    answer(desk)
    CaseAct.objects.create(
        child=desk.child, kind="immediate_risk", on=desk.by().on, at=desk.by().now, by="ama"
    )
    letter = drafted(desk, file)
    with pytest.raises(NotDone, match="immediate risk"):
        print_letter(file, letter.pk, FILED, desk.by(), seen=1)


def test_it_prints_no_visit_card_for_an_unsafe_or_unnamed_home(desk: Desk):
    file = desk.case()
    answer(desk, Said(told=ANSWERS.told, forbidden="nobody", concerns=ANSWERS.concerns))
    sending = replace(to(MOTHER), kind=Kind.VISIT)
    with pytest.raises(NotDone, match="whether this address is safe"):
        print_letter(file, drafted(desk, file, sending).pk, FILED, desk.by(), seen=1)
