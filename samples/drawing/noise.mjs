// Repeatable random numbers and the noise functions every scene is built from.

export function rng(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const P = new Uint8Array(512);
const GX = new Float32Array(256);
const GY = new Float32Array(256);
const GV = new Float32Array(256);
{
  const r = rng(20240607);
  const p = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const j = Math.floor(r() * (i + 1));
    [p[i], p[j]] = [p[j], p[i]];
  }
  for (let i = 0; i < 512; i++) P[i] = p[i & 255];
  for (let i = 0; i < 256; i++) {
    const a = r() * Math.PI * 2;
    GX[i] = Math.cos(a);
    GY[i] = Math.sin(a);
    GV[i] = r() * 2 - 1;
  }
}

const fade = (t) => t * t * t * (t * (t * 6 - 15) + 10);

/** A number in 0..1 for a pair of whole numbers. */
export function hash2(i, j, k = 0) {
  let h = Math.imul(i | 0, 374761393) ^ Math.imul(j | 0, 668265263) ^ Math.imul(k | 0, 2147483647 - 1013);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** Gradient noise, about -1..1. */
export function noise2(x, y) {
  const fx = Math.floor(x);
  const fy = Math.floor(y);
  const X = fx & 255;
  const Y = fy & 255;
  x -= fx;
  y -= fy;
  const u = fade(x);
  const v = fade(y);
  const a = P[P[X] + Y];
  const b = P[P[X + 1] + Y];
  const c = P[P[X] + Y + 1];
  const d = P[P[X + 1] + Y + 1];
  const n00 = GX[a] * x + GY[a] * y;
  const n10 = GX[b] * (x - 1) + GY[b] * y;
  const n01 = GX[c] * x + GY[c] * (y - 1);
  const n11 = GX[d] * (x - 1) + GY[d] * (y - 1);
  const l = n00 + (n10 - n00) * u;
  return (l + (n01 + (n11 - n01) * u - l) * v) * 1.5;
}

/** Value noise in three dimensions, -1..1. */
export function noise3(x, y, z) {
  const fx = Math.floor(x);
  const fy = Math.floor(y);
  const fz = Math.floor(z);
  const X = fx & 255;
  const Y = fy & 255;
  const Z = fz & 255;
  const u = fade(x - fx);
  const v = fade(y - fy);
  const w = fade(z - fz);
  const A = P[X] + Y;
  const B = P[X + 1] + Y;
  const g = (i) => GV[P[i]];
  const a0 = P[A & 511] + Z;
  const a1 = P[(A + 1) & 511] + Z;
  const b0 = P[B & 511] + Z;
  const b1 = P[(B + 1) & 511] + Z;
  const m = (p, q, t) => p + (q - p) * t;
  const lo = m(m(g(a0), g(b0), u), m(g(a1), g(b1), u), v);
  const hi = m(m(g((a0 + 1) & 511), g((b0 + 1) & 511), u), m(g((a1 + 1) & 511), g((b1 + 1) & 511), u), v);
  return m(lo, hi, w);
}

export function fbm2(x, y, octaves = 5, gain = 0.5, lacunarity = 2.03) {
  let s = 0;
  let a = 1;
  let t = 0;
  for (let i = 0; i < octaves; i++) {
    s += a * noise2(x, y);
    t += a;
    a *= gain;
    const nx = x * lacunarity * 0.8 - y * lacunarity * 0.6 + 17.3;
    y = x * lacunarity * 0.6 + y * lacunarity * 0.8 - 9.1;
    x = nx;
  }
  return s / t;
}

export function fbm3(x, y, z, octaves = 4, gain = 0.5) {
  let s = 0;
  let a = 1;
  let t = 0;
  for (let i = 0; i < octaves; i++) {
    s += a * noise3(x, y, z);
    t += a;
    a *= gain;
    x = x * 2.02 + 3.1;
    y = y * 2.02 + 7.7;
    z = z * 2.02 - 5.3;
  }
  return s / t;
}

/** Sharp-crested noise, 0..1. */
export function ridged2(x, y, octaves = 5, gain = 0.5) {
  let s = 0;
  let a = 1;
  let t = 0;
  let w = 1;
  for (let i = 0; i < octaves; i++) {
    let n = 1 - Math.abs(noise2(x, y));
    n *= n;
    s += a * n * w;
    w = Math.min(1, n * 1.6);
    t += a;
    a *= gain;
    const nx = x * 1.64 - y * 1.22 + 31.7;
    y = x * 1.22 + y * 1.64 + 11.9;
    x = nx;
  }
  return s / t;
}

/** Cell noise: distance to the nearest and the second nearest feature point. */
export function cells2(x, y, out) {
  const fx = Math.floor(x);
  const fy = Math.floor(y);
  let d1 = 9;
  let d2 = 9;
  let id = 0;
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const cx = fx + i;
      const cy = fy + j;
      const dx = cx + hash2(cx, cy, 1) - x;
      const dy = cy + hash2(cx, cy, 2) - y;
      const d = dx * dx + dy * dy;
      if (d < d1) {
        d2 = d1;
        d1 = d;
        id = hash2(cx, cy, 3);
      } else if (d < d2) d2 = d;
    }
  }
  out[0] = Math.sqrt(d1);
  out[1] = Math.sqrt(d2);
  out[2] = id;
  return out;
}
