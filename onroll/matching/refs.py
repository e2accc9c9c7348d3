"""Identities that are nothing but a sender's own key: they join the one child that bears it, or wait."""

from __future__ import annotations

from collections import defaultdict

from onroll.matching.engine import Engine
from onroll.matching.group import Groups
from onroll.matching.outcome import Told

BEARERS = """
CREATE OR REPLACE TEMP TABLE bearers AS
SELECT DISTINCT w.ix, o.ix AS other, q.child
FROM keyed w JOIN person p ON p.ix = w.ix AND p.only_refs AND NOT p.registered
JOIN keyed o USING (space, value) JOIN person q ON q.ix = o.ix
WHERE NOT q.only_refs AND (p.dob IS NULL OR q.dob IS NULL OR p.dob = q.dob)
"""


def bearers(con: Engine) -> None:
    """Make the table `bearers`: for each bare reference the identities that bear it too."""
    con.execute(BEARERS)


def by_reference(con: Engine, groups: Groups, told: Told) -> None:
    """Send each bare reference to the child that bears it, when there is just one and it is not sealed."""
    found: dict[int, list[int]] = defaultdict(list)
    for ix, other in con.execute("SELECT ix, other FROM bearers ORDER BY ix, other").fetchall():
        found[ix].append(other)
    for node in groups.nodes.values():
        if node.registered or not node.only_refs:
            continue
        own = groups.of(node.ix)
        beside = [other for other in found[node.ix] if not groups.told_apart(own, groups.of(other))]
        homes = {groups.home[other] for other in beside}
        if len(homes) != 1 or groups.clusters[next(iter(homes))].sealed:
            told.waits.add(node.ix)
        else:
            told.by_ref[node.ix] = beside[0]
