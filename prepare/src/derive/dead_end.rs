//! Roads from which there is no other way out: what lives behind them.
//!
//! A line whose removal cuts nodes off from every exit is a bridge of the graph (Tarjan 1974, *Inf. Process.
//! Lett.* 2); the search starts at all exits at once, so that whatever lies behind a bridge has none.

use super::network::Network;

/// For each line, the weight of what lies behind it if there is no other way out, `None` where there is one
/// or where no exit is known. `weight` are weights of lines, `exits` nodes, `open` tells which lines count.
pub(super) fn behind(
    network: &Network,
    weight: &[f64],
    exits: &[usize],
    open: impl Fn(usize) -> bool,
) -> Vec<Option<f64>> {
    let n = network.nodes.len();
    // Half of a line's weight counts at each of its ends.
    let mut sum = vec![0.0; n];
    for (line, ends) in network.ends.iter().enumerate().filter(|(line, _)| open(*line)) {
        for node in ends {
            sum[*node] += weight.get(line).copied().unwrap_or(0.0) / 2.0;
        }
    }
    // Order of discovery and the earliest node that can be reached without the line by which one came; exits
    // are all as early as the start.
    let mut found = vec![usize::MAX; n];
    let mut low = vec![usize::MAX; n];
    let mut by: Vec<Option<usize>> = vec![None; n];
    let mut order = Vec::with_capacity(n);
    let mut exit = vec![false; n];
    for node in exits {
        exit[*node] = true;
    }
    let mut stack: Vec<(usize, usize)> = Vec::new();
    for start in exits {
        if found[*start] != usize::MAX {
            continue;
        }
        found[*start] = order.len() + 1;
        low[*start] = 0;
        order.push(*start);
        stack.push((*start, 0));
        while let Some((node, next)) = stack.pop() {
            let Some(&line) = network.at.get(node).and_then(|at| at.get(next)) else { continue };
            stack.push((node, next + 1));
            let Some(other) = network.other(line, node).filter(|_| open(line) && by[node] != Some(line))
            else {
                continue;
            };
            if found[other] == usize::MAX {
                found[other] = order.len() + 1;
                low[other] = if exit[other] { 0 } else { found[other] };
                by[other] = Some(line);
                order.push(other);
                stack.push((other, 0));
            } else {
                low[node] = low[node].min(found[other]);
            }
        }
    }
    // From the leaves up: what is behind, and how early one gets.
    for &node in order.iter().rev() {
        if let Some(parent) = by[node].and_then(|line| network.other(line, node)) {
            sum[parent] += sum[node];
            low[parent] = low[parent].min(low[node]);
        }
    }
    // From the exits down: a node lies behind the nearest bridge on its way.
    let mut capped: Vec<Option<f64>> = vec![None; n];
    let mut result = vec![None; network.ends.len()];
    for &node in &order {
        let Some(line) = by[node] else { continue };
        let Some(parent) = network.other(line, node) else { continue };
        capped[node] = if low[node] > found[parent] { Some(sum[node]) } else { capped[parent] };
        result[line] = capped[node];
    }
    for (line, [a, _]) in network.ends.iter().enumerate() {
        let tree = |node: &usize| by[*node] == Some(line);
        if open(line) && !network.ends[line].iter().any(tree) {
            result[line] = capped[*a];
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::LineString;
    use proptest::prelude::*;

    fn network(edges: &[(u8, u8)]) -> Network {
        // Points in general position, so that different nodes are different places.
        let at = |n: u8| (f64::from(n) * 10.0, f64::from(n).powi(2));
        let lines: Vec<LineString> = edges.iter().map(|(a, b)| vec![at(*a), at(*b)].into()).collect();
        Network::new(&lines)
    }

    #[test]
    fn a_valley_with_a_loop_at_its_end() {
        // Exit at 0; 0-1 a road, 1-2 into the valley, 2-3-4-2 a loop; 1-5 another exit.
        let network = network(&[(0, 1), (1, 2), (2, 3), (3, 4), (4, 2), (1, 5)]);
        let node = |x: f64| network.nodes.iter().position(|c| c.x == x * 10.0).unwrap();
        let got = behind(&network, &[5.0, 2.0, 4.0, 4.0, 4.0, 9.0], &[node(0.0), node(5.0)], |_| true);
        assert_eq!(got, [None, Some(13.0), Some(13.0), Some(13.0), Some(13.0), None]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_line_has_something_behind_it_just_where_removing_a_line_cuts_it_off(edges in proptest::collection::vec((0..8u8, 0..8u8), 1..14)) {
            let edges: Vec<(u8, u8)> = edges.into_iter().filter(|(a, b)| a != b).collect();
            prop_assume!(!edges.is_empty());
            let network = network(&edges);
            let exits = [0];
            let got = behind(&network, &vec![1.0; edges.len()], &exits, |_| true);
            let reached = |without: Option<usize>| {
                let reach = network.reach(exits, |l| Some(l) != without);
                (0..network.nodes.len()).map(|n| reach.distance_m[n].is_finite()).collect::<Vec<_>>()
            };
            let whole = reached(None);
            for (line, found) in got.iter().enumerate() {
                // Cut off by some line: one of the line's ends is lost when that line goes.
                let on_net = network.ends[line].iter().all(|n| whole[*n]);
                let cut = (0..edges.len()).any(|l| {
                    let left = reached(Some(l));
                    network.ends[line].iter().any(|n| !left[*n])
                });
                prop_assert_eq!(found.is_some(), on_net && cut);
            }
        }
    }
}
