// Water: a plane under the camera that mirrors a picture of everything above it.
import { clamp } from './color.mjs';
import { noise2, rng } from './noise.mjs';

/**
 * mirror: the scene as seen by the camera mirrored in the water (its rows count up from the same horizon).
 * o: horizon (row), f (focal length in px), height (eye above water, m), waves [{size, slope, stretch, wind}],
 * body (colour under the surface), rough (unresolved slope), mask fn(x, z) scaling the waves, far (first row)
 */
export function paintWater(pic, mirror, o) {
  const { horizon, f, height, waves, body, rough = 0.004, cx = pic.w / 2, samples = 6, from = horizon, mask, calm } = o;
  const rand = rng(991);
  const s = [0, 0, 0];
  const acc = [0, 0, 0];
  const W = waves.map((k) => ({ size: k.size, slope: k.slope, st: k.stretch ?? 2, a: Math.cos(k.turn ?? 0), b: Math.sin(k.turn ?? 0), seed: k.size * 37.1 }));
  pic.shade((px, py, out) => {
    const v = Math.max(0.15, py - horizon) / f;
    const u = (px - cx) / f;
    const z = height / v;
    const x = u * z;
    const foot = z / f;
    const footZ = (z * z) / (height * f);
    let sx = 0;
    let sz = 0;
    let lost = rough * rough;
    const m = mask ? mask(x, z) : 1;
    for (let k = 0; k < W.length; k++) {
      const w = W[k];
      const X = (x * w.a + z * w.b) / (w.size * w.st) + w.seed;
      const Z = (z * w.a - x * w.b) / w.size + w.seed * 2;
      const q = (footZ / w.size) ** 2 + (foot / w.size / w.st) ** 2;
      const keep = Math.exp(-q * 2.2);
      const amp = w.slope * m;
      lost += amp * amp * (1 - keep) * 0.18;
      if (keep < 0.01) continue;
      const n = noise2(X, Z);
      const n2 = noise2(X + 41.3, Z - 17.7);
      sz += amp * keep * n;
      sx += (amp * keep * n2) / w.st;
    }
    const spread = Math.sqrt(lost);
    acc[0] = acc[1] = acc[2] = 0;
    for (let i = 0; i < samples; i++) {
      const j = ((i + rand()) / samples - 0.5) * 3.2 * spread;
      let zz = sz + j;
      const xx = sx + (rand() - 0.5) * spread * 0.8;
      let rv = v + 2 * zz;
      if (rv < 0.0005) rv = 0.0005 - rv * 0.6; // facets turned away mirror what stands behind them
      zz = clamp(zz, -1, 1);
      const ru = u - 2 * (v + Math.abs(zz)) * xx;
      mirror.sample(cx + ru * f, horizon - rv * f, s);
      const cos = clamp(Math.abs(v + zz) / Math.sqrt(1 + v * v + u * u), 0.0, 1);
      const F = 0.02 + 0.98 * (1 - cos) ** 5;
      for (let c = 0; c < 3; c++) acc[c] += (s[c] * F + body[c] * (1 - F)) / samples;
    }
    if (calm) calm(x, z, acc);
    out[0] = acc[0];
    out[1] = acc[1];
    out[2] = acc[2];
  }, Math.max(0, Math.floor(from)));
  return pic;
}
