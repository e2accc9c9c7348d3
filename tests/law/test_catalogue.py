"""Every rule carries its law, and the law has no gaps in time."""

import inspect
from datetime import date, timedelta

import pytest

from onroll.facts.citation import Citation, citation_of, citations_of, cite, in_force
from onroll.law import cme_guidance
from onroll.law.catalogue import as_markdown, catalogue, modules, not_modelled

EVERY_DAY = [date(2024, 1, 1) + timedelta(days=n) for n in range((date(2036, 1, 1) - date(2024, 1, 1)).days)]
HELPERS = {"place"}
"""Public functions that make citations and state no law themselves."""


def public_functions():
    for module in modules():
        for name, value in vars(module).items():
            own = callable(value) and getattr(value, "__module__", "") == module.__name__
            if own and not inspect.isclass(value) and not name.startswith("_") and name not in HELPERS:
                yield pytest.param(value, id=f"{module.__name__}.{name}")


@pytest.mark.parametrize("rule", list(public_functions()))
def test_it_is_cited_and_explained(rule):
    assert citations_of(rule), "no citation"
    assert rule.__doc__ and len(rule.__doc__.strip().splitlines()[0]) > 10


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_it_says_what_it_leaves_out(module):
    assert any(name == module.__name__ for name, _ in not_modelled())
    assert module.__doc__


def test_every_entry_says_something_and_only_the_2026_act_is_prospective():
    for entry in catalogue():
        assert entry.says and entry.citation.instrument
        prospective = entry.citation.in_force_from is None
        assert prospective == ("2026" in entry.citation.instrument), entry


def test_only_the_2026_act_is_not_in_force_from_2024_on():
    for entry in catalogue():
        if not entry.citation.in_force_from or entry.citation.in_force_from > date(2024, 8, 19):
            assert "2026" in entry.citation.instrument
        assert in_force(entry.citation, date(2026, 11, 24)) == ("2026" not in entry.citation.instrument)


def test_exactly_one_edition_of_the_guidance_holds_on_every_day():
    for day in EVERY_DAY:
        holding = [
            one
            for one in cme_guidance.EDITIONS
            if one.from_day <= day and (one.until_day is None or day < one.until_day)
        ]
        assert [cme_guidance.edition_in_force(day)] == holding
    assert cme_guidance.edition_in_force(date(2010, 1, 1)) is None


def test_it_writes_the_law_as_a_page():
    page = as_markdown()
    assert "| Education Act 1996 s.8(2) |" in page
    assert "prospective" in page and "Not modelled:" in page


def test_a_citation_reads_as_people_write_it_and_knows_its_days():
    past = Citation("Education Act 1996", "s.8(2)", date(2000, 1, 1), date(2010, 1, 1))
    assert str(past) == "Education Act 1996 s.8(2)"
    assert in_force(past, date(2009, 12, 31)) and not in_force(past, date(2010, 1, 1))
    assert not in_force(Citation("An Act", "s.1", None), date(2030, 1, 1))


def test_stacked_citations_keep_the_chief_one_first():
    @cite("First Act", "s.1", in_force_from=date(2000, 1, 1))
    @cite("Second Act", "s.2", in_force_from=date(2000, 1, 1), certainty="derived")
    def rule() -> None:
        """Nothing."""

    assert [one.instrument for one in citations_of(rule)] == ["First Act", "Second Act"]
    assert citation_of(rule).instrument == "First Act"
    with pytest.raises(LookupError):
        citation_of(len)
