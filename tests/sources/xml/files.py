"""Small invented XML files."""

from __future__ import annotations

PUPIL = """<PupilOnRoll><PupilIdentifiers><UPN>X852400126001</UPN><Surname>Yusuf</Surname><Forename>Amira</Forename>
<DOB>2016-03-14</DOB><Sex>F</Sex></PupilIdentifiers><PupilCharacteristics><Language>SOM</Language>
<NewThing colour="blue">kept</NewThing></PupilCharacteristics><PupilStatus><EnrolStatus>C</EnrolStatus>
<EntryDate>2021-09-01</EntryDate><NCyearActual>5</NCyearActual><PartTime>false</PartTime></PupilStatus>
<Exclusions><Exclusion><StartDate>2026-01-01</StartDate></Exclusion></Exclusions>
<HomeInformation><Address><SAON>Flat 2</SAON><PAON>14</PAON><Street>Harbour Lane</Street><Town>Anybourne</Town>
<PostCode>SO14 1AA</PostCode></Address></HomeInformation></PupilOnRoll>"""
LEFT = """<PupilNoLongerOnRoll><PupilIdentifiers><UPN>B801200005001</UPN><Surname>Carter</Surname>
<Forename>Ben</Forename><DOB>2015-05-02</DOB><Gender>1</Gender></PupilIdentifiers><PupilStatus>
<EntryDate>2020-09-01</EntryDate><LeavingDate>2026-07-20</LeavingDate></PupilStatus></PupilNoLongerOnRoll>"""
HEADER = """<Header><CollectionDetails><Collection>SC</Collection><Term>AUT</Term><Year>2026</Year>
<ReferenceDate>2026-10-01</ReferenceDate></CollectionDetails><Source><SourceLevel>S</SourceLevel><LEA>852</LEA>
<Estab>4001</Estab><SoftwareCode>Invented</SoftwareCode></Source></Header>"""


def census(on_roll: str = PUPIL, left: str = LEFT, header: str = HEADER, root: str = "Message") -> str:
    """A census of these pupils."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{root}>{header}<School><SchoolName>Harbour Primary</SchoolName></School><Pupils>
<PupilsOnRoll>{on_roll}</PupilsOnRoll><PupilsNoLongerOnRoll>{left}</PupilsNoLongerOnRoll></Pupils>
</{root.split()[0]}>"""


HISTORY = """<SchoolHistory><School><LEA>850</LEA><Estab>2002</Estab><SchoolName>Meadow Infants</SchoolName>
<EntryDate>2020-09-01</EntryDate><LeavingDate>2023-07-20</LeavingDate><LastSchool>false</LastSchool></School>
<School><LEA>852</LEA><Estab>4001</Estab><EntryDate>2023-09-01</EntryDate><LeavingDate>2026-09-04</LeavingDate>
<LeavingReason>OTH</LeavingReason><LastSchool>true</LastSchool></School></SchoolHistory>"""
CHILD = """<UPN>X852400126001</UPN><Surname>Yusuf</Surname><Forename>Amira</Forename><DOB>2016-03-14</DOB>
<Sex>F</Sex><BasicDetails><FormerUPN>B801200005001</FormerUPN><FormerSurname>Ali</FormerSurname>
<MiddleNames>Noor</MiddleNames><PreferredForename>Ami</PreferredForename><NCyearActual>5</NCyearActual></BasicDetails>
<Address><AddressLine1>14 Harbour Lane</AddressLine1><PostCode>SO14 1AA</PostCode></Address>
<Phones><Phone><PhoneNo>07700 900123</PhoneNo></Phone></Phones><Email>amira@example.org</Email>
<Contacts><Contact><Surname>Yusuf</Surname><Forename>Hodan</Forename><Phones><Phone><PhoneNo>07700 900456</PhoneNo>
</Phone></Phones></Contact><Contact><Surname>Ali</Surname><Forename>Omar</Forename></Contact></Contacts>"""


def ctf(
    pupil: str = CHILD + HISTORY, *, sender: tuple[str, str] = ("852", "4001"), to: tuple[str, str] = ("XXX", "XXXX"),
    root: str = "CTfile", header: str = "", version: str = "25.0",
) -> str:  # fmt: skip
    """A transfer file of one pupil, or of several written out as `</Pupil><Pupil>`."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{root}><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>{version}</CTFversion>
<DateTime>2026-09-28T10:00:00</DateTime>{header}<SourceSchool><LEA>{sender[0]}</LEA><Estab>{sender[1]}</Estab>
</SourceSchool><DestSchool><LEA>{to[0]}</LEA><Estab>{to[1]}</Estab></DestSchool></Header>
<CTFpupilData><Pupil>{pupil}</Pupil></CTFpupilData></{root.split()[0]}>"""
