"""Looking and previewing happen in the child process that reads, as reading does."""

from pathlib import Path

import pytest

from onroll.intake import look, mapping
from onroll.register.council import set_council
from onroll.register.scope import SYSTEM
from onroll.sources import sample
from onroll.sources.catalogue import find
from onroll.sources.shape import Refused
from tests.intake.lists import NOW, ON

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
STRANGE = "Sirname,Givn\nQuickfall,Leona\n"
MEANS = {"Sirname": "surname", "Givn": "forename"}


def test_it_looks_and_previews_in_a_process_of_its_own(db: None, tmp_path: Path) -> None:
    set_council("anybourne")
    known, strange, empty = tmp_path / "0", tmp_path / "1", tmp_path / "2"
    known.write_text("surname,forename\nQuickfall,Leona\n")
    strange.write_text(STRANGE)
    empty.write_text("")
    files = {path: tmp_path / f"seen-{path.name}" for path in (empty, known, strange)}
    assert look.asks("referrals", "Ferrymead", files, learned_on=ON) == strange
    assert sample.load_look(files[strange]).headers == ("Sirname", "Givn")
    found = look.preview("referrals", files[strange], MEANS, learned_on=ON)
    assert [(row["surname"], row["forename"]) for row in found.rows] == [("Quickfall", "Leona")]
    with pytest.raises(Refused, match="wrong header"):
        look.preview("referrals", files[strange], dict.fromkeys(MEANS, ""), learned_on=ON)
    mapping.decide(find("referrals"), "Ferrymead", MEANS, actor=SYSTEM, now=NOW)
    assert look.asks("referrals", "Ferrymead", files, learned_on=ON) is None
    assert look.asks("referrals", "Somebody Else", files, learned_on=ON) == strange
