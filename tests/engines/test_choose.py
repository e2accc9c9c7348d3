"""Where linking runs, and what is said when it cannot run there."""

import sys
from types import SimpleNamespace

import duckdb
import pytest

from onroll.engines.choose import engine
from onroll.engines.spark import NoSpark

MASTER = "spark://127.0.0.1:7077"


def test_it_runs_here_unless_told_otherwise() -> None:
    with engine("duckdb")() as here:
        assert isinstance(here, duckdb.DuckDBPyConnection)


def test_it_asks_where_the_cluster_is() -> None:
    with pytest.raises(NoSpark, match="ONROLL_SPARK"), engine("spark")():
        pass


def test_it_says_that_java_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoSpark, match="openjdk-17-jre-headless"), engine("spark", spark=MASTER)():
        pass


def test_it_says_that_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", "there")
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(NoSpark, match=r"onroll\[spark\]"), engine("spark", spark=MASTER)():
        pass


def test_it_says_that_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", "there")
    monkeypatch.setitem(
        sys.modules, "pyspark.sql", SimpleNamespace(SparkSession=SimpleNamespace(builder=Silent()))
    )
    with (
        pytest.raises(NoSpark, match=f"no Spark cluster answers at {MASTER}"),
        engine("spark", spark=MASTER)(),
    ):
        pass


class Silent:
    """A cluster that is not there."""

    def master(self, _: str) -> "Silent":
        return self

    def appName(self, _: str) -> "Silent":
        return self

    def config(self, *_: str) -> "Silent":
        return self

    def getOrCreate(self) -> None:
        raise OSError("all masters are unresponsive")
