"""The same basin in landlab: a million cell-steps."""

from importlib.metadata import version

from landlab import RasterModelGrid
from landlab.components import OverlandFlow
from timing import measure, rough

SIDE, STEPS = 500, 4
grid = RasterModelGrid((SIDE, SIDE), xy_spacing=10.0)
grid.set_closed_boundaries_at_grid_edges(True, True, True, True)
bed = grid.add_field("topographic__elevation", rough(SIDE * SIDE, 7919, 101) * 0.01, at="node")
depth = grid.add_field("surface_water__depth", 4.0 - bed, at="node")
flow = OverlandFlow(grid, mannings_n=0.03, alpha=0.7, theta=0.9, rainfall_intensity=1e-5)


def run():
    # With its own step as duration it takes one step.
    for _ in range(STEPS):
        flow.overland_flow()
    return depth[grid.core_nodes].sum() * 100.0


measure("flood", version("landlab"), run)
