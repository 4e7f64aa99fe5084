"""A yardstick for times, measured in the same run: machines differ, ratios less so."""

import statistics
import time

SQUARES, ROUNDS = 40_000, 15


def measure_yardstick():
    """The median time in seconds, of this process, that the interpreter takes for the sum of so many squares."""
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        sum(value * value for value in range(SQUARES))
        times.append(time.process_time() - start)
    return statistics.median(times)
