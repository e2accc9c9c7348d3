"""What Spark is told in place of our own SQL, where a word-for-word reading would mean something else."""

import pytest

from onroll.engines.dialect import Untranslatable, for_spark


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("[a || k FOR k IN names]", "TRANSFORM(names, k -> a || k)"),
        ("list_concat(a, b)", "FLATTEN(FILTER(ARRAY(a, b), known -> known IS NOT NULL))"),
        ("list_distinct(a)", "ARRAY_DISTINCT(ARRAY_COMPACT(a))"),
        ("weights[place + 1]", "TRY_ELEMENT_AT(weights, place + 1)"),
        ("weights[1]", "TRY_ELEMENT_AT(weights, 1)"),
        ("hash(a)", "XXHASH64(a)"),
        ("jaro_winkler_similarity(a, b)", "duckdb_jaro_winkler_similarity(a, b)"),
        ("strip_accents(a)", "duckdb_strip_accents(a)"),
        ("array_length(a)", "SIZE(a)"),
        ("list_has_any(a, b)", "ARRAYS_OVERLAP(a, b)"),
    ],
)
def test_it_keeps_the_meaning(ours: str, theirs: str) -> None:
    made, query = for_spark(f"SELECT {ours} AS it FROM person")
    assert (made, query.lower()) == (None, f"select {theirs} as it from person".lower())


def test_it_tells_the_table_from_the_question_it_is_made_of() -> None:
    made, query = for_spark(
        "CREATE OR REPLACE TEMP TABLE near AS SELECT node FROM person WHERE weight >= $least"
    )
    assert made == "near" and query == "SELECT node FROM person WHERE weight >= :least"


def test_it_puts_what_is_unknown_last_as_duckdb_does() -> None:
    assert for_spark("SELECT a FROM person ORDER BY a")[1].endswith("ORDER BY a NULLS LAST")


@pytest.mark.parametrize("statement", ["UPDATE person SET a = 1", "CREATE TABLE person (a INT)"])
def test_it_refuses_what_is_no_question(statement: str) -> None:
    with pytest.raises(Untranslatable):
        for_spark(statement)


def test_it_refuses_a_list_with_a_condition() -> None:
    with pytest.raises(Untranslatable, match="list_filter"):
        for_spark("SELECT [k FOR k IN names IF k <> 'x'] FROM person")
