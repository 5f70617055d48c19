"""What the project is worth, measured: quality, speed, memory. See benchmarks/README.md.

Linear algebra uses one thread a process, as in runs: on a busy machine two spin against each other. This
must stand before numpy is first imported.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
