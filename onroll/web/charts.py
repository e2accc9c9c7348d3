"""Charts drawn on the server as pictures. A chart's address carries its own figures, signed: counts, never a child."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from onroll.web.waterfall import FONT, TEXT, waterfall

SALT = "chart"
BLUE = "#1d70b8"
GREY = "#505a5f"
KINDS = ("line", "bars", "waterfall")


def address(kind: str, labels: Sequence[str], values: Sequence[float]) -> str:
    """The address of a picture of these figures; nobody can make one of other figures."""
    packed = signing.dumps([kind, list(labels), list(values)], salt=SALT, compress=True)
    return reverse("chart", args=[packed])


def picture(request: HttpRequest, packed: str) -> HttpResponse:
    """The picture itself."""
    try:
        kind, labels, values = signing.loads(packed, salt=SALT)
    except signing.BadSignature as forged:
        raise Http404 from forged
    svg = drawn(kind, tuple(labels), tuple(values))
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")


@lru_cache(maxsize=256)
def drawn(kind: str, labels: tuple[str, ...], values: tuple[float, ...]) -> str:
    import vl_convert  # heavy: only when a picture is wanted

    chart = {"line": line, "bars": bars, "waterfall": waterfall}[kind](labels, values)
    return str(vl_convert.vegalite_to_svg(chart.configure_view(stroke=None).to_dict()))


def line(labels: Sequence[str], values: Sequence[float]) -> Any:
    """A year of one figure: the line, its last point, and an axis that starts at nought."""
    import altair

    data = altair.Data(values=[{"on": on, "n": n} for on, n in zip(labels, values, strict=True)])
    across = altair.X(
        "on:T", title=None, axis=_axis(format="%b", tickCount="month", labelOverlap=True, offset=6)
    )
    up = altair.Y("n:Q", title=None, scale=altair.Scale(zero=True), axis=_axis(tickCount=3, grid=True))
    drawn_line = altair.Chart(data).mark_line(color=BLUE, strokeWidth=2.5).encode(x=across, y=up)
    last = altair.Data(values=[{"on": labels[-1], "n": values[-1]}])
    point = altair.Chart(last).mark_point(color=BLUE, filled=True, size=70).encode(x=across, y=up)
    return altair.layer(drawn_line, point).properties(width=270, height=90, background="white")


def bars(labels: Sequence[str], values: Sequence[float]) -> Any:
    """One bar to a label, in the order given, with its figure. A square-root scale keeps small bars in sight."""
    import altair

    data = altair.Data(values=[{"what": what, "n": n} for what, n in zip(labels, values, strict=True)])
    names = altair.Y("what:N", sort=None, title=None, axis=_axis(labelLimit=260, labelPadding=6))
    length = altair.X("n:Q", title=None, axis=None, scale=altair.Scale(type="sqrt", zero=True))
    base = altair.Chart(data).encode(y=names, x=length)
    bar = base.mark_bar(color=BLUE, height=14)
    figure = base.mark_text(align="left", dx=5, fontSize=14, font=FONT, color=TEXT)
    figures = figure.encode(text=altair.Text("n:Q", format=","))
    return altair.layer(bar, figures).properties(
        width=330,
        height={"step": 23},
        background="white",
        padding={"left": 24, "right": 40, "top": 5, "bottom": 5},
    )


def _axis(**more: Any) -> Any:
    import altair

    grid = more.pop("grid", False)
    return altair.Axis(
        labelFont=FONT, labelFontSize=13, labelColor=TEXT, ticks=False, domain=False, grid=grid,
        gridColor="#cecece", **more,
    )  # fmt: skip
