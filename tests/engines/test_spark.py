"""A real Spark cluster gives the links that DuckDB gives here."""

from collections.abc import Iterator
from contextlib import nullcontext

import duckdb
import pyarrow as pa
import pytest

from onroll.engines.spark import Cluster, NoSpark, on_spark
from onroll.matching import link, taught
from onroll.matching.engine import Engine
from onroll.matching.screen import Watched
from tests.engines.children import FORENAMES, STREETS, SURNAMES, town
from tools.spark_cluster import spark_cluster

pytestmark = pytest.mark.spark
TEXTS = [
    "",
    "a",
    "a b",
    "12a Tern Road",
    "flat 3",
    *FORENAMES,
    *SURNAMES,
    *STREETS,
    "Ångström",
    "李文",
    "x" * 300,
    None,
]
LISTS = [None, [], ["a"], ["a", "b", "a"], ["a", None], [None]]
OF_TWO_TEXTS = ("jaro_winkler_similarity(x, y)", "damerau_levenshtein(x, y)", "starts_with(x, y)", "x || y")
OF_A_TEXT = (
    "strip_accents(x)",
    "regexp_replace(lower(strip_accents(x)), '[^a-z]|flat', '', 'g')",
    "array_to_string(regexp_extract_all(lower(x), '[0-9]+[a-z]?'), '/')",
    "length(x)",
    "upper(left(x, 1))",
    "right(x, 1) BETWEEN '0' AND '9'",
    "nullif(trim(x), '')",
    "[x, NULL, 'é'][2]",
    "[x, NULL, 'é'][length(x) + 1]",
)
OF_TWO_LISTS = (
    "list_sort(list_distinct(list_concat(x, y)))",
    "list_sort(list_distinct(x))",
    "coalesce(list_has_any(x, y), false)",
    "coalesce(list_contains(x, 'a'), false)",
    "[a || 'z' FOR a IN x]",
    "flatten([[a || b FOR a IN x] FOR b IN list_filter(y, b -> b IS NOT NULL)])",
    "array_length(x)",
    "list_filter([x[1], y[1]], a -> a IS NOT NULL)",
)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("spark") / "cluster"
    with spark_cluster(folder) as address, on_spark(address) as engine:
        yield engine


def test_it_gives_the_same_links_and_doubts_to_the_last_figure(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taught, "ROWS", 20)  # so that these few teach their own weights
    tables = town(households=130, seed=21).tables()
    watched = Watched(tables[1].select(["node"]).slice(0, 20), fainter_by=5.0)
    here = link(*tables, watched=watched)
    there = link(*tables, watched=watched, engine=lambda: nullcontext(cluster))
    assert there.decisions.equals(here.decisions)
    assert there.doubts.equals(here.doubts)
    assert there.pairs.equals(here.pairs)
    assert there.rejoins.equals(here.rejoins)
    assert there.screened.equals(here.screened) and here.screened.num_rows > 0
    rules = {
        "same-upn",
        "former-upn",
        "same-nhs",
        "same-source-ref",
        "identical",
        "same-name-and-home",
        "model",
    }
    assert set(here.decisions["reason"].to_pylist()) >= rules | {"new", "near-sealed", "ref-matches-nothing"}
    assert here.doubts.num_rows > 0


def test_it_says_that_the_cluster_did_not_finish(cluster: Cluster) -> None:
    with pytest.raises(NoSpark, match="did not finish"):
        cluster.execute("CREATE OR REPLACE TEMP TABLE broken AS SELECT raise_error('a worker fails') AS it")


@pytest.mark.parametrize(
    ("values", "asked"),
    [(TEXTS, OF_TWO_TEXTS + OF_A_TEXT), (LISTS, OF_TWO_LISTS)],
    ids=["of texts", "of lists"],
)
def test_it_gives_words_the_same_meaning(
    cluster: Cluster, values: list[object], asked: tuple[str, ...]
) -> None:
    kind = pa.list_(pa.string()) if values is LISTS else pa.string()
    pairs = [(x, y) for x in values for y in values]
    given = {"n": list(range(len(pairs))), "x": [x for x, _ in pairs], "y": [y for _, y in pairs]}
    table = pa.table(given, schema=pa.schema([("n", pa.int64()), ("x", kind), ("y", kind)]))
    asked_of_all = f"SELECT {', '.join(asked)} FROM given ORDER BY n"
    with duckdb.connect() as here:
        assert meanings(cluster, table, asked_of_all, asked) == meanings(here, table, asked_of_all, asked)


def meanings(engine: Engine, table: pa.Table, asked: str, names: tuple[str, ...]) -> dict[str, list[object]]:
    engine.register("given", table)
    return dict(zip(names, zip(*engine.execute(asked).fetchall(), strict=True), strict=True))
