"""What an XML file is, told by its first element, and which source it belongs to."""

from __future__ import annotations

from pathlib import Path

from onroll.sources.gather import Gathered
from onroll.sources.shape import Refused, Source
from onroll.sources.xml.census import read_census
from onroll.sources.xml.ctf import read_transfer
from onroll.sources.xml.stream import root_of

TRANSFER = ("transfer_files", "school_leavers", "school_joiners")
NOT_READ = {
    "atfile": "an admissions transfer file, which is not read: send the applications as CSV or XLSX",
    "html": "a web page, not a list: save the list itself, as CSV, XLSX or XML",
}


def read_xml(path: Path, source: Source, max_rows: int) -> Gathered:
    """An XML file's rows. Raises Refused when it is hostile, damaged, empty, or another source's."""
    root = root_of(path)
    name = root.lower()
    if name == "message":
        _belongs(path.name, source, "a School Census", ("school_census",))
        return read_census(path, max_rows)
    if name == "ctfile" or name.startswith(("cme", "cml", "cmj")):
        _belongs(path.name, source, "a Common Transfer File", TRANSFER)
        return read_transfer(path, source, root, max_rows)
    what = NOT_READ.get(name, f"XML that is not known here: its first element is {root[:60]!r}")
    raise Refused(f"{path.name}: this is {what}. Nothing was taken from it.")


def _belongs(file: str, source: Source, what: str, sources: tuple[str, ...]) -> None:
    if source.code not in sources:
        raise Refused(
            f"{file}: this looks like {what}, which belongs to the source {sources[0]}, not to {source.code}. "
            f"Nothing was taken from it. Send it as {sources[0]}."
        )
