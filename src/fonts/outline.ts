/** Outlines: an SVG-like path of a CFF glyph as contours of a TrueType glyph. */

/** A point of a TrueType contour, in whole font units. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

export interface PathCommand {
  readonly type: string;
  readonly values: readonly number[];
}

/**
 * Parts into which a cubic is cut so that the quadratic of each part lies within `tolerance`:
 * the error of one quadratic through the ends is √3/36·|p3 − 3·p2 + 3·p1 − p0|, of n parts 1/n³ of it.
 */
function parts(v: readonly number[], tolerance: number): number {
  const dx = v[6]! - 3 * v[4]! + 3 * v[2]! - v[0]!;
  const dy = v[7]! - 3 * v[5]! + 3 * v[3]! - v[1]!;
  return Math.max(1, Math.ceil(Math.cbrt(((Math.sqrt(3) / 36) * Math.hypot(dx, dy)) / tolerance)));
}

const cubicAt = (p0: number, p1: number, p2: number, p3: number, t: number): number => {
  const u = 1 - t;
  return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
};

const slopeAt = (p0: number, p1: number, p2: number, p3: number, t: number): number => {
  const u = 1 - t;
  return 3 * (u * u * (p1 - p0) + 2 * u * t * (p2 - p1) + t * t * (p3 - p2));
};

/** Contours of quadratic curves within `tolerance` font units of the path. */
export function toContours(path: readonly PathCommand[], tolerance: number): OutlinePoint[][] {
  const contours: OutlinePoint[][] = [];
  let contour: OutlinePoint[] = [];
  let x = 0;
  let y = 0;
  const add = (px: number, py: number, onCurve: boolean): void => {
    contour.push({ x: Math.round(px), y: Math.round(py), onCurve });
  };
  const finish = (): void => {
    const first = contour[0];
    const last = contour[contour.length - 1];
    // The closing line is implied: a last point on the first one says nothing.
    if (first && last && contour.length > 1 && last.onCurve && last.x === first.x && last.y === first.y) contour.pop();
    if (contour.length > 1) contours.push(contour);
    contour = [];
  };
  for (const { type, values: v } of path) {
    if (type === "M") {
      finish();
      add(v[0]!, v[1]!, true);
    } else if (type === "L") {
      add(v[0]!, v[1]!, true);
    } else if (type === "Q") {
      add(v[0]!, v[1]!, false);
      add(v[2]!, v[3]!, true);
    } else if (type === "C") {
      const cubic = [x, y, ...v];
      const n = parts(cubic, tolerance);
      for (let k = 0; k < n; k++) {
        const from = k / n;
        const to = (k + 1) / n;
        const control = [0, 1].map((axis) => {
          const [p0, p1, p2, p3] = [cubic[axis]!, cubic[2 + axis]!, cubic[4 + axis]!, cubic[6 + axis]!];
          const a = cubicAt(p0, p1, p2, p3, from);
          const b = cubicAt(p0, p1, p2, p3, to);
          const third = (to - from) / 3;
          const c1 = a + third * slopeAt(p0, p1, p2, p3, from);
          const c2 = b - third * slopeAt(p0, p1, p2, p3, to);
          return [(3 * (c1 + c2) - a - b) / 4, b];
        });
        add(control[0]![0]!, control[1]![0]!, false);
        add(control[0]![1]!, control[1]![1]!, true);
      }
    }
    if (v.length >= 2) [x, y] = [v[v.length - 2]!, v[v.length - 1]!];
  }
  finish();
  return contours;
}

export interface SimpleGlyph {
  readonly bytes: Uint8Array;
  readonly xMin: number;
  readonly points: number;
}

/** A simple glyph description (OpenType `glyf`), without instructions; no bytes for no contours. */
export function writeGlyph(contours: readonly (readonly OutlinePoint[])[]): SimpleGlyph {
  const points = contours.flat();
  if (points.length === 0) return { bytes: new Uint8Array(0), xMin: 0, points: 0 };
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const bytes: number[] = [];
  const int16 = (value: number): void => void bytes.push((value >> 8) & 0xff, value & 0xff);
  int16(contours.length);
  box.forEach(int16);
  let end = -1;
  for (const contour of contours) int16((end += contour.length));
  int16(0);
  const flags: number[] = [];
  const xBytes: number[] = [];
  const yBytes: number[] = [];
  let previous = { x: 0, y: 0 };
  for (const point of points) {
    flags.push(
      (point.onCurve ? 1 : 0) | coordinate(point.x - previous.x, xBytes, 2, 16) | coordinate(point.y - previous.y, yBytes, 4, 32));
    previous = point;
  }
  return { bytes: Uint8Array.from([...bytes, ...flags, ...xBytes, ...yBytes]), xMin: box[0]!, points: points.length };
}

/** Appends a delta in its shortest form and returns its flag bits. */
function coordinate(delta: number, bytes: number[], short: number, same: number): number {
  if (delta === 0) return same;
  if (Math.abs(delta) < 256) {
    bytes.push(Math.abs(delta));
    return delta > 0 ? short | same : short;
  }
  bytes.push((delta >> 8) & 0xff, delta & 0xff);
  return 0;
}
