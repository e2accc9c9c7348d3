"""Some hundred invented identities in which everything that the matching tells apart turns up."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from onroll.matching.tables import REFS, REGISTER, WAITING

FORENAMES = (
    "Amira Ben Carol Dev Muhammad Mohammed Benjamin Zoë Siobhán Aleksandra Oleksandr Kateryna Li Wen Noor "
    "Abdul-Rahman William Billy Elizabeth Beth Tomasz Chloe Khloe Seán"
).split()
SURNAMES = (
    "Haddad Okonkwo Stone Łukasik O'Brien Al-Amin Khan Nguyễn Müller Smith Smyth Patel Mbeki de Souza".split()
)
# Twins whose names could be taken for one another.
ALIKE = {
    "Amira": "Amina",
    "Chloe": "Zoe",
    "Tomasz": "Thomas",
    "Carol": "Caroline",
    "Aleksandra": "Aleksandria",
}
STREETS = "Tern Road|Mill Lane|Fell View|Harbour Street|Åker Way|Flat 2, Quay House".split("|")


@dataclass
class Town:
    """Who waits, who is registered, and the senders' keys they bear."""

    waiting: list[dict[str, Any]]
    register: list[dict[str, Any]]
    refs: list[dict[str, str]]

    def tables(self) -> tuple[pa.Table, pa.Table, pa.Table]:
        """As the door of the matching takes them."""
        return (
            table(WAITING, self.waiting),
            table(REGISTER, self.register),
            table(REFS, self.refs),
        )


def table(schema: pa.Schema, rows: list[dict[str, Any]]) -> pa.Table:
    """What is not said is unknown."""
    return pa.Table.from_pylist(
        [{name: row.get(name) for name in schema.names} for row in rows], schema=schema
    )


def town(households: int, seed: int) -> Town:
    """Households of one to three children, twins among them; most are heard of again, and not always well."""
    chance = random.Random(seed)
    register, waiting, refs = [], [], []
    for number, child in enumerate(child for home in range(households) for child in household(chance, home)):
        known = {"node": f"r{number:04}", "order": number, "child": number, "sealed": chance.random() < 0.05}
        if chance.random() < 0.85:
            register.append({**child, **known})
            if chance.random() < 0.2:
                refs.append({"node": f"r{number:04}", "space": "application", "value": f"A-{number}"})
        for time in range(chance.choice((0, 1, 1, 2))):
            node = f"w{number:04}-{time}"
            waiting.append({**heard(chance, child), "node": node, "order": 2 * number + time})
            if chance.random() < 0.2:
                refs.append({"node": node, "space": "application", "value": f"A-{number}"})
    return Town(waiting, register, refs)


def household(chance: random.Random, home: int) -> list[dict[str, Any]]:
    """Brothers and sisters at one address; the second of three is the first one's twin."""
    family = {
        "surname": chance.choice(SURNAMES),
        "address1": f"{home % 30 + 1} {chance.choice(STREETS)}",
        "postcode": f"AB1{home % 7} {home % 9}CD",
        "uprn": chance.choice((None, f"1000{home:05}")),
        "phone1": chance.choice((None, f"07700 900{home % 1000:03}")),
        "email1": chance.choice((None, f"home{home}@example.org")),
        "parent1_name": f"{chance.choice(FORENAMES)} {chance.choice(SURNAMES)}",
        "household_ref": chance.choice((None, f"H{home}")),
    }
    born = date(2012, 1, 1) + timedelta(days=chance.randrange(3000))
    days = (born, born, born + timedelta(days=700))
    children = [{**family, **named(chance), "dob": days[nth]} for nth in range(chance.choice((1, 1, 2, 3)))]
    if len(children) > 1 and children[0]["forename"] in ALIKE:
        children[1] |= {"forename": ALIKE[children[0]["forename"]], "sex": children[0]["sex"]}
    return children


def named(chance: random.Random) -> dict[str, Any]:
    """What is a child's own: names, sex and numbers, permanent, temporary or none."""
    serial = chance.randrange(10**6)
    upn = chance.choice((None, f"X8524{serial:06}01", f"X8524{serial:06}0A"))
    return {
        "forename": chance.choice(FORENAMES),
        "middle_names": chance.choice((None, None, chance.choice(FORENAMES))),
        "sex": chance.choice("MF"),
        "upn": upn,
        "nhs_number": chance.choice((None, f"999{serial:07}")),
    }


def heard(chance: random.Random, child: dict[str, Any]) -> dict[str, Any]:
    """A child as somebody else writes of them: something is left out, and something written otherwise."""
    told = {key: value for key, value in child.items() if key not in OFTEN_LEFT_OUT or chance.random() < 0.5}
    return {**told, **chance.choice(SLIPS)(chance, child), "restricted": chance.random() < 0.05}


OFTEN_LEFT_OUT = {
    "upn",
    "nhs_number",
    "uprn",
    "phone1",
    "email1",
    "parent1_name",
    "household_ref",
    "middle_names",
}
SLIPS: tuple[Any, ...] = (
    lambda chance, child: {},
    lambda chance, child: {"forename": child["forename"][:-1]},
    lambda chance, child: {"forename": child["surname"], "surname": child["forename"]},
    lambda chance, child: {"surname": chance.choice(SURNAMES), "former_surname": child["surname"]},
    lambda chance, child: {"dob": date(child["dob"].year, 1, 1)},
    lambda chance, child: {"dob": None},
    lambda chance, child: {"dob": child["dob"] + timedelta(days=1)},
    lambda chance, child: {"upn": None, "former_upn": child["upn"]},
    lambda chance, child: {"upn": "X8529" + "0" * 7 + "B"},
    lambda chance, child: {"postcode": "ZE9 1AA", "address1": "9 Far Away", "uprn": None},
    lambda chance, child: {
        "forename": None,
        "surname": None,
        "full_name": f"{child['forename']} {child['surname']}",
    },
    lambda chance, child: dict.fromkeys(child),  # nothing but a sender's key, perhaps
)
