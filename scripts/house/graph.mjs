/** The circles of a graph, one per knot, each as a closed walk. `arrows`: node → nodes. */
export function cyclesIn(arrows) {
  const circles = [];
  const done = new Set();
  const walk = [];
  const visit = (node) => {
    const begun = walk.indexOf(node);
    if (begun !== -1) {
      circles.push([...walk.slice(begun), node]);
      return;
    }
    if (done.has(node)) return;
    walk.push(node);
    for (const next of arrows.get(node) ?? []) if (arrows.has(next)) visit(next);
    walk.pop();
    done.add(node);
  };
  for (const node of arrows.keys()) visit(node);
  return circles;
}

/** The shortest way from a node to one that is asked for, the two included, or nothing. */
export function pathTo(start, next, isWanted) {
  const cameFrom = new Map([[start, undefined]]);
  for (const node of cameFrom.keys()) {
    if (isWanted(node)) {
      const way = [node];
      for (let before = cameFrom.get(node); before !== undefined; before = cameFrom.get(before))
        way.unshift(before);
      return way;
    }
    for (const to of next(node)) if (to !== undefined && !cameFrom.has(to)) cameFrom.set(to, node);
  }
  return undefined;
}
