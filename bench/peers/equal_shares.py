"""Equal shares by pabutools, in its exact fractions."""

import sys
from importlib.metadata import version

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import lexico_tie_breaking
from timing import measure

instance, profile = parse_pabulib(f"{sys.argv[1]}/participatory-budget/poland_wieliczka_2023.pb")


def run():
    winners = method_of_equal_shares(instance, profile, sat_class=Cost_Sat, tie_breaking=lexico_tie_breaking)
    return sum(project.cost for project in winners)


measure("equal_shares", version("pabutools"), run)
