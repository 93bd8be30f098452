type Point = [number, number];

/**
 * The points that a line needs to look the same: those left out lie within `tolerance` of it (Ramer, Douglas and Peucker).
 * First and last are kept; coordinates are rounded to a ten-thousandth of the drawing's width.
 */
export function thinLine(points: readonly Point[], tolerance = 0.0008): Point[] {
  const keep = new Set([0, points.length - 1]);
  const open: Point[] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const far = farthest(points, from, to);
    if (far === null || far.distance <= tolerance) continue;
    keep.add(far.index);
    open.push([from, far.index], [far.index, to]);
  }
  return points.filter((_, index) => keep.has(index)).map(([x, y]) => [round(x), round(y)]);
}

/** The point between two others that lies farthest from the straight line through them. */
function farthest(points: readonly Point[], from: number, to: number): { readonly index: number; readonly distance: number } | null {
  const [a, b] = [points[from], points[to]];
  if (!a || !b) return null;
  let found: { index: number; distance: number } | null = null;
  for (let index = from + 1; index < to; index += 1) {
    const point = points[index];
    if (!point) continue;
    const distance = distanceFromSegment(point, a, b);
    if (found === null || distance > found.distance) found = { index, distance };
  }
  return found;
}

function distanceFromSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
