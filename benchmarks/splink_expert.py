"""The yardstick: Splink 5 on DuckDB with an expert's settings, trained on the data it links."""

from __future__ import annotations

import time
from math import log2

import duckdb
import polars as pl
import pyarrow as pa
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

ACCEPTED, ASKED = 0.99, 0.05
"""From which probability a pair is joined, and from which it would be put to a person."""
READY = """
SELECT node AS unique_id, lower(forename) AS forename, lower(surname) AS surname, strftime(dob, '%Y-%m-%d') AS dob,
  year(dob) AS year, left(lower(forename), 1) AS initial, upper(left(sex, 1)) AS sex, upn, nhs_number AS nhs,
  replace(upper(postcode), ' ', '') AS postcode, lower(address1) AS address, phone1 AS phone
FROM {table}
"""


def household() -> cl.CustomComparison:
    """Telephone, house and postcode as one comparison."""
    missing = " AND ".join(f"({field}_l IS NULL OR {field}_r IS NULL)" for field in ("phone", "postcode"))
    levels = [
        cll.CustomLevel(missing, "missing").configure(is_null_level=True),
        cll.CustomLevel("phone_l = phone_r", "telephone"),
        cll.CustomLevel("postcode_l = postcode_r AND address_l = address_r", "address"),
        cll.CustomLevel("postcode_l = postcode_r", "postcode"),
        cll.ElseLevel(),
    ]
    return cl.CustomComparison(output_column_name="household", comparison_levels=levels)


def name(field: str) -> cl.CustomComparison:
    """A name with its frequency, its near spellings and the two turned round."""
    levels = [
        cll.NullLevel(field),
        cll.ExactMatchLevel(field, term_frequency_adjustments=True),
        cll.ColumnsReversedLevel("forename", "surname"),
        cll.JaroWinklerLevel(field, 0.92),
        cll.JaroWinklerLevel(field, 0.85),
        cll.ElseLevel(),
    ]
    return cl.CustomComparison(output_column_name=field, comparison_levels=levels)


def settings() -> SettingsCreator:
    """What an expert would write."""
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            name("forename"),
            name("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("sex"),
            household(),
            cl.ExactMatch("upn"),
            cl.ExactMatch("nhs"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("dob"),
            block_on("forename", "surname"),
            block_on("postcode", "initial"),
            block_on("phone"),
            block_on("upn"),
            block_on("nhs"),
            block_on("surname", "year"),
        ],
    )


def link_with_splink(waiting: pa.Table, register: pa.Table) -> tuple[pl.DataFrame, pl.DataFrame, float]:
    """Train, predict, and give each waiting row's pairs with their weights; those for a person; when training ended."""
    con = duckdb.connect()
    con.register("waiting_in", waiting)
    con.register("register_in", register)
    api = DuckDBAPI(connection=con)
    for table in ("waiting", "register"):
        con.execute(f"CREATE TABLE {table}_ready AS {READY.format(table=table + '_in')}")
    left = api.register("waiting_ready", dataset_display_name="a_waiting")
    right = api.register("register_ready", dataset_display_name="b_register")
    linker = Linker([left, right], settings(), log_level="ERROR")
    train(linker)
    trained = time.perf_counter()
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    con.register("children", register.select(["node", "child"]))
    found = con.execute(
        "SELECT unique_id_l AS node, child, match_weight AS weight, match_probability >= ? AS accepted "
        f"FROM {predicted.physical_name} JOIN children ON node = unique_id_r",
        [ACCEPTED],
    ).to_arrow_table()
    pairs = pl.DataFrame(found)
    joined = pairs.filter("accepted").select("node")
    in_doubt = pairs.filter(pl.col("weight") >= log2(ASKED / (1 - ASKED))).join(joined, on="node", how="anti")
    return pairs, in_doubt.select("node", "child"), trained


def train(linker: Linker) -> None:
    """Estimate the prior, the chances among strangers, and by expectation maximisation those among matches."""
    certain = [block_on("nhs"), block_on("forename", "surname", "dob")]
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("forename", "surname"))
