"""GR4J by the Rust core of hydrogr, called without its pandas layer."""

import sys
from importlib.metadata import version

import numpy
import pandas
from hydrogr._hydrogr import gr4j
from timing import measure

days = pandas.read_csv(f"{sys.argv[1]}/hydrology/L0123001.csv").head(4017)
rain, evaporation = days["p_mm"].to_numpy(float), days["pet_mm"].to_numpy(float)
x = [257.238, 1.012, 88.235, 2.208]


def run():
    states = numpy.array([0.3 * x[0], 0.5 * x[2]])
    return gr4j(x, rain, evaporation, states, numpy.zeros(20), numpy.zeros(40))[3].sum()


measure("gr4j", version("hydrogr"), run)
