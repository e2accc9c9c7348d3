"""What the tests on Spark need is asked for in one plain line."""

import pytest

from tools import spark


def test_it_says_what_to_install_when_there_is_no_java(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    assert spark.main(["false"]) == 1
    assert capsys.readouterr().err.strip().endswith("apt-get install openjdk-17-jre-headless")


def test_it_installs_only_what_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "java", lambda: True)
    monkeypatch.setattr(spark, "installed", lambda: False)
    assert spark.main(["false"]) == 1
    monkeypatch.setattr(spark, "installed", lambda: True)
    assert spark.main(["false"]) == 0
