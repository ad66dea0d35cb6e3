// A library reading room in the evening, its lamps running away in perspective.
import { mix, step } from '../color.mjs';
import { fbm2, hash2, noise2, rng } from '../noise.mjs';
import { World, render } from '../trace.mjs';

export const paper = 'yunting-campus';
export const size = [1980, 1320];
export const film = { exposure: 1.5, bloom: 0.13, bloomSize: 0.008, vignette: 0.4, contrast: 0.18, saturation: 0.95, grain: 0.016 };

export function draw(w, h) {
  const W = new World();
  const r = rng(14);
  const grain = (base, sx, sz) => (p, o) => {
    const g = fbm2(p[0] * sx, p[2] * sz + p[1] * 4, 4, 0.6);
    const n = Math.max(0.3, 0.95 + 0.45 * g + 0.12 * noise2(p[0] * sx * 9, p[2] * sz * 2));
    o[0] = base[0] * n; o[1] = base[1] * n; o[2] = base[2] * n;
  };
  const oak = W.mat({ f0: 0.035, rough: 0.11, color: grain([0.24, 0.13, 0.062], 9, 0.9) });
  const dark = W.mat({ f0: 0.03, rough: 0.2, color: grain([0.13, 0.07, 0.038], 5, 1.2) });
  const floor = W.mat({
    f0: 0.035, rough: 0.08,
    color: (p, o) => {
      const bx = Math.floor(p[0] / 0.14);
      const bz = Math.floor(p[2] / 1.1 + hash2(bx, 2) * 3);
      const fx = Math.abs(p[0] / 0.14 - bx - 0.5);
      const n = (0.75 + 0.45 * hash2(bx, bz)) * (0.9 + 0.3 * fbm2(p[0] * 22, p[2] * 1.6, 3)) * (1 - 0.5 * step(0.46, 0.5, fx));
      o[0] = 0.2 * n; o[1] = 0.115 * n; o[2] = 0.06 * n;
    },
  });
  const plaster = W.mat({ color: (p, o) => { const n = 0.95 + 0.08 * fbm2(p[0] + p[2] * 0.7, p[1], 3); o[0] = 0.66 * n; o[1] = 0.62 * n; o[2] = 0.54 * n; } });
  const brass = W.mat({ albedo: [0.3, 0.2, 0.08], f0: 0.4, rough: 0.12 });
  const shade = W.mat({ albedo: [0.03, 0.14, 0.07], f0: 0.05, rough: 0.06, emit: [0.008, 0.05, 0.022] });
  const books = W.mat({
    color: (p, o) => {
      const along = p[2] * 24;
      const row = Math.floor((p[1] - 0.12) / 0.36);
      const b = Math.floor(along + hash2(Math.floor(along / 7), row, 3) * 0.6);
      const fy = (p[1] - 0.12) / 0.36 - row;
      const hh = 0.58 + 0.3 * hash2(b, row, 1) * (0.5 + hash2(Math.floor(b / 9), row, 6));
      if (fy < 0.07) { o[0] = 0.13; o[1] = 0.07; o[2] = 0.038; return; }
      if (fy > hh || hash2(b, row, 8) > 0.965) { o[0] = 0.02; o[1] = 0.013; o[2] = 0.008; return; }
      const q = hash2(Math.floor(b / (1 + 5 * hash2(Math.floor(b / 9), row, 4))), row, 2);
      const c = q < 0.22 ? [0.28, 0.06, 0.045] : q < 0.4 ? [0.05, 0.09, 0.17] : q < 0.58 ? [0.42, 0.34, 0.2] : q < 0.72 ? [0.05, 0.12, 0.075] : q < 0.86 ? [0.46, 0.44, 0.38] : [0.16, 0.09, 0.05];
      const e = Math.abs(along - Math.floor(along) - 0.5);
      const band = fy > hh - 0.14 && fy < hh - 0.09 ? 1.5 : 1;
      const n = (0.75 + 0.5 * hash2(b, row, 5)) * (1 - 0.55 * step(0.34, 0.5, e)) * band;
      o[0] = c[0] * n; o[1] = c[1] * n; o[2] = c[2] * n;
    },
  });
  const end = -44;
  const half = 6.2;
  const high = 7.2;
  W.quad([-half, 0, 4], [half, 0, 4], [half, 0, end], [-half, 0, end], floor);
  W.quad([-half, 0, end], [half, 0, end], [half, high + 3, end], [-half, high + 3, end], plaster);
  // coffered vault
  W.grid(32, 2, (u, v) => [Math.cos(Math.PI * (1 - u)) * half, high - 1.6 + 2.6 * Math.sin(Math.PI * u) ** 0.8, 4 + (end - 4) * v], plaster);
  for (let z = 2; z > end; z -= 4) {
    for (let i = 0; i < 32; i++) {
      const P = (u, k) => [Math.cos(Math.PI * (1 - u)) * (half - k), high - 1.6 + (2.6 - k) * Math.sin(Math.PI * u) ** 0.8, z];
      W.tube(P(i / 32, 0.05), P((i + 1) / 32, 0.05), 0.14, 0.14, dark, 6);
    }
  }
  for (const sd of [-1, 1]) {
    const x = sd * half;
    W.box(Math.min(x, x + sd * 0.3), 0, end, Math.max(x, x + sd * 0.3), high - 1.4, 4, plaster);
    // bays: pilaster, bookcase, tall arched window above
    for (let z = 2; z > end; z -= 4) {
      W.box(x - sd * 0.32 - 0.02, 0, z - 0.22, x + 0.02, high - 1.4, z + 0.22, dark);
      const zc = z - 2;
      W.box(Math.min(x, x - sd * 0.34), 0.1, zc - 1.72, Math.max(x, x - sd * 0.34), 2.66, zc + 1.72, books);
      for (let y = 0.06; y < 2.9; y += 0.36) W.box(Math.min(x, x - sd * 0.37), y, zc - 1.76, Math.max(x, x - sd * 0.37), y + 0.035, zc + 1.76, dark);
      for (const dz of [-1.76, -0.59, 0.59, 1.72]) W.box(Math.min(x, x - sd * 0.38), 0, zc + dz, Math.max(x, x - sd * 0.38), 2.7, zc + dz + 0.05, dark);
      W.box(Math.min(x, x - sd * 0.46), 2.68, zc - 1.8, Math.max(x, x - sd * 0.46), 2.8, zc + 1.8, dark);
      const e = [0.12, 0.19, 0.34];
      const gm = W.mat({ albedo: [0.02, 0.02, 0.03], emit: e, stop: true });
      const wx = x - sd * 0.012;
      W.quad([wx, 3.1, zc - 1.0], [wx, 3.1, zc + 1.0], [wx, 4.7, zc + 1.0], [wx, 4.7, zc - 1.0], gm);
      const N = 12;
      for (let i = 0; i < N; i++) {
        const a = (i / N) * Math.PI;
        const b = ((i + 1) / N) * Math.PI;
        W.tri([wx, 4.7, zc], [wx, 4.7 + Math.sin(a), zc + Math.cos(a)], [wx, 4.7 + Math.sin(b), zc + Math.cos(b)], gm);
        W.tube([wx, 4.7 + Math.sin(a), zc + Math.cos(a)], [wx, 4.7 + Math.sin(b), zc + Math.cos(b)], 0.07, 0.07, dark, 5);
      }
      for (const dz of [-1, -0.34, 0.34, 1]) W.box(wx - 0.04, 3.1, zc + dz - 0.025, wx + 0.04, 4.7 + (Math.abs(dz) < 0.9 ? 0.92 : 0), zc + dz + 0.025, dark);
      for (const y of [3.1, 3.65, 4.2, 4.72]) W.box(wx - 0.04, y - 0.025, zc - 1, wx + 0.04, y + 0.025, zc + 1, dark);
    }
  }
  for (const sd of [-1, 1]) W.lights.push({ kind: 0, c: [sd * (half - 0.05), 3.2, end], e1: [0, 2.2, 0], e2: [0, 0, 46], n: [-sd, 0, 0], area: 101, emit: [0.1, 0.19, 0.4], power: 70 });
  // tables in two files, with green-shaded lamps, chairs and open books
  const page = W.mat({ albedo: [0.72, 0.69, 0.6] });
  const covers = [[0.25, 0.05, 0.04], [0.05, 0.1, 0.2], [0.35, 0.3, 0.2], [0.06, 0.14, 0.09]].map((a) => W.mat({ albedo: a }));
  const lamp = (x, y, z) => {
    W.tube([x, y, z], [x, y + 0.03, z], 0.1, 0.09, brass, 14);
    W.tube([x, y + 0.03, z], [x, y + 0.42, z], 0.015, 0.015, brass, 7);
    W.grid(10, 8, (u, v) => {
      const a = Math.PI * (0.06 + 0.88 * v);
      return [x - 0.2 + 0.4 * u, y + 0.36 + 0.11 * Math.sin(a), z + 0.12 * Math.cos(a)];
    }, shade);
    for (const e of [-0.2, 0.2]) for (let i = 0; i < 6; i++) { const a = (Math.PI * i) / 6; const b = (Math.PI * (i + 1)) / 6; W.tri([x + e, y + 0.36, z], [x + e, y + 0.36 + 0.11 * Math.sin(a), z + 0.12 * Math.cos(a)], [x + e, y + 0.36 + 0.11 * Math.sin(b), z + 0.12 * Math.cos(b)], shade); }
    W.tube([x - 0.13, y + 0.395, z], [x + 0.13, y + 0.395, z], 0.022, 0.022, W.glowMat, 7);
    W.lights.push({ kind: 0, c: [x - 0.15, y + 0.365, z - 0.05], e1: [0.3, 0, 0], e2: [0, 0, 0.1], n: [0, -1, 0], area: 0.03, emit: [120, 84, 40], power: 0.03 * 244 });
  };
  W.glowMat = W.mat({ albedo: [0.5, 0.5, 0.5], emit: [14, 10, 5], light: true });
  const chair = (x, z, sd) => {
    const q = (r() - 0.5) * 0.12;
    x += sd * (r() * 0.16);
    z += q;
    W.box(x - 0.2, 0.43, z - 0.2, x + 0.2, 0.47, z + 0.2, dark);
    for (const a of [-0.18, 0.18]) for (const b of [-0.18, 0.18]) W.box(x + a - 0.02, 0, z + b - 0.02, x + a + 0.02, a * sd > 0 ? 0.92 : 0.44, z + b + 0.02, dark);
    for (const y of [0.58, 0.7, 0.82]) W.box(x + sd * 0.165, y, z - 0.18, x + sd * 0.195, y + 0.07, z + 0.18, dark);
  };
  for (let z = -2.2; z > end + 3; z -= 3.6) {
    for (const x of [-2.75, 2.75]) {
      W.box(x - 0.75, 0.72, z - 1.25, x + 0.75, 0.765, z + 1.25, oak);
      W.box(x - 0.66, 0.62, z - 1.15, x + 0.66, 0.72, z + 1.15, dark);
      for (const a of [-0.64, 0.57]) for (const b of [-1.12, 1.05]) W.box(x + a, 0, z + b, x + a + 0.07, 0.64, z + b + 0.07, dark);
      lamp(x, 0.765, z - 0.6);
      lamp(x, 0.765, z + 0.6);
      for (const dz of [-0.62, 0.62]) for (const sd of [-1, 1]) if (r() < 0.92) chair(x + sd * 0.95, z + dz, sd);
      for (let i = 0; i < 5; i++) {
        const bx = x + (r() - 0.5) * 1.1;
        const bz = z + (r() - 0.5) * 2;
        const n = r() < 0.5 ? 1 : 2 + ((r() * 3) | 0);
        for (let j = 0; j < n; j++) W.box(bx - 0.1, 0.766 + j * 0.034, bz - 0.14, bx + 0.1, 0.797 + j * 0.034, bz + 0.14, j === n - 1 && n === 1 ? page : covers[(r() * 4) | 0], (r() - 0.5) * 0.8);
      }
    }
  }
  // pendant globes down the middle of the vault
  for (let z = -4; z > end; z -= 8) {
    W.tube([0, high + 1, z], [0, 5.5, z], 0.015, 0.015, brass, 6);
    W.bulb([0, 5.3, z], 0.24, [9, 6.8, 4], { gain: 4 });
    W.tube([0, 5.5, z], [0, 5.56, z], 0.1, 0.06, brass, 10);
  }
  W.env = (x, y, z, o) => { o[0] = 0.01; o[1] = 0.012; o[2] = 0.02; };
  W.build();
  return render(W, w, h, { eye: [0.35, 1.72, 2.6], look: [0.2, 1.72, -20], f: 0.86 }, {
    spp: 3, bounces: 3, smooth: 4, clampTo: 5, shiftY: 0.03,
    fog: (t, _u, _v, c) => { const a = 1 - Math.exp(-t / 170); c[0] = mix(c[0], 0.2, a); c[1] = mix(c[1], 0.155, a); c[2] = mix(c[2], 0.1, a); },
  });
}
