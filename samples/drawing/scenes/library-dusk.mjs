// A modern library at the blue hour, its lit window grid doubled in the wet plaza.
import { clamp, mix, rgb, step } from '../color.mjs';
import { fbm2, hash2, noise2, rng } from '../noise.mjs';
import { Picture } from '../picture.mjs';
import { makeSky, paintSky } from '../sky.mjs';
import { World, paintedEnv, render } from '../trace.mjs';

export const paper = 'yunting-daily';
export const size = [1980, 1320];
export const film = { exposure: 2.1, bloom: 0.12, bloomSize: 0.008, vignette: 0.4, contrast: 0.16, saturation: 0.98, grain: 0.016 };

const sky = makeSky({
  stops: [[0, rgb('#d8ab8c', 0.5)], [0.05, rgb('#b3a4a6', 0.46)], [0.15, rgb('#7493b8', 0.44)], [0.35, rgb('#4373ac', 0.42)], [0.8, rgb('#2a5794', 0.4)]],
  sun: { u: -0.5, v: -0.02, size: 0.2, core: 0.1, color: rgb('#ff9a68'), spread: 0.3, wide: rgb('#ff8a60', 0.16) },
  sheets: [{ scale: 0.5, cover: -0.02, soft: 0.5, color: rgb('#3d4a6b', 0.28), lit: rgb('#b9909a', 0.3), amount: 0.5, fade: 0.1, seed: 6.2, stretch: 1.5, octaves: 7 }],
});

export function draw(w, h) {
  const f = 0.92;
  const F = f * w;
  const shiftY = 0.14;
  const horizon = h * (0.5 + shiftY);
  const back = new Picture(w, h);
  paintSky(back, sky, { horizon, f: F });
  // a dim skyline of the town and trees
  back.shade((x, y, o) => {
    const u = x / w;
    const t = (18 + 46 * Math.max(0, hash2(Math.floor(u * 46), 3) - 0.35)) * (w / 1980);
    const tr = (24 + 26 * fbm2(u * 14, 4, 5)) * (w / 1980);
    if (y > horizon - t) {
      const lit = hash2(Math.floor(x / 5), Math.floor(y / 6), 4) > 0.93;
      const c = lit ? rgb('#ffcf8a', 0.5) : rgb('#45506c', 0.14);
      [o[0], o[1], o[2]] = c;
    }
    if (y > horizon - tr) [o[0], o[1], o[2]] = rgb('#232c38', 0.1);
  });
  const W = new World();
  const stone = W.mat({ f0: 0.03, rough: 0.25, grazing: 0.4, color: (p, o) => { const n = 0.85 + 0.3 * fbm2(p[0] * 0.7, p[1] * 0.7 + p[2], 4); o[0] = 0.5 * n; o[1] = 0.48 * n; o[2] = 0.45 * n; } });
  const metal = W.mat({ albedo: [0.07, 0.07, 0.075], f0: 0.06, rough: 0.12 });
  const slab = W.mat({ albedo: [0.55, 0.54, 0.52] });
  const floor = W.mat({ albedo: [0.3, 0.22, 0.15], f0: 0.03, rough: 0.1 });
  const shelfM = W.mat({
    color: (p, o) => {
      const bx = Math.floor(p[0] * 14 + p[2] * 14);
      const row = Math.floor(p[1] / 0.36);
      const top = p[1] / 0.36 - row;
      const hh = 0.6 + 0.35 * hash2(bx, row, 1);
      if (top > 0.92) { o[0] = 0.28; o[1] = 0.17; o[2] = 0.09; return; }
      if (top > hh) { o[0] = 0.05; o[1] = 0.035; o[2] = 0.02; return; }
      const q = hash2(bx, row, 2);
      const c = q < 0.25 ? [0.38, 0.1, 0.07] : q < 0.45 ? [0.08, 0.14, 0.25] : q < 0.65 ? [0.55, 0.46, 0.3] : q < 0.8 ? [0.1, 0.2, 0.13] : [0.5, 0.5, 0.46];
      o[0] = c[0]; o[1] = c[1]; o[2] = c[2];
    },
  });
  const inner = W.mat({ color: (p, o) => { const n = 0.9 + 0.1 * noise2(p[0], p[1]); o[0] = 0.68 * n; o[1] = 0.6 * n; o[2] = 0.48 * n; } });
  const glass = W.mat({ albedo: [0, 0, 0], f0: 0.05, rough: 0.0, through: 1, tint: [0.9, 0.93, 0.92], ghost: true, bump: (p, n) => { n[0] += 0.0025 * (hash2(Math.floor(p[0] / 2), Math.floor(p[1] / 2)) - 0.5); n[1] += 0.0025 * (hash2(Math.floor(p[0] / 2), Math.floor(p[1] / 2), 4) - 0.5); } });
  const person = W.mat({ albedo: [0.05, 0.05, 0.06] });
  const r = rng(3);

  // main block: front face at z = -34, x from -17 to 27; a lower wing to the left
  const block = (x0, x1, zf, depth, floors, H, bay, warm) => {
    const zb = zf - depth;
    for (let i = 0; i <= floors; i++) W.box(x0, i * H - 0.22 + 0.3, zb, x1, i * H + 0.22 + 0.3, zf, slab);
    W.box(x0, 0, zb - 0.5, x1, floors * H, zb, inner);
    W.box(x0 - 0.1, 0, zb, x0 + 0.1, floors * H, zf, inner);
    W.box(x1 - 0.1, 0, zb, x1 + 0.1, floors * H, zf, inner);
    for (let i = 0; i < floors; i++) {
      const y = i * H + 0.52;
      W.quad([x0, y + 0.01, zb], [x0, y + 0.01, zf - 0.3], [x1, y + 0.01, zf - 0.3], [x1, y + 0.01, zb], floor);
      const off = i === floors - 1 && warm > 1;
      // ceiling lamps in rows
      for (let z = zf - 2.2; z > zb + 1; z -= 4.2) {
        const e = off ? 7 : 13 + 4 * r();
        W.lamp([x0 + 0.8, y + H - 0.53, z], [x1 - x0 - 1.6, 0, 0], [0, 0, 0.32], [e, e * 0.74, e * 0.44]);
      }
      // shelves, end-on and along the back
      for (let x = x0 + 2 + r() * 2; x < x1 - 2; x += 2.4 + 1.6 * r()) {
        const kind = hash2(Math.floor(x * 3), i, 7);
        if (kind < 0.62) W.box(x, y, zb + 1.2, x + 0.5, y + 2.3, zf - 3.4 - 3 * r(), shelfM);
        else if (kind < 0.85) W.box(x - 0.6, y, zf - 5, x + 1.6, y + 2.1, zf - 4.5, shelfM);
        else {
          W.box(x - 0.8, y + 0.68, zf - 3, x + 1.2, y + 0.74, zf - 1.6, floor);
          W.box(x - 0.1, y + 0.4, zf - 2.2, x + 0.3, y + 1.25, zf - 1.9, person);
          W.ball([x + 0.1, y + 1.4, zf - 2.05], 0.13, person, 8, 6);
        }
      }
      W.box(x0 + 0.3, y, zb + 0.1, x1 - 0.3, y + 2.4, zb + 0.5, shelfM);
      for (let x = x0 + bay * 2; x < x1 - 1; x += bay * 4) W.box(x - 0.3, y, zf - 1.6, x + 0.3, y + H - 0.5, zf - 1.0, inner);
    }
    // curtain wall
    for (let x = x0; x <= x1 + 0.01; x += bay) W.box(x - 0.045, 0.3, zf, x + 0.045, floors * H + 0.3, zf + 0.16, metal);
    for (let i = 0; i <= floors; i++) {
      W.box(x0, i * H + 0.02, zf + 0.01, x1, i * H + 0.56, zf + 0.12, metal);
      if (i < floors) W.box(x0, i * H + 3.0, zf + 0.02, x1, i * H + 3.06, zf + 0.1, metal);
    }
    W.quad([x0, 0.4, zf + 0.04], [x1, 0.4, zf + 0.04], [x1, floors * H, zf + 0.04], [x0, floors * H, zf + 0.04], glass);
  };
  const zf = -36;
  block(-12, 26, zf, 16, 5, 4.4, 1.9, 2);
  // stone frame around the block
  W.box(-13.6, 0, zf - 17, -12.0, 24.6, zf + 1.2, stone);
  W.box(26, 0, zf - 17, 27.6, 24.6, zf + 1.2, stone);
  W.box(-13.6, 22.4, zf - 17, 27.6, 24.6, zf + 1.2, stone);
  block(-34, -13.6, zf - 5, 12, 2, 4.4, 1.9, 1);
  W.box(-35, 9.1, zf - 18, -13.6, 10.1, zf - 2.8, stone);
  for (let x = -34; x < -13; x += 3.8) W.tube([x, 0, zf - 3.4], [x, 9.1, zf - 3.4], 0.22, 0.22, stone, 12);
  // porch
  W.box(2, 3.7, zf, 12, 4.05, zf + 4.5, stone);
  W.lamp([2.4, 3.68, zf + 0.4], [9.2, 0, 0], [0, 0, 3.6], [5, 3.7, 2.2]);
  for (const x of [2.3, 11.7]) W.tube([x, 0, zf + 4.2], [x, 3.7, zf + 4.2], 0.12, 0.12, metal, 10);
  for (let i = 0; i < 4; i++) W.box(-14 - i * 0.4, 0, zf + 0.4, 28 + i * 0.4, 0.32 - i * 0.08, zf + 5.2 + i * 0.45, stone);
  // bollard lamps and trees in the plaza
  for (let i = 0; i < 7; i++) {
    for (const x of [-15.5 + i * 0.1, 15.5]) {
      const z = -31 + i * 3.7;
      W.tube([x, 0, z], [x, 0.85, z], 0.07, 0.07, metal, 8);
      W.bulb([x, 0.95, z], 0.1, [9, 6.2, 3.2], { gain: 1.2 });
    }
  }
  const bark = W.mat({ albedo: [0.06, 0.05, 0.045] });
  const leaf = W.mat({ albedo: [0.07, 0.09, 0.04], through: 0.25, tint: [0.4, 0.5, 0.15] });
  const tree = (x, z, H) => {
    const grow = (p, d, len, rad, lvl) => {
      const e = [p[0] + d[0] * len, p[1] + d[1] * len, p[2] + d[2] * len];
      W.tube(p, e, rad, rad * 0.7, bark, lvl > 2 ? 6 : 4);
      if (lvl === 0) {
        for (let i = 0; i < 16; i++) {
          const c = [e[0] + (r() - 0.5) * 0.9, e[1] + (r() - 0.5) * 0.8, e[2] + (r() - 0.5) * 0.9];
          const v = () => [(r() - 0.5) * 0.26, (r() - 0.5) * 0.26, (r() - 0.5) * 0.26];
          const [a, b] = [v(), v()];
          W.tri(c, [c[0] + a[0], c[1] + a[1], c[2] + a[2]], [c[0] + b[0], c[1] + b[1], c[2] + b[2]], leaf);
        }
        return;
      }
      const n = lvl > 2 ? 3 : 3;
      for (let i = 0; i < n; i++) {
        const q = [d[0] + (r() - 0.5) * 1.3, d[1] + (r() - 0.35) * 0.7, d[2] + (r() - 0.5) * 1.3];
        const l = Math.hypot(...q);
        grow(e, q.map((c) => c / l), len * (0.66 + 0.16 * r()), rad * 0.62, lvl - 1);
      }
    };
    grow([x, 0, z], [0, 1, 0], H * 0.32, 0.13, 4);
  };
  tree(-17.5, -27, 7.5);
  tree(-20.5, -33, 7);
  tree(19.5, -26, 8);
  tree(23, -31, 7);
  // a few people far off, with umbrellas
  const brolly = W.mat({ albedo: [0.03, 0.035, 0.05], f0: 0.03, rough: 0.2 });
  for (const [x, z, c] of [[4.8, -27, 1], [5.6, -27.2, 0], [-6, -24, 1], [10.5, -29.5, 0], [-9, -30, 1]]) {
    W.tube([x - 0.08, 0, z], [x - 0.06, 0.8, z], 0.075, 0.1, person, 7);
    W.tube([x + 0.1, 0, z + 0.12], [x + 0.06, 0.8, z], 0.075, 0.1, person, 7);
    W.tube([x, 0.75, z], [x, 1.45, z], 0.19, 0.16, person, 9);
    W.ball([x, 1.6, z], 0.12, person, 9, 7);
    if (c) W.grid(12, 5, (u, v) => [x + Math.cos(u * 6.2832) * 0.55 * v, 2.08 - 0.22 * v * v, z + Math.sin(u * 6.2832) * 0.55 * v], brolly);
  }
  const plaza = W.mat({
    f0: 0.035, up: true,
    color: (p, o) => {
      const tx = p[0] / 1.2;
      const tz = p[2] / 1.2;
      const j = Math.max(step(0.47, 0.49, Math.abs(tx - Math.floor(tx) - 0.5)), step(0.47, 0.49, Math.abs(tz - Math.floor(tz) - 0.5)));
      const n = (0.8 + 0.4 * hash2(Math.floor(tx), Math.floor(tz), 2)) * (0.85 + 0.3 * fbm2(p[0] * 3, p[2] * 3, 3)) * (1 - 0.6 * j);
      o[0] = 0.085 * n; o[1] = 0.088 * n; o[2] = 0.095 * n;
    },
    roughAt: (p) => {
      const wet = step(-0.12, 0.16, fbm2(p[0] * 0.16 + 3, p[2] * 0.2, 4));
      return mix(0.045, 0.006, wet);
    },
    bump: (p, n, t) => {
      const wet = step(-0.12, 0.16, fbm2(p[0] * 0.16 + 3, p[2] * 0.2, 4));
      const a = 0.004 + 0.02 * (1 - wet);
      n[0] += a * noise2(p[0] * 4, p[2] * 4) * 0.6;
      n[2] += a * noise2(p[0] * 4 + 7, p[2] * 4);
    },
  });
  W.quad([-160, 0, 40], [160, 0, 40], [160, 0, -120], [-160, 0, -120], plaza);
  W.env = paintedEnv(back, { f: F, horizon }, (x, y, z, o) => {
    const t = clamp(y);
    o[0] = mix(0.1, 0.045, t); o[1] = mix(0.12, 0.09, t); o[2] = mix(0.2, 0.22, t);
  });
  W.build();
  return render(W, w, h, { eye: [-1, 1.6, 21], look: [-1, 1.6, -20], f }, {
    spp: 3, bounces: 4, smooth: 3, shiftY, clampTo: 6,
    fog: (t, _u, _v, c) => {
      if (t > 5e3) return;
      const a = 1 - Math.exp(-t / 900);
      c[0] = mix(c[0], 0.1, a); c[1] = mix(c[1], 0.12, a); c[2] = mix(c[2], 0.2, a);
    },
  });
}
