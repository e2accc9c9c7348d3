"""Census and transfer files that are hostile, broken or confused."""

from __future__ import annotations

import re
from random import Random

from tests.sources.malformed import any_files
from tests.sources.xml.files import CHILD, HISTORY, LEFT, PUPIL, census, ctf

ENDING = "xml"
SOURCES = (
    "school_census",
    "school_census",
    "transfer_files",
    "school_leavers",
    "school_joiners",
    "school_roll",
)


def good(chance: Random) -> tuple[str, bytes]:
    """A census or a transfer file, for a source that is mostly the right one."""
    if chance.random() < 0.6:
        text = census(PUPIL * chance.randint(0, 4), LEFT * chance.randint(0, 3))
        return chance.choice(SOURCES), text.replace(
            "Yusuf", chance.choice(["Yusuf", "Zoë", "O’Neil"])
        ).encode()
    pupil = (CHILD + HISTORY + "</Pupil><Pupil>") * chance.randint(0, 3) + CHILD
    to = chance.choice([("XXX", "XXXX"), ("MMM", "MMMM"), ("852", "4002"), ("", "")])
    return chance.choice(SOURCES[2:]), ctf(pupil, to=to).encode()


def _prolog(content: bytes, more: str) -> bytes:
    return content.replace(b"?>\n", f"?>{more}\n".encode(), 1)


def _named(content: bytes, text: str) -> bytes:
    return content.replace(b"Amira", text.encode())


def billion_laughs(_: Random, content: bytes) -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return _named(_prolog(content, f"<!DOCTYPE Message [{entities}]>"), "&a11;")


def quadratic(_: Random, content: bytes) -> bytes:
    return _named(_prolog(content, f'<!DOCTYPE M [<!ENTITY a "{"x" * 50_000}">]>'), "&a;" * 5_000)


def external_entity(chance: Random, content: bytes) -> bytes:
    where = chance.choice(["file:///etc/passwd", "http://127.0.0.1:9/x", "expect://id", "/dev/zero"])
    return _named(_prolog(content, f'<!DOCTYPE M [<!ENTITY a SYSTEM "{where}">]>'), "&a;")


def parameter_entity(_: Random, content: bytes) -> bytes:
    return _prolog(content, '<!DOCTYPE M [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>')


def external_dtd(_: Random, content: bytes) -> bytes:
    return _prolog(content, '<!DOCTYPE M SYSTEM "http://127.0.0.1:9/evil.dtd">')


def attribute_defaults(_: Random, content: bytes) -> bytes:
    return _prolog(content, f'<!DOCTYPE M [<!ATTLIST Surname a CDATA "{"y" * 90_000}">]>')


def recursive_entity(_: Random, content: bytes) -> bytes:
    return _named(_prolog(content, '<!DOCTYPE M [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'), "&a;")


def undefined_entity(_: Random, content: bytes) -> bytes:
    return _named(content, "&nobody;")


def inclusion(_: Random, content: bytes) -> bytes:
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    )
    return _named(content, include)


def deep(chance: Random, content: bytes) -> bytes:
    depth = chance.choice([30, 60, 250, 3000, 60_000])
    return _named(content, "<a>" * depth + "</a>" * depth)


def deep_without_end(_: Random, content: bytes) -> bytes:
    return _named(content, "<a>" * 50_000)


def huge_attribute(chance: Random, content: bytes) -> bytes:
    return content.replace(
        b"<Forename>", f'<Forename a="{"x" * chance.choice([100_000, 11_000_000])}">'.encode(), 1
    )


def many_attributes(_: Random, content: bytes) -> bytes:
    return content.replace(
        b"<Forename>", b"<Forename " + b" ".join(b'a%d="1"' % n for n in range(20_000)) + b">", 1
    )


def huge_text(chance: Random, content: bytes) -> bytes:
    return _named(content, "x" * chance.choice([10_001, 1_000_001, 11_000_000]))


def huge_name(_: Random, content: bytes) -> bytes:
    name = "n" * 60_000
    return _named(content, f"<{name}>a</{name}>")


def many_elements(_: Random, content: bytes) -> bytes:
    return content.replace(b"<DOB>", b"<Extra>1</Extra>" * 30_000 + b"<DOB>", 1)


def different_elements(_: Random, content: bytes) -> bytes:
    return content.replace(b"<DOB>", b"".join(b"<e%d>1</e%d>" % (n, n) for n in range(20_000)) + b"<DOB>", 1)


def wrong_encoding(chance: Random, content: bytes) -> bytes:
    text = content.decode()
    declared, used = chance.choice([
        ("UTF-8", "cp1252"), ("UTF-8", "utf-16"), ("UTF-16", "utf-8"), ("windows-1252", "utf-8"), ("klingon", "utf-8"),
        ("ISO-8859-1", "cp1252"), ("us-ascii", "utf-8"), ("UTF-7", "utf-8"), ("UTF-32", "utf-32"), ("", "utf-16-le"),
    ])  # fmt: skip
    return text.replace("UTF-8", declared).replace("Carter", "Zoë’s").encode(used)


def mixed_encodings(_: Random, content: bytes) -> bytes:
    return content.replace(b"Amira", "Zoë".encode()).replace(b"Ben", "Zoë".encode("cp1252"))


def illegal_characters(chance: Random, content: bytes) -> bytes:
    return _named(
        content, chance.choice(["&#0;", "&#xFFFF;", "&#xD800;", "\x01", "\x0b", "&#99999999;", "\ufffe"])
    )


def swapped_elements(_: Random, content: bytes) -> bytes:
    return content.replace(b"DOB>", b"X>").replace(b"Surname>", b"DOB>").replace(b"X>", b"Surname>")


def shuffled_values(chance: Random, content: bytes) -> bytes:
    values = re.findall(rb">([^<>\n]+)<", content)
    chance.shuffle(values)
    left = iter(values)
    return re.sub(rb">([^<>\n]+)<", lambda _: b">" + next(left) + b"<", content)


def repeated_elements(_: Random, content: bytes) -> bytes:
    return re.sub(rb"<DOB>([^<]*)</DOB>", rb"<DOB>\1</DOB><DOB>1999-01-01</DOB><UPN>nonsense</UPN>", content)


def lost_header(_: Random, content: bytes) -> bytes:
    return re.sub(rb"<Header>.*</Header>", b"", content, flags=re.DOTALL)


def header_last(_: Random, content: bytes) -> bytes:
    header = re.search(rb"<Header>.*</Header>", content, re.DOTALL)
    assert header
    ending = content.rindex(b"</")
    return content[: header.start()] + content[header.end() : ending] + header.group() + content[ending:]


def another_root(chance: Random, content: bytes) -> bytes:
    root = chance.choice([b"Message", b"CTfile", b"ATfile", b"html", b"Root"])
    return re.sub(rb"(</?)(?:Message|CTfile)", rb"\1" + root, content)


def records_within_records(_: Random, content: bytes) -> bytes:
    for name in (b"PupilOnRoll", b"Pupil"):
        content = content.replace(b"<" + name + b">", b"<" + name + b"><" + name + b">", 1)
        content = content.replace(b"</" + name + b">", b"</" + name + b"></" + name + b">", 1)
    return content


def bad_days(chance: Random, content: bytes) -> bytes:
    day = chance.choice(
        [b"2026-02-30", b"0000-00-00", b"99999", b"tomorrow", b"2026-09-01T00:00:00+99:99", b""]
    )
    return re.sub(rb"\d{4}-\d\d-\d\d", day, content)


def undeclared_prefix(_: Random, content: bytes) -> bytes:
    return content.replace(b"Surname>", b"q:Surname>")


def other_capitals(_: Random, content: bytes) -> bytes:
    return content.replace(b"PupilOnRoll>", b"PUPILONROLL>").replace(b"UPN>", b"upn>")


HARMS = [
    *any_files.HARMS, billion_laughs, quadratic, external_entity, parameter_entity, external_dtd, attribute_defaults,
    recursive_entity, undefined_entity, inclusion, deep, deep_without_end, huge_attribute, many_attributes, huge_text,
    huge_name, many_elements, different_elements, wrong_encoding, mixed_encodings, illegal_characters, swapped_elements,
    shuffled_values, repeated_elements, lost_header, header_last, another_root, records_within_records, bad_days,
    undeclared_prefix, other_capitals,
]  # fmt: skip
