"""A century of a stock by the package dynamic-stock-model."""

from importlib.metadata import version

import numpy
from dynamic_stock_model import DynamicStockModel
from timing import measure

YEARS = 100


def run():
    lifetime = {"Type": "Normal", "Mean": [20.0], "StdDev": [5.0]}
    model = DynamicStockModel(t=numpy.arange(YEARS), i=numpy.arange(1.0, YEARS + 1.0), lt=lifetime)
    model.compute_s_c_inflow_driven()
    model.compute_o_c_from_s_c()
    model.compute_outflow_total()
    return model.compute_stock_total()[0][-1]


measure("dynamic_stock", version("dynamic-stock-model"), run)
