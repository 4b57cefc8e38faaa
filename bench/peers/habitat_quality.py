"""The formula of habitat quality in plain numpy, with the distances of scipy."""

import numpy
from scipy.ndimage import distance_transform_edt
from timing import measure, rough

SIDE, CELL_M, REACH_M = 360, 10.0, 500.0
land = rough(SIDE * SIDE, 7919, 8).reshape(SIDE, SIDE)
threats = [(rough(SIDE * SIDE, factor, 1000) == 0).reshape(SIDE, SIDE) for factor in (4001, 5003, 6007)]
sensitivity = numpy.array([0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0])
suitability = numpy.array([0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0])


def run():
    degradation = numpy.zeros((SIDE, SIDE))
    for weight, present in zip((1.0, 2.0, 3.0), threats):
        relative = distance_transform_edt(~present) * CELL_M / REACH_M
        fading = numpy.where(relative <= 1.0, numpy.exp(-2.99 * relative), 0.0)
        degradation += weight / 6.0 * fading * sensitivity[land]
    quality = suitability[land] / (1.0 + (degradation / 0.5) ** 2.5)
    return quality.sum()


measure("habitat_quality", "", run)
