"""Ask the safe-contact gate about a letter, with the answers and the addresses as they stand at this moment."""

from __future__ import annotations

from onroll.casework.act import Doer, NotDone
from onroll.casework.draft_letter import sending_of
from onroll.facts.case import CaseFile
from onroll.policy.removal_from_roll.removal import CODE
from onroll.policy.who_may_know.from_acts import answers_of, dangers
from onroll.policy.who_may_know.ruling import Ruling
from onroll.policy.who_may_know.safe_contact import (
    DIED,
    FOLLOWS,
    REMOVAL,
    SAID_TO_HAVE_DIED,
    SEALED,
    may_leave,
    ready,
)
from onroll.policy.who_may_know.same_home import SAME_HOME, holds_here_too
from onroll.policy.who_may_know.sending import Sending, Tells, plain
from onroll.policy.who_may_know.text_tells import streets_of, text_tells
from onroll.register import council
from onroll.register.contact import reach, receiving_schools
from onroll.register.held import Held, held
from onroll.register.models import Child, Letter
from onroll.register.said_in_cases import said_to_have_died


def ruling_on(file: CaseFile, letter: Letter, by: Doer, of: Held | None = None) -> Ruling:
    """What the gate says of this letter now. of: what is held of the child, where it has been read already."""
    of = of or held(letter.child_id)
    return ruling_of(file, letter.child, sending_of(letter, _words_tell(file, letter, of)), of, by)


def ruling_of(file: CaseFile, child: Child, sending: Sending, of: Held, by: Doer) -> Ruling:
    """What the gate says of anything about to leave on a case."""
    return may_leave(
        sending, answers_of(of.acts)[1], _known(file, child, of, sending), [one.address for one in reach(of).homes],
        now=by.now, days=council.choices().safe_contact_days,
    )  # fmt: skip


def ready_on(file: CaseFile, child: Child, by: Doer) -> Ruling:
    """Whether anything at all may leave on a case now: for a step that was taken by hand and not by a letter."""
    of = held(child.pk)
    return ready(
        answers_of(of.acts)[1], _known(file, child, of), [one.address for one in reach(of).homes],
        now=by.now, days=council.choices().safe_contact_days,
    )  # fmt: skip


def _known(file: CaseFile, child: Child, of: Held, sending: Sending | None = None) -> frozenset[str]:
    """What else is known of the child that the gate asks about."""
    holds = {
        DIED: file.position == DIED,
        SAID_TO_HAVE_DIED: said_to_have_died(of),
        FOLLOWS: of.follows,
        REMOVAL: file.way_out == CODE,
        SEALED: bool(child.restriction),
        SAME_HOME: holds_here_too(of.others, sending),
    }
    return dangers(of.acts, {*file.flags, *(flag for flag, there in holds.items() if there)})


def insist(ruling: Ruling) -> None:
    """Raises NotDone, saying why and what to do, unless it may leave."""
    if not ruling:
        said = f"{ruling.why} {ruling.to_do}".strip()
        raise NotDone(f"{ruling.outcome}: {said[:1].lower()}{said[1:]}")


def _words_tell(file: CaseFile, letter: Letter, of: Held) -> frozenset[Tells]:
    homes = [
        (line, one.postcode) for one in reach(of).known for line in (one.line, *streets_of(one.text))
    ]  # fmt: skip
    to = plain(letter.to_name)
    schools = [one for one in receiving_schools(of, but=[file.school]) if plain(one) != to]
    return text_tells(letter.text, homes=homes, schools=schools, used=letter.address)
