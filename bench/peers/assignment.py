"""Sioux Falls by AequilibraE, on one core."""

import os
import re
import sys
from importlib.metadata import version

# Drawing its progress would take longer than the assignment.
os.environ["AEQ_SHOW_PROGRESS"] = "FALSE"

import numpy
import pandas
from aequilibrae.matrix import AequilibraeMatrix
from aequilibrae.paths import Graph, TrafficAssignment, TrafficClass
from timing import measure

folder = f"{sys.argv[1]}/traffic"
lines = open(f"{folder}/SiouxFalls_net.tntp").read().split("<END OF METADATA>")[1].splitlines()
rows = [line.strip().rstrip(";").split() for line in lines if line.strip() and not line.strip().startswith("~")]
columns = ["a_node", "b_node", "capacity", "length", "free_flow_time", "b", "power", "speed", "toll", "type"]
net = pandas.DataFrame([[float(n) for n in row] for row in rows], columns=columns)
net = net.astype({"a_node": int, "b_node": int}).assign(link_id=range(1, len(net) + 1), direction=1)
zones = 24
trips = numpy.zeros((zones, zones))
for block in open(f"{folder}/SiouxFalls_trips.tntp").read().split("Origin")[1:]:
    origin = int(block.split()[0])
    for to, flow in re.findall(r"(\d+)\s*:\s*([\d.]+)\s*;", block):
        trips[origin - 1, int(to) - 1] = float(flow)
# Trips within a zone stay off the roads.
numpy.fill_diagonal(trips, 0.0)


def fresh():
    matrix = AequilibraeMatrix()
    matrix.create_empty(zones=zones, matrix_names=["matrix"], memory_only=True)
    matrix.matrix["matrix"][:, :] = trips
    matrix.index[:] = numpy.arange(1, zones + 1)
    matrix.computational_view(["matrix"])
    graph = Graph()
    graph.network = net.copy()
    graph.prepare_graph(numpy.arange(1, zones + 1))
    graph.set_graph("free_flow_time")
    graph.set_blocked_centroid_flows(False)
    graph.set_skimming([])
    assignment = TrafficAssignment()
    assignment.set_classes([TrafficClass("car", graph, matrix)])
    assignment.set_vdf("BPR")
    assignment.set_vdf_parameters({"alpha": "b", "beta": "power"})
    assignment.set_capacity_field("capacity")
    assignment.set_time_field("free_flow_time")
    assignment.set_algorithm("bfw")
    assignment.max_iter, assignment.rgap_target = 1000, 1e-4
    assignment.set_cores(1)
    return assignment


def run(assignment):
    assignment.execute(log_specification=False)
    result = assignment.results()
    return (result["PCE_tot"] * result["Congested_Time_AB"]).sum()


measure("assignment", version("aequilibrae"), run, fresh)
