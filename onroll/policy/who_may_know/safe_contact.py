"""The safe-contact gate: nothing leaves until it is answered who may be told, who must not, and where it is safe.

The harm that is seen most is an address told to the very person a family fled from, in a letter that somebody meant
well. So a blank is unknown, unknown is held, and one "no" outweighs any number of "yes".
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from onroll.facts.answers import Truth
from onroll.policy.who_may_know.answers import CONCERNS, SafeContact, recipient
from onroll.policy.who_may_know.asked import Asked, Check
from onroll.policy.who_may_know.ruling import (
    ACCURATE,
    ALLOWED,
    HELD,
    KEPT_SAFE,
    REFUSED,
    WORK_TOGETHER,
    Ruling,
)
from onroll.policy.who_may_know.same_home import SAME_HOME
from onroll.policy.who_may_know.sending import (
    ADVISERS,
    NEVER_TOLD_WHERE,
    ONE_OF_ITS_KIND,
    PEOPLE,
    Address,
    Kind,
    Recipient,
    Sending,
    Tells,
    Who,
    plain,
)

HEADING = "Collaboration with other services"

SEALED, DIED, IMMEDIATE_RISK = "sealed", "died", "immediate_risk"
SAID_TO_HAVE_DIED, REMOVAL, FOLLOWS = "said_to_have_died", "removal", "follows"
"""Somebody's word that the child died, not yet the account's; a school asks to remove the name; and: the record was
joined to another, or another to it, and the cases of the one that went have not followed yet."""
ASK_CRS = (
    "Ask the Children's Resource Service, and record its advice: whom it agrees to, who gave it and when."
)
ANSWER = "Answer the safe-contact questions for this child."


def may_leave(
    sending: Sending,
    answers: SafeContact | None,
    flags: Collection[str],
    addresses: Collection[Address],
    *,
    now: datetime,
    days: int,
) -> Ruling:
    """May this leave now? A refusal outweighs a hold, and a hold outweighs everything else."""
    asked = Asked(sending, answers, frozenset(flags), tuple(addresses), now, days)
    found = [ruling for check in CHECKS if (ruling := check(asked)) is not None]
    for outcome in (REFUSED, HELD):
        for ruling in found:
            if ruling.outcome == outcome:
                return ruling
    if answers is not None and answers.is_safe(sending.address) is Truth.YES:
        return Ruling(ALLOWED, "Those told may be told, and the address is safe.", KEPT_SAFE)
    return Ruling(
        ALLOWED, "Those told may be told. Nobody has answered about this address: check it.", KEPT_SAFE
    )


def ready(
    answers: SafeContact | None,
    flags: Collection[str],
    addresses: Collection[Address],
    *,
    now: datetime,
    days: int,
) -> Ruling:
    """May anything at all leave about this child now? To whom and where is asked again as each thing leaves."""
    agreed = sorted(answers.advice.agrees_to) if answers and answers.advice else []
    to = recipient(agreed[0]) if agreed else Recipient(Who.PARTNER)
    asked = Asked(Sending(Kind.LETTER, to), answers, frozenset(flags), tuple(addresses), now, days)
    stops = (ruling for check in AT_ALL if (ruling := check(asked)) is not None)
    return next(stops, Ruling(ALLOWED, "The safe-contact questions are answered.", KEPT_SAFE))


def place_ready(
    place: str, answers: SafeContact | None, addresses: Collection[Address], *, now: datetime, days: int
) -> Ruling:
    """May anything go to this address, number or e-mail of the family, as far as the place itself is asked about?"""
    sending = Sending(Kind.LETTER, Recipient(Who.PARENT), place)
    asked = Asked(sending, answers, frozenset(), tuple(addresses), now, days)
    stops = (ruling for check in OF_A_PLACE if (ruling := check(asked)) is not None)
    return next(stops, Ruling(ALLOWED, "It was answered that this address is safe.", KEPT_SAFE))


def _sealed(asked: Asked) -> Ruling | None:
    if SEALED in asked.flags:
        return Ruling(REFUSED, "Nothing leaves about this record.", KEPT_SAFE)
    return None


def _died(asked: Asked) -> Ruling | None:
    if DIED in asked.flags:
        return Ruling(REFUSED, "The child has died: all post is stopped.", ACCURATE)
    return None


def _said_to_have_died(asked: Asked) -> Ruling | None:
    if SAID_TO_HAVE_DIED in asked.flags:
        why = "Somebody has said that the child has died: nothing leaves until that is settled."
        return Ruling(HELD, why, ACCURATE, "Find out whether it is so; a word that is wrong is taken back.")
    return None


def _follows(asked: Asked) -> Ruling | None:
    if FOLLOWS in asked.flags:
        why = "This record and another proved to be one child: the cases and answers of the one that went follow."
        return Ruling(HELD, why, ACCURATE, "Wait a moment, then look at the child again.")
    return None


def _must_not(asked: Asked) -> Ruling | None:
    if asked.answers is not None and asked.answers.may_be_told(asked.sending.to) is Truth.NO:
        return Ruling(REFUSED, "It was answered that this recipient must not be told.", KEPT_SAFE)
    return None


def _unsafe_address(asked: Asked) -> Ruling | None:
    if asked.answers is not None and asked.answers.is_safe(asked.sending.address) is Truth.NO:
        return Ruling(REFUSED, "It was answered that this address is not safe.", KEPT_SAFE)
    return None


def _where_the_child_is(asked: Asked) -> Ruling | None:
    """Where a child is, is told to nobody of these kinds unless somebody has said that this very one may be told."""
    to = asked.sending.to
    if not asked.sending.tells & _not_told(to.who, asked.flags):
        return None
    if asked.answers is not None and to.key in asked.answers.where:
        return None
    return Ruling(
        REFUSED, "It would tell where the child is, which this recipient is not told by default.", KEPT_SAFE
    )


def _not_told(who: Who, flags: frozenset[str]) -> frozenset[Tells]:
    """What this kind is not told by default. A school that asks to remove a name is as good as the last school."""
    if who in NEVER_TOLD_WHERE or (REMOVAL in flags and who is Who.SCHOOL_ON_ROLL):
        return frozenset(Tells)
    return frozenset({Tells.ADDRESS}) if REMOVAL in flags and who is Who.RECEIVING_SCHOOL else frozenset()


def _unanswered(asked: Asked) -> Ruling | None:
    if asked.answers is None:
        return Ruling(
            HELD,
            "Nobody has answered who may be told, who must not, and where it is safe.",
            KEPT_SAFE,
            ANSWER,
        )
    if asked.answers.anew:
        why = "Two records proved to be one child: the strictest answers of both stand, and are to be given anew."
        return Ruling(HELD, why, ACCURATE, ANSWER)
    if not asked.answers.must_not_answered:
        return Ruling(HELD, "Nobody has answered who must not be told.", KEPT_SAFE, ANSWER)
    return None


def _stale(asked: Asked) -> Ruling | None:
    """Answers lapse: with time, with a newer address, and when they claim to come from the future."""
    answers = asked.answers
    if answers is None:
        return None
    if answers.answered_at > asked.now:
        return Ruling(HELD, "The answers bear a moment that has not come yet.", ACCURATE, ANSWER)
    if asked.now - answers.answered_at > timedelta(days=asked.days):
        return Ruling(HELD, f"The answers are more than {asked.days} days old.", ACCURATE, ANSWER)
    if any(one.learned_at > answers.answered_at for one in asked.addresses):
        return Ruling(
            HELD, "A newer address has been learned since the answers were given.", ACCURATE, ANSWER
        )
    return None


def _concern(asked: Asked) -> Ruling | None:
    """A concern that nobody has ruled out holds; so does one there is, or an immediate risk, until there is advice."""
    said = {code: asked.answers.concern(code) if asked.answers else Truth.UNKNOWN for code in CONCERNS}
    for code, title in CONCERNS.items():
        if (code in asked.flags or said[code] is Truth.YES) and not _advised(asked):
            return Ruling(HELD, f"There is {title}.", WORK_TOGETHER, ASK_CRS)
    if IMMEDIATE_RISK in asked.flags and not _advised(asked):
        return Ruling(HELD, "An immediate risk has been reported.", WORK_TOGETHER, ASK_CRS)
    for code, title in CONCERNS.items():
        if said[code] is Truth.UNKNOWN:
            return Ruling(HELD, f"It is not known whether there is {title}.", WORK_TOGETHER, ANSWER)
    return None


def _same_home(asked: Asked) -> Ruling | None:
    """Nothing is said of the other child: whoever asks here may not be who may know."""
    if SAME_HOME not in asked.flags or _advised(asked):
        return None
    why = "What was answered for another child at this address holds for this one as well."
    return Ruling(HELD, why, WORK_TOGETHER, ASK_CRS)


def _advised(asked: Asked) -> bool:
    """Advice counts for whom it names, and only when it was given for these answers: not before, not to come."""
    answers = asked.answers
    if answers is None or answers.advice is None or not answers.advice.by:
        return False
    advice = answers.advice
    return answers.answered_at <= advice.given_at <= asked.now and _agreed(asked.sending.to, advice.agrees_to)


def _agreed(to: Recipient, agrees_to: Collection[str]) -> bool:
    return to.key in agrees_to or (to.who in ONE_OF_ITS_KIND and to.who.value in agrees_to)


def _person(asked: Asked) -> Ruling | None:
    to = asked.sending.to
    if to.who in PEOPLE and not plain(to.name):
        return Ruling(HELD, "It does not say for whom it is.", KEPT_SAFE, "Choose a person by name.")
    if to.who in PEOPLE and (asked.answers is None or asked.answers.may_be_told(to) is not Truth.YES):
        return Ruling(HELD, "Nobody has answered whether this person may be told.", KEPT_SAFE, ANSWER)
    return None


def _home(asked: Asked) -> Ruling | None:
    if _reaches_a_home(asked) and (
        asked.answers is None or asked.answers.is_safe(asked.sending.address) is not Truth.YES
    ):
        return Ruling(HELD, "Nobody has answered whether this address is safe.", KEPT_SAFE, ANSWER)
    return None


def _reaches_a_home(asked: Asked) -> bool:
    """Does it go where the family is or was, by its kind, by whom it is for, or by the address written on it?"""
    address = plain(asked.sending.address)
    homes = {plain(one.text) for one in asked.addresses}
    return asked.sending.reaches_a_home or bool(address and address in homes)


def _rival_addresses(asked: Asked) -> Ruling | None:
    rivals = {plain(one.text) for one in asked.addresses if plain(one.text)}
    if asked.sending.kind is Kind.VISIT and len(rivals) > 1 and not asked.sending.reason.strip():
        return Ruling(
            HELD, f"There are {len(rivals)} rival addresses.", ACCURATE, "Write why this one is visited."
        )
    return None


def _unless_to_an_adviser(check: Check) -> Check:
    """The service whose advice is asked, and the police, are told at once, whatever is still unanswered (row 52)."""

    def checked(asked: Asked) -> Ruling | None:
        told_at_once = asked.sending.to.who in ADVISERS and not _reaches_a_home(asked)
        return None if told_at_once else check(asked)

    return checked


AT_ALL: tuple[Check, ...] = (
    _sealed, _died, _follows, _said_to_have_died, _unanswered, _stale, _concern, _same_home,
)  # fmt: skip
"""What is asked before it is said to whom anything goes."""
OF_A_PLACE: tuple[Check, ...] = (_unsafe_address, _unanswered, _home, _stale)
"""What is asked of one address, whoever it is that is told there."""
CHECKS: tuple[Check, ...] = (
    _sealed,
    _died,
    _must_not,
    _unsafe_address,
    _where_the_child_is,
    *(
        _unless_to_an_adviser(check)
        for check in (
            _follows,
            _said_to_have_died,
            _unanswered,
            _stale,
            _concern,
            _same_home,
            _person,
            _home,
            _rival_addresses,
        )
    ),
)
