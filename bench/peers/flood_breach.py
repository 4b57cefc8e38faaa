"""Test 4 of the Environment Agency in landlab: twenty minutes."""

import sys
from importlib.metadata import version

import numpy
import pandas
from landlab import RasterModelGrid
from landlab.components import OverlandFlow
from timing import measure

COLUMNS, ROWS, CELL_M, END_S = 200, 400, 5.0, 1200.0
inflow = pandas.read_csv(f"{sys.argv[1]}/flood/ea4/Test4BC.csv")
minutes, discharge = inflow["Time (min)"].to_numpy(float), inflow["Inflow (cumecs)"].to_numpy(float)


def fresh():
    # Nodes on the edge are walls, so there is one more all around.
    grid = RasterModelGrid((ROWS + 2, COLUMNS + 2), xy_spacing=CELL_M)
    grid.set_closed_boundaries_at_grid_edges(True, True, True, True)
    grid.add_zeros("topographic__elevation", at="node")
    grid.add_zeros("surface_water__depth", at="node")
    return grid, OverlandFlow(grid, mannings_n=0.05, alpha=0.7, theta=0.9)


def run(value):
    grid, flow = value
    depth, at = grid.at_node["surface_water__depth"], 0.0
    breach = numpy.arange(199, 203) * (COLUMNS + 2) + 1
    while at < END_S:
        # No longer than ours: a wave of at least 2 m/s.
        step = min(flow.calc_time_step(), 0.7 * CELL_M / 2.0, END_S - at)
        depth[breach] += step * numpy.interp(at / 60.0 + step / 120.0, minutes, discharge) / (4 * CELL_M**2)
        flow.overland_flow(step)
        at += step
    return depth[grid.core_nodes].sum() * CELL_M**2


measure("flood_breach", version("landlab"), run, fresh)
