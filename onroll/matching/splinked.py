"""Weights by Splink: the field's own library is trained on our comparisons, and its weights stand in for ours.

What comes after any weight (the guards, the leader's margin, one child for one row, twins, sealed children) is as
ever. Splink has one weight for a level whoever the two are, so every crowd is given the same.
"""

from __future__ import annotations

from dataclasses import replace
from math import log2
from typing import Any

import duckdb
import pyarrow as pa

from onroll.matching.census import WHOLE, take
from onroll.matching.certain import certain
from onroll.matching.compare import COMPARISONS, Comparison
from onroll.matching.model import LEAST, Crowd, Model
from onroll.matching.prepare import prepare
from onroll.matching.shortlist import shortlist
from onroll.matching.tables import REFS, REGISTER, WAITING, shaped
from onroll.matching.train import MOST
from onroll.matching.traits import traits
from onroll.matching.weigh import CROWDS

BLOCKS = (("born",), ("fx", "sx"), ("sx", "y"), ("postcode", "fx"), ("upn",), ("nhs",))
SURE = (("nhs",), ("fx", "sx", "born"))
SAMPLED_PAIRS = 1e6


def by_splink(waiting: pa.Table, register: pa.Table, *, prior: Model, name: str) -> Model:
    """A model whose weights Splink learnt from this list and this register, without being told who is whom."""
    with duckdb.connect() as con:
        con.register("waiting_in", shaped(waiting, WAITING))
        con.register("register_in", shaped(register, REGISTER))
        con.register("refs_in", REFS.empty_table())
        take(con, WHOLE)
        prepare(con)
        certain(con)
        shortlist(con)
        traits(con)
        con.execute("CREATE OR REPLACE TABLE subjects AS SELECT ix AS unique_id, * EXCLUDE (ix) FROM subject")
        learnt = trained(con, max(prior.people_at_least, register.num_rows))
    return model_of(learnt, prior, name)


def trained(con: Any, people: int) -> dict[str, Any]:
    """Splink's own settings after training on the table `subjects`, of a register of so many people."""
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[comparison_of(comparison, people) for comparison in COMPARISONS],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in BLOCKS],
    )
    table = DuckDBAPI(connection=con).register("subjects")
    linker = Linker(table, settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on(*c) for c in SURE], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=SAMPLED_PAIRS, seed=1)
    for columns in (("born",), ("fx", "sx")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    return dict(linker.misc.save_model_to_json())


def comparison_of(comparison: Comparison, people: int) -> Any:
    """One of our comparisons in Splink's words."""
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl

    counted = "(SELECT people FROM population)"
    levels: list[Any] = [
        cll.CustomLevel(comparison.missing, "missing").configure(is_null_level=True),
        *(
            cll.CustomLevel(level.when.replace(counted, str(people)), level.code)
            for level in comparison.levels
        ),
        cll.ElseLevel(),
    ]
    return cl.CustomComparison(output_column_name=comparison.code, comparison_levels=levels)


def model_of(learnt: dict[str, Any], prior: Model, name: str) -> Model:
    """Our settings from Splink's."""
    rate = learnt["probability_two_random_records_match"]
    weights = {}
    for comparison, told in zip(COMPARISONS, learnt["comparisons"], strict=True):
        levels = [level for level in told["comparison_levels"] if not level.get("is_null_level")]
        weights[comparison.code] = tuple(weight(level) for level in levels)
    base = log2(rate / (1 - rate))
    crowds = tuple(Crowd(code, base, False, weights) for code in CROWDS)
    about = {"taught by": "Splink, from the register itself, without knowing who is whom"}
    return replace(prior, name=name, crowds=crowds, learns=False, about=about)


def weight(level: dict[str, Any]) -> float:
    """What a level weighs; a level Splink never saw weighs nothing."""
    m, u = level.get("m_probability"), level.get("u_probability")
    if not isinstance(m, float) or not isinstance(u, float):
        return 0.0
    return max(-MOST, min(MOST, log2(max(m, LEAST) / max(u, LEAST))))
