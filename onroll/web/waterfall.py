"""How the parts of a weight add up, as a picture: each part for or against, and the sum of all."""

from collections.abc import Sequence
from typing import Any

TEXT = "#0b0c0c"
FONT = "Arial, Helvetica, sans-serif"
FOR, AGAINST, SUM = "#005a30", "#942514", "#12436d"
STEP = 26


def waterfall(labels: Sequence[str], values: Sequence[float]) -> Any:
    """One bar to a part, from where the sum stood to where it then stands; the last is the sum itself."""
    import altair

    data = altair.Data(values=steps(labels, values))
    names = altair.Y("what:N", sort=None, title=None, axis=_axis())
    ends = {"x": altair.X("start:Q", title=None, axis=None), "x2": altair.X2("end:Q")}
    colour = altair.Color(
        "kind:N",
        scale=altair.Scale(domain=["for", "against", "sum"], range=[FOR, AGAINST, SUM]),
        legend=None,
    )
    bars = altair.Chart(data).mark_bar(height=16).encode(y=names, color=colour, **ends)
    said = altair.Chart(data).mark_text(align="left", dx=6, fontSize=14, font=FONT, color=TEXT)
    figures = said.encode(y=names, x=altair.X("right:Q", axis=None, title=None), text=altair.Text("figure:N"))
    nought = (
        altair.Chart(data)
        .mark_rule(color="#505a5f", strokeDash=[3, 3])
        .encode(x=altair.X("nought:Q", axis=None, title=None))
    )
    return altair.layer(bars, figures, nought).properties(
        width=300, height={"step": STEP}, background="white",
        padding={"left": 5, "right": 50, "top": 5, "bottom": 5},
    )  # fmt: skip


def steps(labels: Sequence[str], values: Sequence[float]) -> list[dict[str, Any]]:
    """Each part with where its bar starts and ends and the figure at its right, and the sum last."""
    told, stood = [], 0.0
    for what, value in zip(labels, values, strict=True):
        told.append(_step(what, stood, stood + value, value, "for" if value >= 0 else "against"))
        stood += value
    return [*told, _step("All together", 0.0, stood, stood, "sum")]


def signed(value: float) -> str:
    """+3.2 or −1.0: the sign says for or against without any colour."""
    return f"{'+' if value >= 0 else '−'}{abs(value):.1f}"


def _step(what: str, start: float, end: float, value: float, kind: str) -> dict[str, Any]:
    return {
        "what": what, "start": start, "end": end, "right": max(start, end), "figure": signed(value),
        "kind": kind, "nought": 0,
    }  # fmt: skip


def _axis() -> Any:
    import altair

    return altair.Axis(
        labelFont=FONT, labelFontSize=13, labelColor=TEXT, ticks=False, domain=False, labelLimit=200, labelPadding=6,
    )  # fmt: skip
