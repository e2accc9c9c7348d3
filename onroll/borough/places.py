"""Streets, postcodes and homes: districts ZY1 to ZY6 are Anybourne's, ZY7 and ZY8 Westshire's, ZY9 Port Orrin's."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from random import Random

from onroll.borough.model import Home

DISTRICTS = {
    "ZY1": "899", "ZY2": "899", "ZY3": "899", "ZY4": "899", "ZY5": "899", "ZY6": "899",
    "ZY7": "898", "ZY8": "898", "ZY9": "897",
}  # fmt: skip
TOWNS = {"899": "Anybourne", "898": "Harrowmere", "897": "Port Orrin"}
_FIRST = """Quill Lark Tanner Heron Osier Bramble Copper Fuller Wicket Candle Saddler Thistle Barley Kestrel Linnet
Marl Nettle Otter Pippin Rook Sallow Teasel Umber Vetch Wren Yarrow Alder Bellow Cinder Drake Elver Fallow Gorse
Hazel Ivor Jasper Kelp Lantern Mallow Nimbus Orchid Pewter Quarry Rushen Sorrel Tallow Usher Velvet Willow Amber
Birch Clover Damson Ember Flax Garnet Harrow Indigo Juniper Kiln""".split()
_SECOND = """gate mere ford well ham croft combe hurst field brook bank dale wick stead bridge wood ley port moor
rise cliff holt mount fleet bury grove garth shaw strand wharf cross down hythe lock mead pound quay stone thorpe
vale""".split()
_KINDS = ["Road", "Street", "Close", "Avenue", "Lane", "Drive", "Way", "Gardens", "Crescent", "Place"]
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


_WIDE = 3_000
"""Metres along the side of a district. They lie three to a row, and nowhere in the real grid's towns."""
_WEST, _SOUTH = 440_000, 110_000


def point_of(postcode: str) -> tuple[int, int]:
    """Easting and northing of a postcode in metres: always the same, inside its district, drawn from no lot."""
    district, unit = postcode.split()
    number = int(district[2:]) - 1
    across, up = divmod((int(unit[0]) - 1) * len(_LETTERS) ** 2 + _LETTERS.index(unit[1]) * len(_LETTERS)
                        + _LETTERS.index(unit[2]), 60)  # fmt: skip
    east = _WEST + number % 3 * _WIDE + across * (_WIDE // 60)
    return east, _SOUTH + number // 3 * _WIDE + up * (_WIDE // 60)


@dataclass(slots=True)
class Street:
    """A street with a postcode of its own, and how many of its houses have been lived in so far."""

    name: str
    postcode: str
    houses: int = 0


@dataclass(slots=True)
class Places:
    """All the streets, by district; houses are handed out one at a time, so an address is one family's only."""

    streets: dict[str, list[Street]] = field(default_factory=dict)
    homes: int = 0

    def home(self, rng: Random, district: str) -> Home:
        """A house or flat in the district that nobody has lived in yet."""
        street = rng.choice(self.streets[district])
        street.houses += 1
        self.homes += 1
        line = f"{street.houses} {street.name}"
        flat = f"Flat {rng.randint(1, 24)}" if rng.random() < 0.2 else ""
        la = DISTRICTS[district]
        uprn = f"1009{self.homes * 37 + 20_000_000:08d}"
        return Home(flat or line, line if flat else "", TOWNS[la], street.postcode, la, uprn)

    def all(self) -> list[tuple[str, str]]:
        """Every postcode and the authority it is in."""
        return [(s.postcode, DISTRICTS[d]) for d, streets in self.streets.items() for s in streets]


def lay_out(rng: Random, children: int) -> Places:
    """Streets enough for so many children, about a dozen households to each."""
    names = [f"{a}{b} {kind}" for a, b, kind in product(_FIRST, _SECOND, _KINDS)]
    rng.shuffle(names)
    each = max(4, children // 110)
    places = Places()
    for district, la in DISTRICTS.items():
        count = each if la == "899" else max(3, each // 4)
        codes = _postcodes(district, count)
        places.streets[district] = [Street(names.pop() if names else f"{code} Row", code) for code in codes]
    return places


def _postcodes(district: str, count: int) -> list[str]:
    units = product("123456789", _LETTERS, _LETTERS)
    step = max(1, 9 * len(_LETTERS) ** 2 // count)
    every = [f"{district} {n}{a}{b}" for n, a, b in units][::step]
    return every[:count]
