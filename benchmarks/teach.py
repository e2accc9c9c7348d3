"""Teach the matching model from invented boroughs, measure it on one it has not seen, and write its settings.

python -m benchmarks.teach NAME [--on DAY] [--children 8000] [--taught-by 21 22] [--measured-on 31]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.identities import Borough, borough
from onroll.matching import link
from onroll.matching.model import model_from
from onroll.matching.tables import REGISTER
from onroll.matching.train import Bands, Sample, train

BANDS = Bands(same=5.0, maybe=-7.0, margin=4.0)
MODELS = Path(__file__).parent.parent / "onroll" / "matching" / "models"


def sample(told: Borough) -> Sample:
    """All of a borough's identities, and whom they are about."""
    return Sample(
        told.identities.to_arrow(), REGISTER.empty_table(), told.refs.to_arrow(), told.truth().to_arrow()
    )


def together(labels: Iterable[tuple[Any, Any]]) -> dict[str, float]:
    """Pair precision and recall of (child, person) labels."""
    both, children, persons = Counter[tuple[Any, Any]](), Counter[Any](), Counter[Any]()
    for child, person in labels:
        both[child, person] += 1
        children[child] += 1
        persons[person] += 1
    true, made, real = (
        sum(n * (n - 1) // 2 for n in counted.values()) for counted in (both, children, persons)
    )
    return {"pair precision": round(true / max(made, 1), 5), "pair recall": round(true / max(real, 1), 5)}


def measure(told: Borough, settings: dict[str, Any]) -> dict[str, Any]:
    """How the model does on a whole borough linked at once."""
    result = link(
        told.identities.to_arrow(), REGISTER.empty_table(), told.refs.to_arrow(), model=model_from(settings)
    )
    child = {row["node"]: row["child"] or row["group"] for row in result.decisions.to_pylist()}
    rows = [(child[node], person) for node, person in told.rows.select("node", "person").iter_rows()]
    asked = len(set(result.doubts["node"].to_pylist()))
    persons: dict[Any, set[str]] = defaultdict(set)
    for node, person in told.truth().iter_rows():
        persons[child[node]].add(person)
    return {
        "rows": told.rows.height,
        **together((made, person) for made, person in rows if made is not None and person is not None),
        "children made of two": sum(len(held) > 1 for made, held in persons.items() if made is not None),
        "put to a person, of 1,000 rows": round(1000 * asked / told.rows.height, 2),
    }


def main() -> None:
    """Teach, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--on", type=date.fromisoformat, required=True)
    parser.add_argument("--children", type=int, default=8000)
    parser.add_argument("--taught-by", type=int, nargs="+", default=[21, 22])
    parser.add_argument("--measured-on", type=int, nargs="+", default=[31])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:

        def of(seed: int) -> Borough:
            return borough(Path(temporary) / str(seed), children=chosen.children, seed=seed)

        about = {
            "taught by": f"invented boroughs of {chosen.children} children, seeds {chosen.taught_by}",
            "taught on": chosen.on.isoformat(),
        }
        samples = [sample(of(seed)) for seed in chosen.taught_by]
        settings = train(samples, name=chosen.name, bands=BANDS, about=about)
        settings["about"]["measured on seeds not used to teach"] = {
            str(seed): measure(of(seed), settings) for seed in chosen.measured_on
        }
    (MODELS / f"{chosen.name}.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(settings["about"], indent=1))


if __name__ == "__main__":
    main()
