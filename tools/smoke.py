"""Start Onroll as a newcomer would, wait for its first page, and see that it stops cleanly."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="onroll-smoke-") as home:
        port = free_port()
        environment = {**os.environ, "ONROLL_HOME": str(Path(home) / "home"), "PORT": str(port)}
        started = time.monotonic()
        up = subprocess.Popen([ROOT / "dev", "up"], env=environment)
        try:
            status = first_page(f"http://127.0.0.1:{port}/", up)
            print(
                f"smoke: the first page answered {status} after {time.monotonic() - started:.0f} s",
                flush=True,
            )
        finally:
            up.send_signal(signal.SIGTERM)
            code = up.wait(timeout=60)
    stopped = not listening(port)
    print(f"smoke: ./dev up ended with {code}; the port is {'free' if stopped else 'STILL TAKEN'}")
    return 0 if status == 200 and code == 0 and stopped else 1


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def first_page(address: str, up: "subprocess.Popen[bytes]") -> int:
    """The first answer's status, following the way to the sign-in page; 0 when none came."""
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor()
    )
    for _ in range(PATIENCE * 2):
        if up.poll() is not None:
            return 0
        try:
            return int(opener.open(address, timeout=30).status)
        except urllib.error.HTTPError as answered:
            return answered.code
        except OSError:
            time.sleep(0.5)
    return 0


if __name__ == "__main__":
    sys.exit(main())
