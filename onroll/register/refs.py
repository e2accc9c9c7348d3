"""Random public references: nothing about a child can be read from one."""

import secrets

ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"
LENGTH = 9


def new_ref(prefix: str = "") -> str:
    """A new reference such as "C7K2M9QXB4": no vowels, so no words; no 0, 1 or Y to misread."""
    return prefix + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_refs(prefix: str, how_many: int) -> list[str]:
    """As many different references as asked for."""
    found: set[str] = set()
    while len(found) < how_many:
        found.add(new_ref(prefix))
    return list(found)
