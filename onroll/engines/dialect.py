"""Our SQL is DuckDB's; this says the same in Spark's, where the two differ in more than spelling."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.dialects.spark import Spark
from sqlglot.generators.spark import SparkGenerator

from onroll.engines.lent import LENT, called


class Untranslatable(ValueError):
    """A statement that Spark cannot be told in words both understand."""


KNOWN = "FLATTEN(FILTER({}, known -> known IS NOT NULL))"


def joined_lists(spark: Any, node: exp.Expression) -> str:
    """DuckDB skips a list that is unknown; Spark would make the whole unknown."""
    lists = ", ".join(spark.sql(one) for one in [node.this, *node.expressions])
    return KNOWN.format(f"ARRAY({lists})")


def flattened(spark: Any, node: exp.Expression) -> str:
    """As with lists that are joined."""
    return KNOWN.format(spark.sql(node.this))


def distinct_list(spark: Any, node: exp.Expression) -> str:
    """DuckDB drops what is unknown from a list, as well as what is there twice."""
    return f"ARRAY_DISTINCT(ARRAY_COMPACT({spark.sql(node.this)}))"


def listed(spark: Any, node: exp.Expression) -> str:
    """A list of values; or one made of each value of another: [y FOR x IN list]."""
    made = node.expressions[0] if len(node.expressions) == 1 else None
    if not isinstance(made, exp.Comprehension):
        return str(spark.func("ARRAY", *node.expressions))
    if made.args.get("condition"):
        raise Untranslatable("a list comprehension with a condition: use list_filter")
    value, name, values = (spark.sql(made, part) for part in ("this", "expression", "iterator"))
    return f"TRANSFORM({values}, {name} -> {value})"


def at_place(spark: Any, node: exp.Expression) -> str:
    """The value at a place counted from 1; unknown past the end."""
    return str(spark.func("TRY_ELEMENT_AT", node.this, *node.expressions))


class Ours(DuckDB):
    """DuckDB's SQL with places in lists left as they are written, counted from 1."""

    INDEX_OFFSET = 0


class InOurWords(SparkGenerator):
    """Spark's SQL, with DuckDB's meaning of lists and with the functions that DuckDB lends it."""

    TRANSFORMS = {
        **SparkGenerator.TRANSFORMS,
        exp.Array: listed,
        exp.ArrayConcat: joined_lists,
        exp.ArrayDistinct: distinct_list,
        exp.ArrayOverlaps: lambda spark, node: spark.func("ARRAYS_OVERLAP", node.this, node.expression),
        exp.Bracket: at_place,
        exp.Flatten: flattened,
        exp.JarowinklerSimilarity: lambda spark, node: spark.func(
            called("jaro_winkler_similarity"), node.this, node.expression
        ),
    }


class Cluster(Spark):
    """What a cluster is told in."""

    Generator = InOurWords


def renamed(node: exp.Expression) -> exp.Expression:
    """A function that DuckDB lends, or a hash as wide as DuckDB's: Spark's own is too small for millions of keys."""
    name = node.name.lower() if isinstance(node, exp.Anonymous) else ""
    if name in LENT or name == "hash":
        return exp.Anonymous(this=called(name) if name in LENT else "XXHASH64", expressions=node.expressions)
    return node


@lru_cache(maxsize=256)
def for_spark(statement: str) -> tuple[str | None, str]:
    """The table a statement makes (or nothing when it only asks), and the query in Spark's SQL.

    Raises Untranslatable for a statement that neither asks nor makes a table of an answer.
    """
    whole = sqlglot.parse_one(statement, read=Ours)
    made = None
    if isinstance(whole, exp.Create) and isinstance(whole.expression, exp.Query):
        made, whole = whole.this.name, whole.expression
    if not isinstance(whole, exp.Query):
        raise Untranslatable(f"only questions and tables made of answers run on Spark, not {whole.key}")
    return made, whole.transform(renamed).sql(dialect=Cluster)
