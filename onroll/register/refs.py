"""Random public references: nothing about a child can be read from one."""

import secrets

ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"
LENGTH = 9


FAIR = 256 - 256 % len(ALPHABET)


def new_ref(prefix: str = "") -> str:
    """A new reference such as "C7K2M9QXB4": no vowels, so no words; no 0, 1 or Y to misread."""
    return prefix + _letters(LENGTH)


def new_refs(prefix: str, how_many: int) -> list[str]:
    """As many different references as asked for."""
    found: dict[str, None] = {}
    while (short := how_many - len(found)) > 0:
        drawn = _letters(short * LENGTH)
        found |= dict.fromkeys(prefix + drawn[at : at + LENGTH] for at in range(0, len(drawn), LENGTH))
    return list(found)


def _letters(how_many: int) -> str:
    """Letters drawn one as likely as another, from the machine's own source of chance."""
    drawn = ""
    while len(drawn) < how_many:
        drawn += "".join(ALPHABET[byte % len(ALPHABET)] for byte in secrets.token_bytes(how_many) if byte < FAIR)
    return drawn[:how_many]
