"""The process of a run's own Prefect server, which never outlives the run.

Belongs here: starting Prefect's server so that it ends when the process that started it does, however
that ended. Does not: when a run needs one (server).

Its standard input is a pipe from the run: at the pipe's end the run is gone.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading


def _stop_at_end_of_input() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_stop_at_end_of_input, daemon=True).start()
    sys.argv[0] = "prefect"
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)
