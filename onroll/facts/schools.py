"""What a school's ages say about its year groups."""


def top_year(highest_age: int | None) -> int | None:
    """The most senior year group of a school whose statutory highest age is given: 11 is Year 6, 16 is Year 11.

    Source: GIAS `StatutoryHighAge`, the age pupils reach in their last year. 0 is Reception.
    """
    return None if highest_age is None else highest_age - 5
