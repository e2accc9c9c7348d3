"""The program as it is installed: a register made, filled, asked and corrected, each command a process of its own."""

import json
from pathlib import Path
from typing import Any

from tests.apart import Register
from tests.intake.lists import LEONA, ROWAN, TOMAS, on_roll, text

ON = ("--on", "2026-11-20")


def answer(register: Register, *words: object, status: int = 0) -> Any:
    ended, out, err = register.onroll(*words, "--json")
    assert ended == status, err
    return json.loads(out)


def test_it_does_the_real_job_from_an_empty_register(apart: Register, tmp_path: Path) -> None:
    assert answer(apart, "init", "--council", "anybourne")["made"] is False
    september, october = tmp_path / "september.csv", tmp_path / "october.csv"
    september.write_text(text(on_roll([ROWAN, LEONA, TOMAS], "2026-09-10")))
    october.write_text(text(on_roll([ROWAN, LEONA], "2026-10-05")))
    received = answer(apart, "receive", "school_roll", september, october, "--learned-at", "2026-10-06")
    assert [one["accepted"] for one in received] == [3, 2]
    assert answer(apart, "account", *ON, status=1)["waiting"] == 5
    assert answer(apart, "link")["children"] == 3
    account = answer(apart, "account", *ON)
    assert (account["positions"]["on_roll"], account["positions"]["unaccounted"], account["residual"]) == (
        2,
        1,
        0,
    )
    answer(apart, "withdraw", received[1]["delivery"])
    assert answer(apart, "account", *ON)["positions"]["on_roll"] == 3
    assert answer(apart, "check", *ON)["failed"] == 0


def test_it_says_what_to_do_where_there_is_no_register_yet(tmp_path: Path) -> None:
    status, out, err = Register(tmp_path / "empty").onroll("account")
    assert (status, out) == (2, "") and "onroll init" in err and "Traceback" not in err
