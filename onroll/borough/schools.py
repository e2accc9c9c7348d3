"""The borough's schools and its neighbours': enough for the children, and a directory entry for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from onroll.borough.model import School
from onroll.borough.places import Places

_SAINTS = ["St Aldhelm's", "St Brigid's", "St Cuthman's", "St Dunstan's", "St Elfleda's", "St Frideswide's"]
_NAMES = """Abbotsmead Beacon Cobbler's_Hill Dovecote Eastwater Foundry_Lane Greenhythe Holloway_Park Ironbridge_Road
Jubilee Kingsmere Lockside Maybush Northgate Old_Orchard Pound_Street Quayside Redlynch Saltern Townhill Undercliff
Valley Westgate Yewtree Anchor Bargate Castle_Mead Duckpond_Lane Elmfield Fernbank"""


@dataclass(slots=True)
class Schools:
    """All the schools, by kind and by whose they are."""

    all: list[School] = field(default_factory=list)
    found: dict[tuple[str, int], list[School]] = field(default_factory=dict)
    keyed: dict[str, School] = field(default_factory=dict)

    def of(self, sector: str, *kinds: str) -> list[School]:
        """The schools of a sector and of some kinds."""
        return [s for s in self.all if s.sector == sector and s.kind in kinds]

    def taking(self, sector: str, group: int) -> list[School]:
        """The schools of a sector that teach a year group, special schools and referral units apart."""
        if (sector, group) not in self.found:
            fits = (s for s in self.all if s.sector == sector and s.kind not in ("special", "pru"))
            self.found[sector, group] = [s for s in fits if max(s.low, 0) <= group <= s.high]
        return self.found[sector, group]

    def with_key(self, laestab: str) -> School:
        """The school with this authority and establishment number."""
        if not self.keyed:
            self.keyed = {school.laestab: school for school in self.all}
        return self.keyed[laestab]


def found(rng: Random, places: Places, children: int) -> Schools:
    """Open enough schools for so many children."""
    schools = Schools()
    towns = iter(_school_names())
    for laestab, kind, low, high in _wanted(children):
        districts = {"898": ["ZY7", "ZY8"], "897": ["ZY9"]}.get(
            laestab[:3], ["ZY1", "ZY2", "ZY3", "ZY4", "ZY5", "ZY6"]
        )
        number = len(schools.all)
        district = districts[number % len(districts)]
        nursery = kind in ("primary", "infant") and low == 0 and rng.random() < 0.5
        schools.all.append(
            School(
                laestab, str(140001 + number * 3), f"{next(towns)} {_TITLES[kind]}", kind,
                -1 if nursery else low, high, district, rng.choice(places.streets[district]).postcode, number,
            )
        )  # fmt: skip
    infants, juniors = schools.of("own", "infant"), schools.of("own", "junior")
    for infant, junior in zip(infants, juniors, strict=True):
        infant.pair, junior.district = junior.laestab, infant.district
    return schools


_TITLES = {
    "infant": "Infant School", "junior": "Junior School", "primary": "Primary School", "secondary": "Academy",
    "special": "Special School", "pru": "Pupil Referral Unit", "independent": "School",
}  # fmt: skip


def _wanted(children: int) -> list[tuple[str, str, int, int]]:
    pairs, primaries, secondaries = (
        max(1, children // 6000),
        max(2, children // 900),
        max(2, children // 2700),
    )
    own = [(f"{8992001 + n}", "primary", 0, 6) for n in range(primaries)]
    own += [(f"{8992601 + n}", "infant", 0, 2) for n in range(pairs)]
    own += [(f"{8992801 + n}", "junior", 3, 6) for n in range(pairs)]
    own += [(f"{8994001 + n}", "secondary", 7, 11) for n in range(secondaries)]
    own += [(f"{8997001 + n}", "special", 0, 11) for n in range(max(1, children // 6000))]
    own += [("8991100", "pru", 1, 11)]
    ages = [(0, 6), (7, 11), (0, 11)]
    paid = max(3, children // 2700)
    independent = [(f"{8996001 + n}", "independent", *ages[n % 3]) for n in range(paid)]
    near = max(1, children // 8000)
    neighbours = [(f"{8982001 + n}", "primary", 0, 6) for n in range(2 * near)]
    neighbours += [(f"{8984001 + n}", "secondary", 7, 11) for n in range(2 * near)]
    neighbours += [(f"{8972001 + n}", "primary", 0, 6) for n in range(near)]
    neighbours += [(f"{8974001 + n}", "secondary", 7, 11) for n in range(near)]
    return own + independent + neighbours


def _school_names() -> list[str]:
    plain = [name.replace("_", " ") for name in _NAMES.split()]
    rounds = [
        "",
        " North",
        " South",
        " East",
        " West",
        " Upper",
        " Lower",
        " New",
        " Old",
        " Great",
        " Little",
    ]
    names = [f"{name}{suffix}" for suffix in rounds for name in [*plain, *_SAINTS]]
    return names + [f"Anybourne {n}" for n in range(1, 400)]
