// A river gauging station: mast, solar panel and staff gauges on the bank, under cloud.
import { clamp, mix, rgb, step } from '../color.mjs';
import { fbm2, noise2, rng } from '../noise.mjs';
import { Picture } from '../picture.mjs';
import { paintMist, paintRidge } from '../ridges.mjs';
import { makeSky, paintSky } from '../sky.mjs';
import { World, paintedEnv, render } from '../trace.mjs';

export const paper = 'yunting-daily';
export const size = [1980, 1320];
export const film = { exposure: 1.2, bloom: 0.07, vignette: 0.36, contrast: 0.22, saturation: 0.9, grain: 0.016 };

const AIR = rgb('#c3ccd2', 0.66);
const sky = makeSky({
  stops: [[0, rgb('#dfe2e0', 0.82)], [0.1, rgb('#d0d6da', 0.76)], [0.3, rgb('#b4bec8', 0.68)], [0.6, rgb('#98a5b3', 0.6)]],
  sun: { u: 0.25, v: 0.35, size: 0.1, core: 0.2, color: rgb('#ffffff'), spread: 0.35, wide: rgb('#fff6e8', 0.28) },
  sheets: [
    { scale: 0.42, cover: -0.25, soft: 0.7, color: rgb('#8f9aa6', 0.52), lit: rgb('#ffffff', 0.35), amount: 0.8, fade: 0.12, seed: 7.1, stretch: 1.4, octaves: 7 },
    { scale: 0.75, cover: 0.05, soft: 0.4, color: rgb('#7a8693', 0.45), lit: rgb('#ffffff', 0.4), amount: 0.6, fade: 0.15, seed: 2.4, stretch: 1.4, octaves: 7 },
  ],
});

export function draw(w, h) {
  const f = 1.15;
  const F = f * w;
  const shiftY = 0.13;
  const horizon = h * (0.5 + shiftY);
  const k = w / 1980;
  const back = new Picture(w, h);
  paintSky(back, sky, { horizon, f: F });
  const R = (o) => paintRidge(back, { base: horizon + 2, foot: h, mist: AIR, ...o });
  R({ height: 240 * k, scale: 600 * k, seed: 4.9, tree: 0.5, color: rgb('#93a3ac', 0.55), mistTop: 0.95, texture: 0.15, sharp: 0.5 });
  R({ height: 170 * k, scale: 430 * k, seed: 12.3, tree: 1.5 * k, color: rgb('#6a7c7f', 0.42), mistTop: 0.85, texture: 0.3, sharp: 0.45, shape: (x) => 0.4 + 0.8 * step(0.6, 0.1, x) + 0.2 * step(0.8, 1, x) });
  R({ height: 80 * k, scale: 300 * k, seed: 7.4, tree: 8 * k, color: rgb('#46554c', 0.3), mist: rgb('#9aa79f', 0.5), mistTop: 0.6, texture: 0.5, sharp: 0.2, shape: (x) => 0.35 + 0.6 * step(0.4, 0.0, x) + 0.2 * x });
  R({ height: 14 * k, scale: 200 * k, seed: 1.4, tree: 5 * k, color: rgb('#3c483a', 0.28), mist: rgb('#8b8d7c', 0.4), mistTop: 0.7, texture: 0.5, sharp: 0 });

  const W = new World();
  // the near bank: rises to the right, stone-faced at the water's edge, grass above
  const edge = (z) => 0.1 + 1.6 * noise2(z * 0.045, 2.2) + (z + 12) * -0.14;
  const ground = (x, z) => {
    const d = x - edge(z);
    const y = d < 0 ? d * 0.5 : d < 3.4 ? d * 0.46 : 1.56 + (d - 3.4) * 0.07;
    return y + 0.06 * fbm2(x * 1.3, z * 1.3, 4) + (d > 3.2 ? 0.12 * fbm2(x * 0.5, z * 0.5, 3) : 0);
  };
  const bank = W.mat({
    color: (p, o, t) => {
      const d = p[0] - edge(p[2]);
      // set stones
      const sx = p[2] * 1.5 + (Math.floor(d * 2.2) % 2) * 0.5;
      const sy = d * 2.2;
      const ex = Math.abs(sx - Math.floor(sx) - 0.5);
      const ey = Math.abs(sy - Math.floor(sy) - 0.5);
      const joint = Math.max(step(0.43, 0.48, ex), step(0.41, 0.47, ey)) * clamp(1.2 - t / 40);
      const tone = 0.75 + 0.5 * Math.abs(noise2(Math.floor(sx) * 3.7, Math.floor(sy) * 5.1));
      const wet = step(0.55, 0.15, p[1]);
      const n = 0.8 + 0.5 * fbm2(p[0] * 5, p[2] * 5, 4);
      let r = 0.4 * tone * n * (1 - 0.6 * joint) * (1 - 0.55 * wet);
      let g = 0.39 * tone * n * (1 - 0.55 * joint) * (1 - 0.53 * wet);
      let b = 0.36 * tone * n * (1 - 0.6 * joint) * (1 - 0.55 * wet);
      const grass = step(3.1, 3.5, d + 0.3 * fbm2(p[0] * 1.5, p[2] * 1.5, 3));
      const gn = 0.5 + 0.6 * Math.abs(fbm2(p[0] * 9, p[2] * 9, 4)) + 0.45 * fbm2(p[0] * 0.8, p[2] * 0.8, 3);
      r = mix(r, 0.12 * gn, grass); g = mix(g, 0.14 * gn, grass); b = mix(b, 0.055 * gn, grass);
      o[0] = r; o[1] = g; o[2] = b;
    },
    bump: (p, n) => { n[0] += 0.28 * fbm2(p[0] * 7, p[2] * 7, 3); n[2] += 0.28 * fbm2(p[0] * 7 + 5, p[2] * 7, 3); },
  });
  W.grid(150, 200, (u, v) => {
    const z = 5 - 150 * v ** 2.2;
    const x = edge(z) - 1.5 + 90 * u ** 2.4;
    return [x, ground(x, z), z];
  }, bank);
  // grass blades near the lens and along the crest
  const blade = [0, 1, 2].map((i) => W.mat({ albedo: [rgb('#6f7a3c'), rgb('#8a854a'), rgb('#55662f')][i], through: 0.15, tint: [0.5, 0.6, 0.2] }));
  const r = rng(6);
  for (let i = 0; i < 15000; i++) {
    const z = -2.2 - 38 * r() ** 2;
    const x = edge(z) + 3.25 + 9 * r() ** 1.6;
    const y = ground(x, z) - 0.02;
    const hh = (0.12 + 0.3 * r()) * (0.5 + clamp(0.5 + fbm2(x * 0.9, z * 0.9, 2)));
    const a = r() * 6.28;
    const wd = 0.008 + 0.01 * r();
    const dx = Math.cos(a) * wd;
    const dz = Math.sin(a) * wd;
    const lx = (r() - 0.3) * hh * 0.9;
    const lz = (r() - 0.5) * hh * 0.7;
    const mt = blade[(r() * 3) | 0];
    const A = [x - dx, y, z - dz];
    const B = [x + dx, y, z + dz];
    const C = [x + dx * 0.8 + lx * 0.35, y + hh * 0.6, z + dz * 0.8 + lz * 0.35];
    const D = [x - dx * 0.8 + lx * 0.35, y + hh * 0.6, z - dz * 0.8 + lz * 0.35];
    const up = [0.2, 0.95, 0.1];
    W.tri(A, B, C, mt, up, up, up);
    W.tri(A, C, D, mt, up, up, up);
    W.tri(D, C, [x + lx, y + hh, z + lz], mt, up, up, up);
  }
  // the station
  const steel = W.mat({ albedo: [0.5, 0.51, 0.52], f0: 0.12, rough: 0.2, color: (p, o) => { const n = 0.85 + 0.25 * fbm2(p[0] * 9, p[1] * 3, 3); o[0] = 0.5 * n; o[1] = 0.51 * n; o[2] = 0.52 * n; } });
  const white = W.mat({ f0: 0.04, rough: 0.15, color: (p, o) => { const n = 0.9 + 0.12 * fbm2(p[0] * 4, p[1] * 1.2, 3) - 0.12 * step(0.2, 0.7, noise2(p[0] * 14, p[1] * 1.4)); o[0] = 0.72 * n; o[1] = 0.73 * n; o[2] = 0.72 * n; } });
  const concrete = W.mat({ color: (p, o) => { const n = 0.8 + 0.4 * fbm2(p[0] * 5, p[2] * 5 + p[1] * 5, 4); o[0] = 0.36 * n; o[1] = 0.355 * n; o[2] = 0.34 * n; } });
  const dark = W.mat({ albedo: [0.04, 0.042, 0.045], f0: 0.04, rough: 0.2 });
  const mx = 3.6;
  const mz = -11;
  const gy = ground(mx, mz);
  W.box(mx - 0.6, gy - 0.4, mz - 0.6, mx + 0.6, gy + 0.22, mz + 0.6, concrete);
  W.tube([mx, gy, mz], [mx, gy + 6.4, mz], 0.12, 0.085, steel, 16);
  W.box(mx - 0.2, gy + 0.22, mz - 0.2, mx + 0.2, gy + 0.25, mz + 0.2, steel);
  // arm with radar over the water
  W.tube([mx, gy + 4.6, mz], [mx - 3.4, gy + 4.75, mz + 0.2], 0.05, 0.04, steel, 10);
  W.tube([mx, gy + 5.6, mz], [mx - 2.2, gy + 4.72, mz + 0.13], 0.016, 0.016, steel, 6);
  W.box(mx - 3.55, gy + 4.45, mz + 0.05, mx - 3.2, gy + 4.75, mz + 0.35, white);
  W.tube([mx - 3.37, gy + 4.45, mz + 0.2], [mx - 3.37, gy + 4.28, mz + 0.2], 0.09, 0.13, dark, 14);
  // solar panel, tilted to the light
  const cell = W.mat({
    f0: 0.07, rough: 0.03, grazing: 0.8,
    color: (p, o) => {
      const u = (p[0] - mx) * 6.2;
      const v = (p[1] - gy) * 7.6;
      const g = Math.max(step(0.455, 0.485, Math.abs(u - Math.floor(u) - 0.5)), step(0.455, 0.485, Math.abs(v - Math.floor(v) - 0.5)));
      o[0] = mix(0.012, 0.2, g * 0.8); o[1] = mix(0.02, 0.22, g * 0.8); o[2] = mix(0.06, 0.26, g * 0.8);
    },
  });
  const py = gy + 3.15;
  const pan = (a, b, d = 0) => [mx + a, py + b * 0.72 + d * 0.69, mz + 0.5 - b * 0.62 + d * 0.72];
  W.quad(pan(-0.78, -0.5), pan(0.78, -0.5), pan(0.78, 0.5), pan(-0.78, 0.5), cell);
  for (const [a, b] of [[[-0.8, -0.52], [0.8, -0.52]], [[0.8, -0.52], [0.8, 0.52]], [[0.8, 0.52], [-0.8, 0.52]], [[-0.8, 0.52], [-0.8, -0.52]]]) W.tube(pan(...a), pan(...b), 0.03, 0.03, steel, 6);
  W.tube([mx, py - 0.3, mz], pan(0, -0.3), 0.03, 0.03, steel, 6);
  W.tube([mx, py + 0.3, mz], pan(0, 0.2), 0.03, 0.03, steel, 6);
  // cabinet
  W.box(mx - 0.36, gy + 1.15, mz + 0.1, mx + 0.36, gy + 2.05, mz + 0.5, white);
  W.box(mx - 0.41, gy + 2.05, mz + 0.04, mx + 0.41, gy + 2.11, mz + 0.58, steel);
  W.box(mx + 0.24, gy + 1.55, mz + 0.5, mx + 0.28, gy + 1.68, mz + 0.53, dark);
  W.tube([mx - 0.1, gy + 1.15, mz + 0.25], [mx - 0.06, gy + 0.2, mz + 0.12], 0.03, 0.03, dark, 6);
  // rain gauge, aerial, lightning rod, wind vane
  W.tube([mx, gy + 6.4, mz], [mx, gy + 7.3, mz], 0.018, 0.006, steel, 6);
  W.tube([mx, gy + 6.1, mz], [mx + 0.8, gy + 6.1, mz], 0.022, 0.022, steel, 6);
  W.tube([mx + 0.8, gy + 6.0, mz], [mx + 0.8, gy + 6.34, mz], 0.11, 0.11, white, 14);
  W.tube([mx, gy + 5.75, mz], [mx - 0.55, gy + 5.75, mz], 0.018, 0.018, steel, 6);
  W.tube([mx - 0.55, gy + 5.6, mz], [mx - 0.55, gy + 6.3, mz], 0.014, 0.014, white, 6);
  // staff gauges stepping down the slope, banded blue and white
  const staff = W.mat({ color: (p, o) => { const band = Math.floor((p[1] + 10) * 10) % 2; const big = Math.floor((p[1] + 10) * 2) % 2; const c = band ? (big ? [0.1, 0.2, 0.5] : [0.5, 0.07, 0.06]) : [0.78, 0.78, 0.75]; o[0] = c[0]; o[1] = c[1]; o[2] = c[2]; } });
  for (let i = 0; i < 4; i++) {
    const z = -9.2 - i * 0.12;
    const x = edge(z) + 0.15 + i * 0.95;
    const y = ground(x, z);
    W.box(x - 0.1, y - 0.4, z, x + 0.1, y + 1.15, z + 0.03, staff);
    W.box(x - 0.13, y - 0.4, z - 0.08, x + 0.13, y + 1.18, z - 0.005, concrete);
  }
  // steps and a railing
  for (let i = 0; i < 12; i++) {
    const z = -8.6;
    const x = edge(z) + 0.1 + i * 0.3;
    const y = ground(x + 0.3, z);
    W.box(x, y - 0.4, z, x + 0.32, y + 0.03, z + 1.0, concrete);
  }
  const rail = (z0, z1, d) => {
    let prev = null;
    for (let z = z0; z >= z1; z -= 2) {
      const x = edge(z) + d;
      const y = ground(x, z);
      W.tube([x, y, z], [x, y + 1.0, z], 0.03, 0.03, steel, 8);
      if (prev) for (const hh of [0.98, 0.55]) W.tube([prev[0], prev[1] + hh, prev[2]], [x, y + hh, z], 0.022, 0.022, steel, 7);
      prev = [x, y, z];
    }
  };
  rail(-13, -70, 4.4);
  const water = W.mat({
    f0: 0.03, up: true, body: [0.07, 0.078, 0.062],
    roughAt: (p, t) => Math.min(0.05, 0.004 + t * 0.0004),
    bump: (p, n, t) => {
      const a = Math.exp(-t / 70) * (0.5 + 0.8 * step(-0.2, 0.5, fbm2(p[0] / 7, p[2] / 14, 3)));
      n[0] += a * (0.03 * noise2(p[0] * 1.1, p[2] * 0.9) + 0.03 * noise2(p[0] * 3.2, p[2] * 3) + 0.02 * noise2(p[0] * 8, p[2] * 8));
      n[2] += a * (0.035 * noise2(p[0] * 1.0 + 9, p[2] * 1.1) + 0.035 * noise2(p[0] * 2.7, p[2] * 3.6) + 0.025 * noise2(p[0] * 7, p[2] * 9));
    },
  });
  W.quad([-600, 0, 30], [600, 0, 30], [600, 0, -260], [-600, 0, -260], water);
  W.env = paintedEnv(back, { f: F, horizon }, (x, y, z, o) => {
    const t = clamp(y);
    const g = Math.max(0, x * 0.3 - z * 0.4 + y * 0.7) ** 2;
    o[0] = 0.62 + 0.35 * g - 0.1 * t; o[1] = 0.65 + 0.35 * g - 0.08 * t; o[2] = 0.68 + 0.33 * g - 0.02 * t;
  });
  W.build();
  const pic = render(W, w, h, { eye: [-0.4, 3.4, 3.4], look: [-0.4, 3.4, -10], f }, {
    spp: 5, bounces: 2, smooth: 2, shiftY,
    fog: (t, _u, _v, c) => {
      if (t > 5e3) return;
      const a = (1 - Math.exp(-t / 320)) * 0.9;
      for (let i = 0; i < 3; i++) c[i] = mix(c[i], AIR[i], a);
    },
  });
  paintMist(pic, { y: horizon + 8 * k, thick: 16 * k, color: rgb('#cfd5d6', 0.66), amount: 0.35, scale: 420 * k, seed: 11, tear: 0.9, squash: 7 });
  return pic;
}
