"""A program that never outlives the run that started it.

    python -m flows.bound MODULE ARGUMENT...

Belongs here: ending another program, and all that it has started, when the run ends, however that ended.
Does not: which programs a run needs (server, pipeline).

Its standard input is a pipe from the run: at the pipe's end the run is gone. It is started as the leader of
a process group, so that whatever it starts is ended with it.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading


def _end_at_end_of_input() -> None:
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    threading.Thread(target=_end_at_end_of_input, daemon=True).start()
    module = sys.argv.pop(1)
    sys.argv[0] = module
    runpy.run_module(module, run_name="__main__", alter_sys=True)
