// A long-necked bird in flight, modelled in space and seen from any side.
import { unit, cross, sub } from './trace.mjs';

/**
 * Returns polygons [{pts, n, part}] in picture units around (0,0), wing span about 2.4 × s.
 * beat: phase of the wing stroke; yaw: heading turned from the side view; pitch: seen from below when positive.
 */
export function birdShapes({ s, beat, yaw, pitch = 0.25, roll = 0 }) {
  const cy = Math.cos(yaw);
  const sy = Math.sin(yaw);
  const cp = Math.cos(pitch);
  const sp = Math.sin(pitch);
  const cr = Math.cos(roll);
  const sr = Math.sin(roll);
  // body axes: x forward, y left, z up
  const view = ([x, y, z]) => {
    const y1 = y * cr - z * sr;
    const z1 = y * sr + z * cr;
    const X = x * cy - y1 * sy;
    const D = x * sy + y1 * cy;
    return [X * s, -(z1 * cp + D * sp) * s, D * cp - z1 * sp];
  };
  const shapes = [];
  const inner = 0.75 * Math.sin(beat) + 0.12;
  const outer = inner * 0.55 - 0.55 * Math.cos(beat) * 0.8 - 0.08;
  for (const side of [1, -1]) {
    const sh = [0.05, side * 0.09, 0.05];
    const wr = [sh[0] + 0.1, sh[1] + side * 0.5 * Math.cos(inner), sh[2] + 0.5 * Math.sin(inner)];
    const tipLen = 0.68;
    const tip = [wr[0] - 0.2, wr[1] + side * tipLen * Math.cos(outer), wr[2] + tipLen * Math.sin(outer)];
    const at = (a, b, t, back) => [a[0] + (b[0] - a[0]) * t - back, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t - back * 0.08];
    const arm = [at(sh, wr, 0, -0.16), at(sh, wr, 0.55, -0.15), at(sh, wr, 1, -0.08), at(sh, wr, 1, 0.3), at(sh, wr, 0.5, 0.27), at(sh, wr, 0, 0.22)];
    const hand = [at(wr, tip, 0, -0.08), at(wr, tip, 0.45, -0.05), at(wr, tip, 0.85, 0.0), at(wr, tip, 1, 0.05), at(wr, tip, 0.93, 0.11), at(wr, tip, 0.86, 0.12), at(wr, tip, 0.78, 0.19), at(wr, tip, 0.68, 0.19), at(wr, tip, 0.55, 0.26), at(wr, tip, 0.3, 0.3), at(wr, tip, 0, 0.3)];
    for (const q of [arm, hand]) {
      const n = unit(cross(sub(q[1], q[0]), sub(q[3], q[0])));
      if (n[2] < 0) for (let i = 0; i < 3; i++) n[i] = -n[i];
      const v = view(q[2]);
      shapes.push({ pts: q.map((p) => view(p).slice(0, 2)), depth: v[2], n, part: 'wing' });
    }
  }
  const line = [[-0.46, 0.015], [-0.32, 0.05], [-0.1, 0.095], [0.12, 0.1], [0.28, 0.075], [0.38, 0.045], [0.5, 0.036], [0.6, 0.034], [0.66, 0.042], [0.72, 0.036], [0.78, 0.016], [0.95, 0.006]];
  const lift = (x) => (x > 0.3 ? 0.05 * Math.sin((x - 0.3) * 5) : 0);
  const up = line.map(([x, r]) => view([x, 0, lift(x) + r]).slice(0, 2));
  const down = line.map(([x, r]) => view([x, 0, lift(x) - r]).slice(0, 2)).reverse();
  shapes.push({ pts: [...up, ...down], depth: 0, n: [0, 0, 0.3], part: 'body' });
  for (const y of [0.025, -0.025]) {
    const a = view([-0.36, y, -0.02]);
    const b = view([-0.92, y, -0.035]);
    shapes.push({ line: [a[0], a[1], b[0], b[1]], width: 0.018 * s, depth: 0.01, n: [0, 0, 0], part: 'leg' });
  }
  return shapes.sort((a, b) => b.depth - a.depth);
}
