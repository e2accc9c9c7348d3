"""Whatever the sources say, every child stands once, and silence makes nobody less missing."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onroll.facts.situation import FIELDS, from_codes
from tests.register.reduction import NEXT_DOORS, OTHER_PRIMARY, PRIMARY, SECONDARY, Town

FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(2026, 1, 5), date(2026, 11, 20)).map(date.isoformat)
CHILDREN = st.integers(1, 4)
SCHOOLS = st.sampled_from([PRIMARY, OTHER_PRIMARY, SECONDARY, NEXT_DOORS, "8999999"])
ON = "2026-11-24"


def claim(kind: str, **values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[str, dict[str, object]]]:
    return st.tuples(st.just(kind), st.fixed_dictionaries({"child": CHILDREN, **values}))


CLAIMS = st.one_of(
    claim("enrolment", said_on=DAYS, true_from=DAYS, school=SCHOOLS, code=st.sampled_from(["C", "M", "S", "G", None])),
    claim("leaving", true_from=DAYS, school=SCHOOLS, code=st.sampled_from(["a", "f", "h", "i", "k", "o", None]),
          detail=st.sampled_from(["school", "other_la", "abroad", "home_education", "unknown", None]),
          place=st.sampled_from([OTHER_PRIMARY, "898", "Spain", None])),
    claim("home_education", true_from=DAYS, said_on=DAYS,
          code=st.sampled_from(["suitable", "unsuitable", "pending", None])),
    claim("offer", true_from=DAYS, said_on=DAYS, school=SCHOOLS, ref=st.sampled_from(["A1", None]),
          code=st.sampled_from(["accepted", "refused", "none"]), place=DAYS),
    claim("application", true_from=DAYS, said_on=DAYS, code=st.sampled_from(["pending", "refused", "offered"]),
          detail=st.sampled_from(["in_year|", "secondary|full"])),
    claim("exclusion", true_from=DAYS, code=st.just("PERM"), school=SCHOOLS, place=st.one_of(st.none(), DAYS)),
    claim("eotas", true_from=DAYS), claim("referral", true_from=DAYS, said_on=DAYS),
    claim("closure", true_from=DAYS, code=st.sampled_from(["failed_to_track", "abroad_confirmed", "died"])),
    claim("other_authority", true_from=DAYS, said_on=DAYS, place=st.just("898"),
          code=st.sampled_from(["known", "not_known"])),
    claim("no_show", true_from=DAYS, said_on=DAYS, school=SCHOOLS), claim("health", true_from=DAYS),
    claim("absence", true_from=DAYS, school=SCHOOLS, number=st.sampled_from([5, 10, 20])),
)  # fmt: skip


def town_of(claims: list[tuple[str, dict[str, object]]]) -> Town:
    town = Town()
    for kind, values in claims:
        town.says(kind, **values)  # type: ignore[arg-type]
    return town


@given(st.lists(CLAIMS, min_size=1, max_size=12), DAYS)
@FEW
def test_it_gives_every_child_exactly_one_situation_of_known_codes(claims, on):
    town = town_of(claims)
    rows = town.rows(on)
    assert sorted(row["child"] for row in rows) == sorted({values["child"] for _, values in claims})
    for row in rows:
        assert from_codes({name: row[name] for name in FIELDS}).is_possible()


@given(st.lists(CLAIMS, min_size=1, max_size=10))
@FEW
def test_it_never_makes_a_child_less_missing_because_a_roll_no_longer_names_them(claims):
    town = town_of(claims)
    before = town.judged_all(ON)
    for school in (PRIMARY, OTHER_PRIMARY, SECONDARY):
        town.roll_without("2026-11-23", school, year=6)
    after = town.judged_all(ON)
    for child, judgement in before.items():
        assert after[child].missing_education.truth.rank >= judgement.missing_education.truth.rank


@given(st.lists(CLAIMS, min_size=1, max_size=10))
@FEW
def test_it_finds_a_living_child_on_the_roll_that_named_them_yesterday(claims):
    town = town_of([one for one in claims if one[1].get("code") not in ("died", "k")])
    town.on_roll("2026-11-23", child=1, school=PRIMARY, true_from="2026-11-23")
    judgement = town.judged_all(ON)[1]
    assert (judgement.position, judgement.missing_education.truth.value) == ("on_roll", "no")


@given(st.lists(CLAIMS, min_size=2, max_size=8))
@FEW
def test_it_lets_what_is_said_of_one_child_change_nothing_for_another_who_is_on_no_roll(claims):
    """But for rolls: who else is on one says who has left."""
    alone = [one for one in claims if one[0] != "enrolment"]
    mine = [one for one in alone if one[1]["child"] == 1]
    if mine:
        together, apart = town_of(alone).judged_all(ON)[1], town_of(mine).judged_all(ON)[1]
        assert together.position == apart.position

