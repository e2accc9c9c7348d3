"""A real Spark cluster for the tests: one master and two workers on this machine's own loopback address.

python -m tools.spark_cluster        # runs one until Ctrl-C, and says what to set
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HOST = "127.0.0.1"
WAIT = 180.0
# Modest: short-lived processes beside other tests. A region's own cluster has its own spark-defaults.conf.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
DEFAULTS = f"""
spark.driver.host {HOST}
spark.driver.bindAddress {HOST}
spark.driver.memory 768m
spark.driver.extraJavaOptions {QUICK_START}
spark.executor.memory 640m
spark.executor.cores 1
spark.executor.extraJavaOptions {QUICK_START}
spark.ui.enabled false
spark.sql.shuffle.partitions 2
"""


@contextlib.contextmanager
def spark_cluster(folder: Path, workers: int = 2) -> Iterator[str]:
    """Start a cluster that keeps everything in a folder, and give its address; on the way out nothing of it is left.

    Sets SPARK_CONF_DIR and SPARK_LOCAL_IP meanwhile, so that a session begun here finds it.
    """
    conf = folder / "conf"
    conf.mkdir(parents=True)
    (conf / "spark-defaults.conf").write_text(f"{DEFAULTS}spark.local.dir {folder / 'scratch'}\n")
    own = {"SPARK_CONF_DIR": str(conf), "SPARK_LOCAL_IP": HOST}
    address = f"spark://{HOST}:{free_port()}"
    with environment(own), contextlib.ExitStack() as running:
        master = ["master.Master", "--host", HOST, "--port", address.rpartition(":")[2], "--webui-port", "0"]
        started = running.enter_context(daemon(folder / "master.log", *master))
        wait_for(started, folder / "master.log", "I have been elected leader")
        joining = []
        for nth in range(workers):
            worker = ["worker.Worker", address, "--host", HOST, "--webui-port", "0", "--cores", "1"]
            worker += ["--memory", "1g", "--work-dir", str(folder / f"work-{nth}")]
            joining.append(running.enter_context(daemon(folder / f"worker-{nth}.log", *worker)))
        for nth, started in enumerate(joining):
            wait_for(started, folder / f"worker-{nth}.log", "Successfully registered with master")
        yield address


@contextlib.contextmanager
def daemon(log: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of Spark's own processes, and stop it with all it started."""
    import pyspark

    home = Path(pyspark.__file__).parent
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{words[0]}", *words[1:]]
    spark = {**os.environ, "SPARK_HOME": str(home), "SPARK_DAEMON_MEMORY": "256m", "SPARK_NO_DAEMONIZE": "1"}
    spark["SPARK_DAEMON_JAVA_OPTS"] = QUICK_START
    with log.open("w") as written:
        process = subprocess.Popen(
            command, stdout=written, stderr=subprocess.STDOUT, env=spark,
            start_new_session=True, preexec_fn=die_with_parent,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def die_with_parent() -> None:
    """End when whoever began it is gone, however it went (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def wait_for(process: subprocess.Popen[bytes], log: Path, words: str) -> None:
    """Wait until a process's log says so."""
    until = time.monotonic() + WAIT
    while words not in (said := log.read_text(errors="replace")):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"Spark did not start; its log ends: {said[-2000:]}")
        time.sleep(0.1)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def environment(values: dict[str, str]) -> Iterator[None]:
    """Set variables for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, spark_cluster(Path(folder) / "spark") as address:
        conf = os.environ["SPARK_CONF_DIR"]
        print(f"export ONROLL_SPARK={address} SPARK_CONF_DIR={conf} SPARK_LOCAL_IP={HOST}", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
