// Wooden boats moored on a calm lake in the mist.
import { clamp, mix, rgb, step } from '../color.mjs';
import { fbm2, noise2, rng } from '../noise.mjs';
import { Picture } from '../picture.mjs';
import { paintMist, paintRidge } from '../ridges.mjs';
import { makeSky, paintSky } from '../sky.mjs';
import { World, paintedEnv, render } from '../trace.mjs';

export const paper = 'yunting-daily';
export const size = [1980, 1320];
export const film = { exposure: 1.3, bloom: 0.1, vignette: 0.4, contrast: 0.2, saturation: 1.0, tint: [1.02, 1, 0.97], grain: 0.016 };

const FOG = rgb('#cfd4d4', 0.72);
const sky = makeSky({
  stops: [[0, rgb('#d9d8d0', 0.78)], [0.08, rgb('#d3d6d4', 0.76)], [0.2, rgb('#c2ccd2', 0.72)], [0.5, rgb('#a3b6c4', 0.66)]],
  sun: { u: -0.3, v: 0.22, size: 0.05, core: 0.35, color: rgb('#fff0d8'), spread: 0.25, wide: rgb('#ffe2b8', 0.3) },
  sheets: [{ scale: 0.3, cover: -0.1, soft: 0.8, color: rgb('#b2bac0', 0.6), lit: rgb('#fff0dd', 0.4), amount: 0.5, fade: 0.3, seed: 3.3, stretch: 1.8 }],
});

/** Hull as a lofted skin: long, low, both ends lifted; with inner skin, gunwale, thwarts and a hood on some. */
function boat(W, mats, { x, z, turn, len = 6, beam = 1.3, hood = false, seed = 1 }) {
  const c = Math.cos(turn);
  const s = Math.sin(turn);
  const at = (lx, y, lz) => [x + lx * c - lz * s, y, z + lx * s + lz * c];
  const wid = (t) => beam * 0.5 * (Math.sin(Math.PI * (0.06 + 0.88 * t)) ** 0.55) * (0.86 + 0.14 * Math.sin(t * 3));
  const sheer = (t) => 0.34 + 0.42 * Math.abs(2 * t - 1) ** 2.6;
  const keel = (t) => -0.12 + 0.5 * Math.abs(2 * t - 1) ** 3.4;
  const skin = (inset, floor) => (u, v) => {
    const lx = (u - 0.5) * len * (1 - inset * 0.06);
    const a = (v - 0.5) * 2; // -1 left rim, 0 keel, 1 right rim
    const w = wid(u) - inset;
    const y0 = Math.max(keel(u), floor);
    const f = Math.abs(a) ** 1.7;
    return at(lx, mix(y0, sheer(u), f), Math.sign(a) * w * Math.abs(a) ** 0.5);
  };
  W.grid(40, 20, skin(0, -9), mats.out);
  W.grid(40, 20, skin(0.05, 0.06), mats.inn);
  for (const sd of [-1, 1]) {
    for (let i = 0; i < 30; i++) {
      const p = (t) => at((t - 0.5) * len, sheer(t) + 0.02, sd * (wid(t) - 0.02));
      W.tube(p(i / 30), p((i + 1) / 30), 0.045, 0.045, mats.rim, 6);
    }
  }
  for (const t of [0.24, 0.45, 0.66, 0.82]) {
    if (hood && t > 0.3 && t < 0.7) continue;
    const w = wid(t) - 0.12;
    const lx = (t - 0.5) * len;
    const y = sheer(t) - 0.1;
    const P = [[-0.11, -w], [0.11, -w], [0.11, w], [-0.11, w]].map(([a, b]) => [lx + a, b]);
    const top = P.map(([a, b]) => at(a, y, b));
    const bot = P.map(([a, b]) => at(a, y - 0.045, b));
    W.quad(top[0], top[3], top[2], top[1], mats.inn);
    for (let i = 0; i < 4; i++) W.quad(top[i], top[(i + 1) % 4], bot[(i + 1) % 4], bot[i], mats.inn);
  }
  for (const e of [0.015, 0.985]) {
    const w = wid(e) + 0.02;
    W.tube(at((e - 0.5) * len, sheer(e), -w), at((e - 0.5) * len, sheer(e), w), 0.06, 0.06, mats.rim, 6);
  }
  if (hood) {
    W.grid(20, 20, (u, v) => {
      const t = 0.34 + 0.34 * u;
      const a = v * Math.PI;
      return at((t - 0.5) * len, sheer(t) + 0.78 * Math.sin(a) ** 0.8, Math.cos(a) * (wid(t) + 0.03));
    }, mats.mat);
  }
  const r = rng(seed);
  W.tube(at(-len * 0.3, 0.4, -0.2), at(len * 0.34, 0.62, 0.25 + 0.1 * r()), 0.025, 0.025, mats.rim, 5);
}

export function draw(w, h) {
  const f = 1.2;
  const F = f * w;
  const shiftY = -0.1;
  const horizon = h * 0.4;
  const k = w / 1980;
  const back = new Picture(w, h);
  paintSky(back, sky, { horizon, f: F });
  const R = (o) => paintRidge(back, { base: horizon + 6 * k, foot: h, mist: FOG, ...o });
  R({ height: 300 * k, scale: 620 * k, seed: 21.4, tree: 0, color: rgb('#aeb9bf', 0.68), mistTop: 0.95, texture: 0.1, sharp: 0.5, shape: (x) => 0.4 + 0.7 * step(0.3, 0.85, x) });
  R({ height: 230 * k, scale: 480 * k, seed: 5.7, tree: 1, color: rgb('#84949a', 0.5), mistTop: 0.9, texture: 0.2, sharp: 0.45, shape: (x) => 0.3 + 0.8 * step(0.5, 0.05, x) + 0.2 * step(0.7, 1, x) });
  R({ height: 120 * k, scale: 360 * k, seed: 9.3, tree: 7 * k, color: rgb('#5b6b6f', 0.36), mistTop: 0.9, texture: 0.3, sharp: 0.3, shape: (x) => 0.15 + 1.0 * step(0.55, 1, x) });
  paintMist(back, { y: horizon - 24 * k, thick: 40 * k, color: rgb('#dcdedb', 0.8), amount: 0.75, scale: 420 * k, seed: 5, tear: 0.7, squash: 6 });
  back.shade((x, y, o) => { [o[0], o[1], o[2]] = FOG; }, Math.ceil(horizon + 1));

  const W = new World();
  const wood = (base, paint) => ({
    f0: 0.03, rough: 0.25, grazing: 0.4,
    color: (p, o) => {
      const plank = Math.floor((p[1] + 0.02 * noise2(p[0], p[2])) / 0.11);
      const g = fbm2((p[0] + p[2] * 0.6) * 1.2 + plank * 7, p[1] * 40 + (p[2] - p[0] * 0.4) * 9, 4, 0.6);
      const seam = step(0.014, 0.004, Math.abs(((p[1] + 9) % 0.11) - 0.055));
      const wet = step(0.16, 0.05, p[1] + 0.05 * noise2(p[0] * 2, p[2] * 2));
      const worn = step(0.0, 0.4, fbm2(p[0] * 1.7 + 4, p[1] * 5 + p[2] * 1.7, 4));
      let l = (0.85 + 0.6 * g) * (1 - 0.6 * seam) * (1 - 0.55 * wet);
      const c = paint ? [mix(paint[0], base[0], worn), mix(paint[1], base[1], worn), mix(paint[2], base[2], worn)] : base;
      l = Math.max(0.15, l);
      o[0] = c[0] * l; o[1] = c[1] * l; o[2] = c[2] * l;
    },
  });
  const sets = [
    { out: W.mat(wood(rgb('#94785c'), rgb('#3f7684'))), inn: W.mat(wood(rgb('#b09a80'))), rim: W.mat(wood(rgb('#4d3c2d'))), mat: W.mat({ color: (p, o) => { const rib = step(0.44, 0.5, Math.abs((p[0] + p[2] * 0.4) * 3.1 - Math.floor((p[0] + p[2] * 0.4) * 3.1) - 0.5)); const n = Math.max(0.2, 0.75 + 0.5 * noise2((p[0] + p[2]) * 3, p[1] * 40 + (p[2] - p[0]) * 22) * 0.5 + 0.6 * fbm2(p[0] * 3, p[1] * 5 + p[2] * 3, 4)) * (1 - 0.45 * rib); o[0] = 0.2 * n; o[1] = 0.165 * n; o[2] = 0.11 * n; } }) },
    { out: W.mat(wood(rgb('#8a7056'))), inn: W.mat(wood(rgb('#a8927a'))), rim: W.mat(wood(rgb('#3c2f25'))), mat: 0 },
    { out: W.mat(wood(rgb('#98785a'), rgb('#a04a38'))), inn: W.mat(wood(rgb('#b39c80'))), rim: W.mat(wood(rgb('#523f2e'))), mat: 0 },
  ];
  sets[1].mat = sets[2].mat = sets[0].mat;
  boat(W, sets[0], { x: -1.7, z: -10.4, turn: 0.42, len: 6.6, beam: 1.5, hood: true, seed: 2 });
  boat(W, sets[1], { x: 1.75, z: -8.6, turn: 0.62, len: 5.6, beam: 1.3, seed: 4 });
  boat(W, sets[2], { x: 3.7, z: -12.0, turn: 0.5, len: 5.8, beam: 1.35, seed: 5 });
  boat(W, sets[1], { x: -5.8, z: -19.5, turn: 0.2, len: 6.2, beam: 1.4, seed: 7 });
  boat(W, sets[0], { x: 6.5, z: -27, turn: -0.25, len: 6.4, beam: 1.4, hood: true, seed: 8 });
  const post = W.mat({ color: (p, o) => { const n = 0.7 + 0.5 * fbm2(p[0] * 30 + p[2] * 30, p[1] * 3, 3); const wet = step(0.3, 0.15, p[1]); o[0] = 0.13 * n * (1 - 0.6 * wet); o[1] = 0.11 * n * (1 - 0.6 * wet); o[2] = 0.09 * n * (1 - 0.6 * wet); } });
  const rope = W.mat({ albedo: [0.34, 0.29, 0.2] });
  for (const [x, z, y, ex, ez] of [[4.25, -9.2, 1.25, 4.0, -7.3], [-4.6, -11.9, 1.35, -4.55, -11.75], [6.5, -12.6, 1.15, 6.2, -10.7], [1.5, -7.2, 0, 0, 0]]) {
    if (!y) continue;
    W.tube([x, -1, z], [x + 0.05, y, z + 0.03], 0.085, 0.07, post, 9);
    const end = [ex, 0.72, ez];
    let prev = [x, y - 0.2, z];
    for (let i = 1; i <= 10; i++) {
      const t = i / 10;
      const p = [mix(x, end[0], t), mix(y - 0.2, end[1], t) - 0.35 * Math.sin(Math.PI * t) * 0.5, mix(z, end[2], t)];
      W.tube(prev, p, 0.014, 0.014, rope, 4);
      prev = p;
    }
  }
  const water = W.mat({
    f0: 0.025, rough: 0, up: true,
    body: [0.03, 0.042, 0.042],
    roughAt: (p, t) => Math.min(0.02, 0.0006 + t * 0.00012),
    bump: (p, n, t) => {
      const calm = 0.25 + 0.9 * step(-0.2, 0.5, fbm2(p[0] / 5, p[2] / 9, 3));
      const a = calm * Math.exp(-t / 60);
      n[0] += a * (0.011 * noise2(p[0] * 0.9, p[2] * 1.6) + 0.008 * noise2(p[0] * 3 + 5, p[2] * 5));
      n[2] += a * (0.017 * noise2(p[0] * 0.7 + 9, p[2] * 1.9) + 0.012 * noise2(p[0] * 2.2, p[2] * 5.6 + 3));
    },
  });
  W.quad([-400, 0, 10], [400, 0, 10], [400, 0, -900], [-400, 0, -900], water);
  W.env = paintedEnv(back, { f: F, horizon }, (x, y, z, o) => {
    const t = clamp(y);
    const g = Math.max(0, -x * 0.6 - z * 0.5 + y * 0.4) ** 2;
    o[0] = mix(0.62, 0.5, t) + 0.4 * g; o[1] = mix(0.63, 0.56, t) + 0.36 * g; o[2] = mix(0.62, 0.62, t) + 0.28 * g;
  });
  W.build();
  const pic = render(W, w, h, { eye: [0, 1.75, 0], look: [0, 1.75, -10], f }, {
    spp: 5, bounces: 2, smooth: 2, shiftY,
    fog: (t, _u, _v, c) => {
      if (t > 5e3) return;
      const a = 1 - Math.exp(-((t / 62) ** 1.5));
      for (let i = 0; i < 3; i++) c[i] = mix(c[i], FOG[i], a);
    },
  });
  paintMist(pic, { y: horizon + 34 * k, thick: 30 * k, color: rgb('#dadcd9', 0.78), amount: 0.5, scale: 420 * k, seed: 11, tear: 0.9, squash: 7 });
  return pic;
}
