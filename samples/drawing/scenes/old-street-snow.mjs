// An old street under light snow: tiled roofs, stepped gables, red lanterns along the eaves.
import { clamp, mix, mix3, rgb, step } from '../color.mjs';
import { fbm2, hash2, noise2, rng } from '../noise.mjs';
import { Picture } from '../picture.mjs';
import { paintMist, paintRidge } from '../ridges.mjs';
import { World, paintedEnv, render } from '../trace.mjs';

export const paper = 'yunting-daily';
export const size = [1980, 1320];
export const film = { exposure: 1.3, bloom: 0.1, bloomSize: 0.008, vignette: 0.34, contrast: 0.22, saturation: 1.0, grain: 0.016 };

const AIR = rgb('#c6ccd4', 0.62);

export function draw(w, h) {
  const f = 1.12;
  const F = f * w;
  const shiftY = -0.07;
  const horizon = h * (0.5 + shiftY);
  const k = w / 1980;
  const back = new Picture(w, h);
  back.shade((x, y, o) => {
    const n = 1 + 0.1 * fbm2(x / (600 * k), y / (180 * k), 5);
    const c = mix3(rgb('#aab3c0', 0.6 * n), rgb('#ccd0d6', 0.64 * n), step(0, horizon, y));
    [o[0], o[1], o[2]] = c;
  });
  paintRidge(back, { base: horizon + 30 * k, foot: h, height: 250 * k, scale: 480 * k, seed: 7.9, tree: 1, color: rgb('#9ba5b2', 0.5), mist: AIR, mistTop: 0.9, texture: 0.3, sharp: 0.5 });
  paintRidge(back, { base: horizon + 40 * k, foot: h, height: 150 * k, scale: 360 * k, seed: 2.9, tree: 5 * k, color: rgb('#78838f', 0.42), mist: AIR, mistTop: 0.9, texture: 0.5, sharp: 0.4 });

  const W = new World();
  const r = rng(23);
  const axis = (z) => 3.2 * Math.sin(z / 46 + 0.5) - 1.5 - z * 0.012;
  const snow = [0.76, 0.79, 0.84];
  const tiles = W.mat({
    color: (p, o) => {
      const q = p[2] / 0.27;
      const rib = Math.abs(q - Math.floor(q) - 0.5) * 2; // 0 in the channel, 1 on the rib
      const d = Math.abs(p[0] - axis(p[2]));
      const course = (d * 4.4) - Math.floor(d * 4.4);
      const n = 0.7 + 0.5 * hash2(Math.floor(q), Math.floor(d * 4.4), 2);
      const cover = 0.5 + 0.95 * fbm2(p[0] * 0.55, p[2] * 0.55, 5, 0.6) + 0.3 * noise2(p[0] * 4, p[2] * 7) + 0.3 - 0.62 * rib - 0.12 * course + 0.16 * (hash2(Math.floor(q), 5) - 0.5);
      const s = step(0.3, 0.52, cover);
      const c = 0.062 * n * (0.8 + 0.4 * rib);
      o[0] = mix(c, snow[0], s); o[1] = mix(c * 1.03, snow[1], s); o[2] = mix(c * 1.1, snow[2], s);
    },
    bump: (p, n, t) => {
      const a = Math.exp(-t / 45);
      n[2] += a * 0.7 * Math.cos((p[2] / 0.27) * Math.PI * 2) ;
      const d = p[0] * 4.4;
      n[0] += a * 0.15 * Math.cos(d * 6.28) + 0.1 * noise2(p[0] * 6, p[2] * 6);
    },
  });
  const wall = W.mat({
    color: (p, o) => {
      const stain = step(0.1, 0.8, fbm2((p[0] + p[2]) * 0.7, p[1] * 0.35, 5)) * 0.4 + step(1.6, 0.2, p[1]) * 0.35 * (0.6 + noise2(p[2] * 1.5 + p[0] * 1.5, p[1] * 2));
      const n = 0.95 + 0.12 * fbm2(p[2] * 3 + p[0] * 3, p[1] * 3, 3);
      o[0] = mix(0.56, 0.26, stain) * n; o[1] = mix(0.56, 0.265, stain) * n; o[2] = mix(0.545, 0.26, stain) * n;
    },
  });
  const cap = W.mat({ color: (p, o, t, N) => { const s = N[1] > 0.35 ? step(-0.35, 0.0, fbm2(p[0] * 2, p[2] * 2, 3)) : 0; const c = 0.05 + 0.03 * noise2(p[0] * 9, p[2] * 9); o[0] = mix(c, snow[0], s); o[1] = mix(c, snow[1], s); o[2] = mix(c * 1.1, snow[2], s); } });
  const wood = W.mat({ color: (p, o) => { const n = 0.7 + 0.5 * fbm2(p[2] * 8 + p[0] * 8, p[1] * 0.8, 4); o[0] = 0.1 * n; o[1] = 0.052 * n; o[2] = 0.034 * n; } });
  const lattice = (lit, seed) => W.mat({
    emit: [0, 0, 0],
    color: (p, o) => { o[0] = 0.07; o[1] = 0.04; o[2] = 0.03; },
    emitAt: (p, o) => {
      const a = p[2] * 4.2 + seed;
      const b = p[1] * 4.2;
      const bar = Math.abs(a - Math.floor(a) - 0.5) > 0.4 || Math.abs(b - Math.floor(b) - 0.5) > 0.4;
      const e = bar ? 0 : lit * (0.8 + 0.3 * noise2(p[2] * 2, p[1] * 2));
      o[0] = e; o[1] = e * 0.55; o[2] = e * 0.2;
      return o;
    },
  });
  const red = W.mat({ emit: [0.13, 0.008, 0.005], color: (p, o) => { o[0] = 0.5; o[1] = 0.03; o[2] = 0.02; } });
  const gold = W.mat({ albedo: [0.45, 0.28, 0.06] });
  const half = 3.1;
  const lantern = (x, y, z, s = 1) => {
    W.ball([x, y, z], 0.24 * s, red, 14, 9, 0.86);
    W.tube([x, y + 0.19 * s, z], [x, y + 0.25 * s, z], 0.1 * s, 0.08 * s, gold, 8);
    W.tube([x, y - 0.25 * s, z], [x, y - 0.19 * s, z], 0.08 * s, 0.1 * s, gold, 8);
    W.tube([x, y - 0.55 * s, z], [x, y - 0.25 * s, z], 0.05 * s, 0.03 * s, red, 6);
    W.tube([x, y + 0.25 * s, z], [x, y + 0.75 * s, z], 0.008, 0.008, wood, 4);
  };
  for (const sd of [-1, 1]) {
    for (let z = 6; z > -170; ) {
      const len = 6.5 + 4.5 * r();
      const two = r() < 0.7;
      const eave = (two ? 5.6 : 3.7) + 0.7 * r();
      const rise = 2.3 + 0.5 * r();
      const deep = 8.5;
      const z1 = z - len;
      const front = (zz) => axis(zz) + sd * half;
      const at = (zz, d, y) => [front(zz) + sd * d, y, zz];
      const zm = (z + z1) / 2;
      // street front
      W.quad(at(z, 0, 0), at(z1, 0, 0), at(z1, 0, eave), at(z, 0, eave), wood);
      const lit = r() < 0.42 ? 1.3 : 0.015;
      const sh = lattice(lit, r());
      const up = lattice(r() < 0.3 ? 0.9 : 0.012, r());
      const bays = Math.max(2, Math.round(len / 2.4));
      for (let i = 0; i < bays; i++) {
        const za = z - ((i + 0.12) / bays) * len;
        const zb = z - ((i + 0.88) / bays) * len;
        W.quad(at(za, -0.04, 0.75), at(zb, -0.04, 0.75), at(zb, -0.04, 2.4), at(za, -0.04, 2.4), sh);
        if (two) W.quad(at(za, -0.04, 3.7), at(zb, -0.04, 3.7), at(zb, -0.04, 4.9), at(za, -0.04, 4.9), up);
        W.tube(at(z - (i / bays) * len, -0.12, 0), at(z - (i / bays) * len, -0.12, eave - 0.2), 0.11, 0.1, wood, 8);
      }
      if (two) {
        W.grid(2, 3, (u, v) => at(z - len * u, 0.1 - 1.15 * v, 3.45 - 0.5 * v), tiles);
        W.box(Math.min(front(zm), front(zm)) - 0.06, 3.0, z1, front(zm) + 0.06, 3.2, z, wood);
      }
      // roof: two slopes with a slight sag, ridge course, eave edge
      const over = 0.95;
      const slope = (v) => eave - 0.12 + rise * (0.86 * v + 0.14 * v * v);
      W.grid(3, 10, (u, v) => at(z + 0.15 - (len + 0.3) * u, mix(-over, deep / 2, v), slope(v) + 0.05 * Math.sin(u * Math.PI)), tiles);
      W.grid(3, 8, (u, v) => at(z + 0.15 - (len + 0.3) * u, mix(deep / 2, deep + over, v), slope(1 - v)), tiles);
      const P = (u, d, y) => at(z + 0.15 - (len + 0.3) * u, d, y);
      W.quad(P(0, -over, slope(0)), P(1, -over, slope(0)), P(1, -over, slope(0) - 0.13), P(0, -over, slope(0) - 0.13), cap);
      W.quad(P(0, -over, slope(0) - 0.13), P(1, -over, slope(0) - 0.13), P(1, 0.2, slope(0) + 0.1), P(0, 0.2, slope(0) + 0.1), wood);
      W.tube(P(0, deep / 2, slope(1) + 0.16), P(1, deep / 2, slope(1) + 0.16), 0.17, 0.17, cap, 8);
      // stepped gable wall at the near end of most houses
      const gable = (zz, hi) => {
        const t = 0.17;
        const steps = [[-0.75, 1.6, eave + 0.85], [1.6, 3.1, eave + 1.75 * hi], [3.1, deep - 3.1, eave + rise + 0.75], [deep - 3.1, deep - 1.6, eave + 1.75 * hi], [deep - 1.6, deep + 0.75, eave + 0.85]];
        for (const [a, b, y] of steps) {
          const xa = front(zz) + sd * a;
          const xb = front(zz) + sd * b;
          W.box(Math.min(xa, xb), 0, zz - t, Math.max(xa, xb), y, zz + t, wall);
          const e = 0.2;
          const l = Math.min(xa, xb) - e;
          const q = Math.max(xa, xb) + e;
          W.quad([l, y, zz + t + 0.22], [q, y, zz + t + 0.22], [q, y + 0.26, zz], [l, y + 0.26, zz], cap);
          W.quad([l, y, zz - t - 0.22], [q, y, zz - t - 0.22], [q, y + 0.26, zz], [l, y + 0.26, zz], cap);
          W.quad([l, y, zz + t + 0.22], [q, y, zz + t + 0.22], [q, y - 0.06, zz + t], [l, y - 0.06, zz + t], cap);
          // the upturned end of each step towards the street
          const ex = sd > 0 ? l : q;
          W.tube([ex, y + 0.2, zz], [ex - sd * 0.32, y + 0.44, zz], 0.1, 0.05, cap, 6);
        }
      };
      if (r() < 0.72) gable(z1, 0.9 + 0.2 * r());
      // lanterns under the eaves
      if (r() < 0.85) {
        const n = Math.round(len / 2.2);
        for (let i = 0; i < n; i++) {
          const zz = z - ((i + 0.5) / n) * len;
          const [x, y] = at(zz, two ? -1.0 : -over + 0.1, two ? 2.55 : eave - 0.9);
          lantern(x, y, zz, 1);
        }
      }
      z = z1 - 0.2;
    }
  }
  // lines of lanterns across the street further on
  for (const z of [-30, -52, -80]) {
    for (let i = 0; i <= 8; i++) {
      const t = i / 8;
      lantern(axis(z) + mix(-half, half, t), 4.5 - 0.7 * Math.sin(t * Math.PI), z, 0.9);
    }
  }
  const ground = W.mat({
    f0: 0.03, rough: 0.12,
    color: (p, o, t) => {
      const d = p[0] - axis(p[2]);
      const sx = Math.floor(d / 0.62 + (Math.floor(p[2] / 0.9) % 2) * 0.5);
      const fz = Math.abs(p[2] / 0.9 - Math.floor(p[2] / 0.9) - 0.5);
      const fx = Math.abs(d / 0.62 + (Math.floor(p[2] / 0.9) % 2) * 0.5 - sx - 0.5);
      const joint = Math.max(step(0.45, 0.49, fz), step(0.43, 0.48, fx));
      const n = (0.75 + 0.45 * hash2(sx, Math.floor(p[2] / 0.9), 4)) * (1 - 0.5 * joint);
      const trodden = Math.exp(-((d / 1.25) ** 2)) * 0.9;
      const s = step(0.25, 0.55, 0.85 - trodden + 0.55 * fbm2(p[0] * 0.9, p[2] * 0.7, 4) + 0.25 * noise2(p[0] * 6, p[2] * 6) + 0.15 * joint);
      o[0] = mix(0.11 * n, snow[0], s); o[1] = mix(0.112 * n, snow[1], s); o[2] = mix(0.12 * n, snow[2], s);
      return mix(0.04, 0.0, s);
    },
    bump: (p, n) => { n[0] += 0.1 * noise2(p[0] * 7, p[2] * 7); n[2] += 0.1 * noise2(p[0] * 7 + 4, p[2] * 7); },
  });
  W.quad([-80, 0, 12], [80, 0, 12], [80, 0, -260], [-80, 0, -260], ground);
  // a few walkers well down the street
  const coat = W.mat({ color: (p, o) => { const q = hash2(Math.floor(p[2] / 2), 1); o[0] = 0.03 + 0.05 * q; o[1] = 0.035; o[2] = 0.05; } });
  const brolly = W.mat({ color: (p, o) => { const q = hash2(Math.floor(p[2] / 2), 2); const c = q < 0.4 ? [0.4, 0.06, 0.05] : q < 0.7 ? [0.5, 0.42, 0.2] : [0.06, 0.1, 0.16]; o[0] = c[0]; o[1] = c[1]; o[2] = c[2]; } });
  for (const [d, z, b] of [[-0.7, -26, 1], [0.2, -27, 0], [0.9, -41, 1], [-0.3, -55, 1], [0.5, -57, 0], [-1.1, -72, 1]]) {
    const x = axis(z) + d;
    W.tube([x - 0.09, 0, z], [x - 0.07, 0.8, z], 0.08, 0.1, coat, 7);
    W.tube([x + 0.09, 0, z + 0.15], [x + 0.07, 0.8, z], 0.08, 0.1, coat, 7);
    W.tube([x, 0.65, z], [x, 1.42, z], 0.23, 0.17, coat, 9);
    W.ball([x, 1.58, z], 0.12, coat, 9, 7);
    if (b) W.grid(14, 5, (u, v) => [x + Math.cos(u * 6.2832) * 0.6 * v, 1.98 - 0.34 * v * v, z + Math.sin(u * 6.2832) * 0.56 * v], brolly);
  }
  W.env = paintedEnv(back, { f: F, horizon }, (x, y, z, o) => {
    const t = clamp(y);
    o[0] = mix(0.42, 0.66, t); o[1] = mix(0.46, 0.71, t); o[2] = mix(0.52, 0.8, t);
  });
  W.build();
  const pic = render(W, w, h, { eye: [-0.9, 6.3, 7.5], look: [-0.9, 6.3, -20], f }, {
    spp: 4, bounces: 2, smooth: 3, shiftY, clampTo: 4,
    fog: (t, _u, _v, c) => {
      if (t > 5e3) return;
      const a = 1 - Math.exp(-((t / 130) ** 1.25));
      for (let i = 0; i < 3; i++) c[i] = mix(c[i], AIR[i], a * 0.95);
    },
  });
  paintMist(pic, { y: horizon + 6 * k, thick: 60 * k, color: AIR, amount: 0.25, scale: 380 * k, seed: 3, tear: 0.9, squash: 3 });
  // falling flakes: many small sharp ones, some large and soft near the lens
  for (let i = 0; i < 2600; i++) {
    const near = r() ** 5;
    const s = (0.9 + 1.2 * r() + 9 * near) * k;
    const a = (0.5 - 0.36 * near ** 0.4) * (0.5 + 0.5 * r());
    const x = r() * w;
    const y = r() * h;
    pic.glow(x, y, s, [0.5 * a, 0.52 * a, 0.55 * a]);
    pic.glow(x + s * 0.25, y + s * 0.7, s, [0.3 * a, 0.31 * a, 0.33 * a]);
  }
  return pic;
}
