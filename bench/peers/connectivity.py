"""Probability of connectivity and what each patch contributes, in plain numpy."""

import sys

import numpy
import pandas
from timing import measure

patches = pandas.read_csv(f"{sys.argv[1]}/nature/vegetation_patches_142.csv")
area, x, y = (patches[name].to_numpy(float) for name in ("area_m2", "x", "y"))
rate = -numpy.log(0.05) / 10_000.0


def run():
    p = numpy.exp(-rate * numpy.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2))
    reached = p @ area
    total = area @ reached
    return (100.0 * (2.0 * area * reached - area**2) / total).sum()


measure("connectivity", "", run)
