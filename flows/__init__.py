"""Prefect flows and tasks: what runs when, with which progress and in which processes.

Belongs here: order, schedules, processes, progress, artifacts, the terminal. Does not: anything about
texts or columns (demarche, schemas). Nothing imports flows.

Settings that must stand before Prefect is first imported: no telemetry, and a quiet terminal; and before
numpy is: one thread a process, for there are as many workers as processors already. Whatever the user has
set already is left as it is.
"""

import os

os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_CLI_PROMPT", "false")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
