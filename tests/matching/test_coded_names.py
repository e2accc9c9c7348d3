"""Names that are codes, as in extracts made safe to share: two codes are two names."""

from onroll.matching.clean import fold


def test_it_tells_two_codes_apart() -> None:
    assert fold("SUR9908") != fold("SUR8012")


def test_it_takes_a_stray_figure_for_a_slip_of_the_keyboard() -> None:
    assert fold("Smith2") == fold("Smith") == "smith"
