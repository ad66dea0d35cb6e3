// Skies: a vertical colour ramp, a sun with its glow, and cloud sheets seen in perspective.
import { clamp, ramp, step } from './color.mjs';
import { fbm2 } from './noise.mjs';

/**
 * A sky as a function of direction, where u is across and v is up (tangent units, 0 at the horizon).
 * o: stops for the ramp over v; sun {u, v, size, disc, core, color, wide, spread};
 * sheets [{height, scale, cover, soft, color, lit, amount, seed}]
 */
export function makeSky(o) {
  const base = ramp(o.stops);
  const s = o.sun;
  return (u, v, out) => {
    base(v, out);
    let glow = 0;
    if (s) {
      const du = (u - s.u) * (s.flat ?? 1);
      const d = Math.sqrt(du * du + (v - s.v) ** 2);
      const core = Math.exp(-d / s.size);
      glow = Math.exp(-d / s.spread);
      const disc = s.disc ? step(s.disc * 1.06, s.disc * 0.94, d) * s.discPower : 0;
      for (let c = 0; c < 3; c++) out[c] += s.color[c] * (core * s.core + disc) + s.wide[c] * glow;
    }
    for (const k of o.sheets ?? []) {
      const vv = Math.max(0.004, v + (k.bend ?? 0.02));
      const z = 1 / vv;
      const x = u * z * k.scale + (k.seed ?? 0);
      const y = z * k.scale * (k.stretch ?? 1);
      const fadeFar = step(0, k.fade ?? 0.05, v);
      if (fadeFar <= 0) continue;
      const wx = fbm2(x * 0.7 + 5.2, y * 0.7, 3);
      const n = fbm2(x + wx * 0.8, y + wx * 0.5, k.octaves ?? 6, 0.55);
      const dens = step(k.cover, k.cover + k.soft, n) * fadeFar * k.amount;
      if (dens <= 0) continue;
      const thick = clamp((n - k.cover) / (k.soft * 1.8));
      for (let c = 0; c < 3; c++) {
        const lit = k.lit[c] * (0.25 + 1.6 * glow) * (1 - 0.55 * thick) + k.color[c];
        out[c] += (lit - out[c]) * dens;
      }
    }
    return out;
  };
}

/** Paints a sky into rows above the horizon row; f is the focal length in pixels. */
export function paintSky(pic, sky, { horizon, f, cx = pic.w / 2 }) {
  return pic.shade((x, y, o) => {
    sky((x - cx) / f, (horizon - y) / f, o);
  });
}
