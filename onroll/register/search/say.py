"""What was looked for and what was not, in the words of whoever asked: shown with every answer."""

from __future__ import annotations

from onroll.facts.identifiers import format_nhs
from onroll.register.pupils import sees_everyone
from onroll.register.scope import Actor
from onroll.register.search.asked import Asked
from onroll.register.search.why import Why

SEALED = "records that are sealed or restricted"
ADDRESSES = "addresses (house, street, town) and household references"
WITHDRAWN = "deliveries that were withdrawn or are not yet settled"


def looked_for(asked: Asked) -> list[str]:
    """How what was typed was read: "a name like “okonjo”", "born May 2014", "postcode SO14"."""
    told = [f"a name like “{word}”" for word in asked.names]
    told += [f"a parent with a name like “{word}”" for word in asked.parents]
    told += [f"born {asked.born.in_words()}"] if asked.born else []
    if asked.born and asked.born.swapped():
        told.append("that day with day and month the other way round")
    told += [f"postcode {spaced(asked.postcode) or asked.district}"] if asked.district else []
    told += [f"school “{asked.school}”"] if asked.school else []
    told += [f"pupil number {number}" for number in asked.upns]
    told += [f"NHS number {format_nhs(number)}" for number in asked.nhs_numbers]
    told += [f"telephone ending {number}" for number in asked.phones]
    told += [f"a telephone with {asked.phone_part} in it"] if asked.phone_part else []
    told += [f"child {ref}" for ref in asked.children]
    return told + [f"a sender’s reference {ref}" for ref in asked.references]


def not_looked_in(asked: Asked, actor: Actor, *, waiting: int, more: bool, past: bool = False) -> list[str]:
    """What this answer does not rest on: what the reader may not see, what was not asked, what is cut off."""
    told = [WITHDRAWN, SEALED, ADDRESSES]
    if sees_everyone(actor):
        told += [f"{waiting:,} rows that still wait to be linked"] if waiting else []
    else:
        told += ["children not on your roll", "what others than schools have told the council"]
    told += [] if asked.parents else ["parents’ names: use the field for them"]
    told += [] if asked.school else ["schools: use the field for them"]
    told += ["what was known on the past day: the search knows today’s words only"] if past else []
    return told + (["others who fit as well: add a date of birth or a postcode"] if more else [])


def not_used(asked: Asked) -> list[str]:
    """Each part of what was typed that could not be used, or not as it should be, and why."""
    return [f"“{text}”: {why}" for text, why in asked.unused]


def kinds(asked: Asked) -> str:
    """What kinds of thing were asked, for the trail: never the words themselves."""
    told = {
        "name": asked.names, "parent": asked.parents, "born": asked.born, "place": asked.district,
        "school": asked.school, "phone": asked.phones or asked.phone_part,
        "number": asked.upns or asked.nhs_numbers or asked.children or asked.references,
    }  # fmt: skip
    return "searched by " + ", ".join(kind for kind, value in told.items() if value)


def because(why: Why) -> str:
    """One reason in words: "name okonjo (sounds alike)"."""
    value = {"postcode": spaced, "date of birth": day}.get(why.about, str)(why.value)
    return f"{why.about} {value}" + (f" ({why.how})" if why.how else "")


def spaced(postcode: str) -> str:
    """A postcode with its space, where it is whole."""
    return f"{postcode[:-3]} {postcode[-3:]}" if len(postcode) > 4 and postcode[-1].isalpha() else postcode


def day(value: str) -> str:
    """20140503 as 3/5/2014, and 0503 as 3/5."""
    year, month, on = value[:-4], int(value[-4:-2]), int(value[-2:])
    return f"{on}/{month}/{year}" if year else f"{on}/{month}"
