// A long cable-stayed bridge over a broad river at dawn.
import { clamp, mix, mix3, rgb, step } from '../color.mjs';
import { fbm2, rng } from '../noise.mjs';
import { Mask, Picture } from '../picture.mjs';
import { paintMist, paintRidge } from '../ridges.mjs';
import { makeSky, paintSky } from '../sky.mjs';
import { paintWater } from '../water.mjs';

export const paper = 'yunting-daily';
export const size = [2200, 1467];
export const film = { exposure: 1.12, bloom: 0.16, bloomSize: 0.02, vignette: 0.45, contrast: 0.24, saturation: 1.0, grain: 0.017 };

const sky = makeSky({
  stops: [
    [0, rgb('#f3b274', 0.95)], [0.05, rgb('#eeb583', 0.9)], [0.13, rgb('#d9ae97', 0.8)],
    [0.23, rgb('#a9a3b0', 0.7)], [0.42, rgb('#6d86ab', 0.6)],
  ],
  sun: { u: -0.12, v: 0.083, size: 0.022, disc: 0.0125, discPower: 7, core: 1.6, color: rgb('#ffd9a0'), spread: 0.15, wide: rgb('#ff9d4d', 0.55), flat: 0.8 },
  sheets: [
    { scale: 0.5, cover: -0.06, soft: 0.75, color: rgb('#7c7a90', 0.32), lit: rgb('#ffb27c', 0.85), amount: 0.75, fade: 0.2, seed: 4.2, stretch: 1.6, octaves: 7 },
    { scale: 0.22, cover: 0.1, soft: 0.4, color: rgb('#6e6a85', 0.35), lit: rgb('#ff9a5c', 0.9), amount: 0.6, fade: 0.16, seed: 1.7, stretch: 2.4, octaves: 6 },
  ],
});

const NEAR = [60, 560];
const FAR = [-262, 905];
const L = Math.hypot(NEAR[0] - FAR[0], NEAR[1] - FAR[1]);
const along = [(FAR[0] - NEAR[0]) / L, (FAR[1] - NEAR[1]) / L];
const across = [-along[1], along[0]];

function bridge(pic, view) {
  const { f, horizon, cx, eye } = view;
  // s metres from the near tower along the deck, c metres across it, y metres above the water
  const at = (s, c, y) => {
    const X = NEAR[0] + along[0] * s + across[0] * c;
    const Z = NEAR[1] + along[1] * s + across[1] * c;
    return [cx + (f * X) / Z, horizon - (f * (y - eye)) / Z, Z];
  };
  const haze = (z, y) => clamp((1 - Math.exp(-z / 2300)) + 0.34 * Math.exp(-y / 14), 0, 0.93);
  const fogColor = rgb('#e6b391', 0.66);
  const dark = rgb('#363a48', 0.36);
  const tone = (z, y, k = 1) => mix3(dark.map((v) => v * k), fogColor, haze(z, y));
  const deck = (s) => 37 - 0.000065 * (s - L / 2) ** 2;
  const mask = new Mask(pic.w, pic.h);
  const fill = (pts, color, k = 1) => {
    mask.clear();
    const ys = pts.map((p) => p[1]);
    mask.y0 = clamp(Math.floor(Math.min(...ys)) - 2, 0, pic.h);
    mask.y1 = clamp(Math.ceil(Math.max(...ys)) + 3, 0, pic.h);
    mask.poly(pts);
    pic.paint(mask, color, k);
  };
  const px = (z) => f / z;
  const half = 15;
  const top = 148;

  const cables = (s0, side) => {
    mask.clear();
    mask.y0 = 0;
    mask.y1 = pic.h;
    const n = 19;
    for (const dir of [-1, 1]) {
      for (let i = 1; i <= n; i++) {
        const reach = dir * (14 + (i * (L / 2 - 18)) / n);
        const a = at(s0, side * 1.6, top - 6 - (n - i) * 2.3);
        const b = at(s0 + reach, side * (half - 1.5), deck(s0 + reach) + 0.6);
        const w = 0.36;
        mask.line(a[0], a[1], b[0], b[1], w * px(a[2]), w * px(b[2]), side > 0 ? 0.72 : 0.85);
      }
    }
    const [X, , Z] = at(s0, 0, 60);
    pic.paint(mask, (x, y, o) => {
      const yy = ((horizon - y) / f) * Z + eye;
      const t = tone(Z, yy, 1.5);
      // the cables thin out in the sun's glare
      const g = Math.exp(-Math.hypot(x - (cx - 0.12 * f), y - (horizon - 0.083 * f)) / (0.05 * f));
      for (let c = 0; c < 3; c++) o[c] = mix(t[c], o[c], g * 0.75);
    });
    return X;
  };

  const pier = (s, w) => {
    for (const c of [half * 0.55, -half * 0.55]) {
      const d = deck(s) - 3;
      const q = [at(s - w, c, -1), at(s + w, c, -1), at(s + w, c, d), at(s - w, c, d)];
      const Z = q[0][2];
      fill(q, (x, y, o) => {
        const t = tone(Z, ((horizon - y) / f) * Z + eye, 0.95);
        [o[0], o[1], o[2]] = t;
      });
    }
  };

  const tower = (s0) => {
    const [, , Z] = at(s0, 0, 50);
    const paintLeg = (pts, shade) => fill(pts, (x, y, o) => {
      const yy = ((horizon - y) / f) * Z + eye;
      const n = 1 + 0.12 * fbm2(x / 9, y / 30, 3);
      const t = tone(Z, yy, shade * n);
      [o[0], o[1], o[2]] = t;
    });
    const d = deck(s0);
    for (const side of [1, -1]) {
      // legs: wide at the deck, drawn in below it, joined above
      const prof = [[-1, 9], [d - 6, 19], [98, 3.4], [top, 2.6]];
      const thick = [5.2, 4.2, 3.4, 2.8];
      const deep = [5.5, 4.6, 4, 3.6];
      for (let i = 0; i < 3; i++) {
        const [ya, ca] = prof[i];
        const [yb, cb] = prof[i + 1];
        const face = (sg) => [
          at(s0 + sg * deep[i], side * ca - thick[i] / 2, ya), at(s0 + sg * deep[i], side * ca + thick[i] / 2, ya),
          at(s0 + sg * deep[i + 1], side * cb + thick[i + 1] / 2, yb), at(s0 + sg * deep[i + 1], side * cb - thick[i + 1] / 2, yb),
        ];
        const flank = (c) => [
          at(s0 - deep[i], side * ca + c * thick[i] / 2, ya), at(s0 + deep[i], side * ca + c * thick[i] / 2, ya),
          at(s0 + deep[i + 1], side * cb + c * thick[i + 1] / 2, yb), at(s0 - deep[i + 1], side * cb + c * thick[i + 1] / 2, yb),
        ];
        paintLeg(flank(-1), 2.3);
        paintLeg(flank(1), 2.3);
        paintLeg(face(1), 1.3);
        paintLeg(face(-1), 1.0);
      }
    }
    // cross beams
    for (const [y, c, t] of [[d - 6, 19, 4], [100, 4, 5]]) {
      paintLeg([at(s0 - 4, -c, y - t), at(s0 - 4, c, y - t), at(s0 - 4, c, y), at(s0 - 4, -c, y)], 0.9);
    }
    // footing
    paintLeg([at(s0 - 12, -17, -1), at(s0 - 12, 17, -1), at(s0 - 12, 17, 3.6), at(s0 - 12, -17, 3.6)], 0.9);
    paintLeg([at(s0 - 12, -17, -1), at(s0 + 12, -17, -1), at(s0 + 12, -17, 3.6), at(s0 - 12, -17, 3.6)], 1.7);
  };

  const girder = () => {
    const N = 130;
    const s0 = -400;
    const s1 = 1050;
    const P = (i) => s0 + ((s1 - s0) * i) / N;
    for (let i = N - 1; i >= 0; i--) {
      const a = P(i);
      const b = P(i + 1);
      if (at(a, -half, 30)[2] < 60) continue;
      const Z = at((a + b) / 2, 0, 30)[2];
      const da = deck(a);
      const db = deck(b);
      const b1 = b + 0.4;
      // underside, then the flank towards us, then the parapet catching light
      fill([at(a, -half, da - 0.6), at(b1, -half, db - 0.6), at(b1, -half * 0.5, db - 3.6), at(a, -half * 0.5, da - 3.6)], tone(Z, 34, 0.85));
      fill([at(a, -half * 0.5, da - 3.6), at(b1, -half * 0.5, db - 3.6), at(b1, half, db - 3), at(a, half, da - 3)], tone(Z, 34, 0.7));
      fill([at(a, -half, da - 0.8), at(b1, -half, db - 0.8), at(b1, -half, db + 0.5), at(a, -half, da + 0.5)], tone(Z, 36, 2.4));
      fill([at(a, -half, da + 0.5), at(b1, -half, db + 0.5), at(b1, -half, db + 1.5), at(a, -half, da + 1.5)], tone(Z, 36, 1.2), 0.55);
    }
  };

  // lorries and cars crossing
  const traffic = () => {
    const r = rng(31);
    for (let i = 0; i < 26; i++) {
      const s = -200 + r() * 900;
      const lorry = r() < 0.4;
      const len = lorry ? 12 : 4.6;
      const hgt = lorry ? 4 : 2;
      const d = deck(s) + 0.6;
      fill([at(s, -6, d), at(s + len, -6, d), at(s + len, -6, d + hgt), at(s, -6, d + hgt)], tone(at(s, 0, 40)[2], 42, 0.8 + r() * 1.4));
    }
  };
  const lamps = () => {
    mask.clear();
    for (let s = -300; s < 900; s += 38) {
      if (at(s, 0, 40)[2] < 90) continue;
      const a = at(s, -half + 1, deck(s));
      const b = at(s, -half + 1, deck(s) + 10);
      const c = at(s, -half + 4, deck(s) + 10.6);
      mask.line(a[0], a[1], b[0], b[1], 0.22 * px(a[2]), 0.18 * px(a[2]));
      mask.line(b[0], b[1], c[0], c[1], 0.2 * px(a[2]), 0.2 * px(a[2]));
    }
    mask.y0 = 0;
    mask.y1 = pic.h;
    pic.paint(mask, tone(640, 44, 1.1), 0.8);
    for (let s = -300; s < 900; s += 38) {
      if (at(s, 0, 40)[2] < 90) continue;
      const c = at(s, -half + 4, deck(s) + 10.4);
      pic.glow(c[0], c[1], 0.8 * px(c[2]), rgb('#ffd28a', 1.5));
    }
  };

  for (let s = 860; s > L + 210; s -= 62) pier(s, 1.8);
  for (const s of [L + 205, L + 120]) pier(s, 2.2);
  cables(L, 1);
  tower(L);
  cables(0, 1);
  pier(-210, 2.4);
  pier(-290, 2.4);
  girder();
  traffic();
  lamps();
  cables(L, -1);
  tower(0);
  cables(0, -1);
}

export function draw(w, h) {
  const f = 1.1 * w;
  const horizon = h * 0.635;
  const cx = w / 2;
  const k = w / 2200;
  const height = 6.5;
  const scene = (eye) => {
    const pic = new Picture(w, h);
    paintSky(pic, sky, { horizon, f });
    const row = (z) => horizon + (f * eye) / z;
    paintRidge(pic, { base: row(30000), height: 215 * k, scale: 620 * k, seed: 2.1, tree: 0, color: rgb('#b39a9c', 0.8), mist: rgb('#efb588', 0.92), mistTop: 0.95, texture: 0.05, sharp: 0.55, shape: (x) => 0.5 + 0.7 * step(0.35, 1, x) + 0.35 * step(0.3, 0, x) });
    paintRidge(pic, { base: row(16000), height: 190 * k, scale: 460 * k, seed: 5.4, tree: 0.6, color: rgb('#8d8795', 0.6), mist: rgb('#eeb78f', 0.88), mistTop: 0.95, texture: 0.1, sharp: 0.5, shape: (x) => 0.35 + 0.8 * step(0.5, 0.95, x) + 0.55 * step(0.34, 0.05, x) });
    paintRidge(pic, { base: row(8000), height: 140 * k, scale: 380 * k, seed: 8.3, tree: 1.2 * k, color: rgb('#66697b', 0.42), mist: rgb('#e9b592', 0.82), mistTop: 0.9, texture: 0.2, sharp: 0.4, shape: (x) => 0.25 + 1.0 * step(0.55, 1, x) + 0.6 * step(0.3, 0.0, x) });
    paintMist(pic, { y: horizon - 30 * k, thick: 34 * k, color: rgb('#f2bd92', 0.85), amount: 0.75, scale: 420 * k, seed: 3, tear: 0.65, squash: 7 });
    paintRidge(pic, { base: row(2600), height: 34 * k, scale: 240 * k, seed: 3.9, tree: 7 * k, color: rgb('#4f5361', 0.36), mist: rgb('#e3b294', 0.7), mistTop: 0.75, texture: 0.35, sharp: 0.1, shape: (x) => 0.55 + 0.6 * step(0.45, 0, x) });
    bridge(pic, { f, horizon, cx, eye });
    return pic;
  };
  const pic = scene(height);
  const mirror = scene(-height);
  paintWater(pic, mirror, {
    horizon: horizon, f, height, from: horizon + (f * height) / 2600,
    waves: [
      { size: 26, slope: 0.006, stretch: 3.5, turn: 0.2 },
      { size: 7, slope: 0.014, stretch: 3, turn: -0.15 },
      { size: 2.1, slope: 0.038, stretch: 2.6, turn: 0.3 },
      { size: 0.7, slope: 0.07, stretch: 2.2, turn: -0.3 },
      { size: 0.26, slope: 0.05, stretch: 2, turn: 0.1 },
    ],
    body: rgb('#3f4c5c', 0.22), rough: 0.003, samples: 6,
    mask: (x, z) => 0.18 + 1.15 * step(-0.25, 0.5, fbm2(x / 160 + 3, z / 420, 4)) * (0.6 + 0.8 * step(-0.3, 0.4, fbm2(x / 18, z / 60 + 9, 3))),
  });
  paintMist(pic, { y: horizon + 12 * k, thick: 26 * k, color: rgb('#f0bd95', 0.78), amount: 0.8, scale: 520 * k, seed: 6, tear: 0.75, squash: 9 });
  paintMist(pic, { y: horizon + 66 * k, thick: 34 * k, color: rgb('#e9bb9b', 0.6), amount: 0.42, scale: 420 * k, seed: 9, tear: 0.95, squash: 7 });
  sampan(pic, { x: 560 * k, y: 1170 * k, k: k * 1.15 });
  bank(pic, k);
  return pic;
}

/** A small boat with one rower, and its mirror image. */
function sampan(pic, { x, y, k }) {
  const m = new Mask(pic.w, pic.h);
  const shape = (s, wob) => {
    const P = (dx, dy) => [x + dx * k + wob * Math.sin(dy * 0.45) * 1.5, y + dy * k * s];
    m.poly([P(-92, -15), P(-84, -13), P(-40, -6), P(20, -5), P(70, -10), P(96, -19), P(88, -6), P(70, 2), P(-70, 2), P(-84, -6)]);
    m.poly([P(-8, -8), P(-2, -24), P(8, -33), P(24, -36), P(40, -32), P(48, -22), P(52, -7)]);
    m.poly([P(-58, -4), P(-60, -26), P(-56, -44), P(-49, -49), P(-43, -43), P(-42, -24), P(-44, -4)]);
    m.poly([P(-62, -50), P(-50, -60), P(-38, -50)]);
    const a = P(-50, -40);
    const b = P(-112, -2);
    m.line(a[0], a[1], b[0], b[1], 2.2 * k);
  };
  m.y0 = Math.floor(y - 80 * k);
  m.y1 = Math.ceil(y + 90 * k);
  shape(-0.9, 1);
  pic.paint(m.blurred(1.2 * k, 2.4 * k), rgb('#4a4347', 0.34), 0.78);
  m.clear();
  shape(1, 0);
  pic.paint(m, (px, py, o) => {
    const n = 0.8 + 0.5 * fbm2(px / 14, py / 3, 3) + 0.8 * step(y - 6 * k, y - 30 * k, py) * 0.4;
    [o[0], o[1], o[2]] = rgb('#3a3233', 0.3 * n);
  });
}

/** Dark grasses on the near bank, out of the lens's depth. */
function bank(pic, k) {
  const m = new Mask(pic.w, pic.h);
  const r = rng(5);
  const W = pic.w;
  const H = pic.h;
  for (let i = 0; i < 900; i++) {
    const x = W * (1.02 - 0.46 * r() ** 1.7);
    const edge = clamp((x / W - 0.56) / 0.46);
    const len = (40 + 190 * edge * edge + 60 * r()) * k * (0.5 + 0.7 * r());
    const lean = (r() - 0.62) * len * 0.9;
    const pts = [];
    for (let s = 0; s <= 6; s++) pts.push([x + lean * (s / 6) ** 2, H + 8 - len * (s / 6) * (1 - 0.12 * (s / 6))]);
    m.path(pts, (2.4 + 2.4 * r()) * k, 0.6 * k);
    if (r() < 0.13) {
      const [ex, ey] = pts[6];
      m.line(pts[5][0], pts[5][1], ex + lean * 0.1, ey - 14 * k, 6 * k, 1.5 * k, 0.9);
    }
  }
  pic.paint(m.blurred(1.1 * k), (x, y, o) => {
    const t = clamp((H - y) / (260 * k));
    const c = mix3(rgb('#14161a', 0.5), rgb('#6b4a36', 0.42), t);
    [o[0], o[1], o[2]] = c;
  }, 0.96);
}
