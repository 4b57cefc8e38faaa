"""How long a run takes: as bench/src/measure.rs does it, and with the same line of output."""

import json
import time

BATCH_S = 0.02
BATCHES = 21
PATIENCE_S = 4.0


def measure(case, by, run, fresh=None):
    """Times run(); where it cannot run twice on the same value, run(fresh()), and fresh() is not timed."""

    def batch(runs):
        values = [fresh() for _ in range(runs)] if fresh else None
        began = time.perf_counter()
        for at in range(runs):
            run(values[at]) if fresh else run()
        return time.perf_counter() - began

    figure = run(fresh()) if fresh else run()
    runs = 1
    while not fresh:
        took = batch(runs)
        if took >= BATCH_S:
            break
        runs = int(runs * 1.2 * BATCH_S / took) + 1 if took > 1e-3 else 8 * runs
    began, times = time.perf_counter(), []
    while len(times) < BATCHES and (len(times) < 3 or time.perf_counter() - began < PATIENCE_S):
        times.append(1e3 * batch(runs) / runs)
    times.sort()
    middle = times[len(times) // 2]
    print(json.dumps({"case": case, "by": by, "least_ms": times[0], "median_ms": middle, "figure": float(figure)}))


def rough(count, factor, below):
    """The same rough numbers as `rough` in bench/src/cases/mod.rs."""
    import numpy

    return numpy.arange(count) * factor % 8191 % below
