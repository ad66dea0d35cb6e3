// A flock going over a wetland with the sun low behind the reeds.
import { birdShapes } from '../bird.mjs';
import { clamp, mix3, rgb, step } from '../color.mjs';
import { fbm2, rng } from '../noise.mjs';
import { Mask, Picture } from '../picture.mjs';
import { paintMist, paintRidge } from '../ridges.mjs';
import { makeSky, paintSky } from '../sky.mjs';
import { paintWater } from '../water.mjs';

export const paper = 'yunting-daily';
export const size = [1980, 1320];
export const film = { exposure: 1.08, bloom: 0.14, vignette: 0.42, contrast: 0.2, saturation: 1.0, grain: 0.015 };

const sky = makeSky({
  stops: [[0, rgb('#f2c48c', 0.92)], [0.06, rgb('#ecc79c', 0.86)], [0.16, rgb('#d0c0b4', 0.78)], [0.32, rgb('#9db2c6', 0.7)], [0.6, rgb('#7297bf', 0.62)]],
  sun: { u: -0.24, v: 0.06, size: 0.022, disc: 0.0105, discPower: 6, core: 1.6, color: rgb('#ffdda6'), spread: 0.17, wide: rgb('#ffac5c', 0.5) },
  sheets: [{ scale: 0.3, cover: 0.02, soft: 0.55, color: rgb('#a5a4ab', 0.5), lit: rgb('#ffd0a0', 0.8), amount: 0.65, fade: 0.2, seed: 5.3, stretch: 2, octaves: 7 }],
});

function flock() {
  const r = rng(19);
  const list = [];
  for (let i = 0; i < 84; i++) {
    const t = r();
    const spread = (r() + r() + r() - 1.5) * (0.045 + 0.05 * t);
    const u = -0.22 + 0.6 * t + (r() - 0.5) * 0.03;
    const v = 0.075 + 0.17 * t ** 1.2 - 0.045 * Math.sin(t * 3.4) + spread;
    if (v < 0.03) continue;
    const size = (11 + 32 * t ** 1.5) * (0.85 + 0.35 * r());
    list.push({ u, v, s: size, beat: r() * 6.28, yaw: 0.25 + 0.5 * r(), pitch: 0.12 + 0.2 * r(), roll: (r() - 0.5) * 0.4, white: r() < 0.1 + 0.4 * t });
  }
  for (const [u, v, s, beat, white] of [[0.27, 0.1, 74, 1.3, true], [0.335, 0.058, 84, -0.6, false], [0.17, 0.15, 60, 2.6, true], [0.11, 0.09, 54, 0.4, false]]) list.push({ u, v, s, beat, yaw: 0.45, pitch: 0.25, roll: 0.1, white });
  list.sort((p, q) => p.s - q.s);
  return list;
}

function reeds(m, { x0, x1, y, tall, n, seed, k, dir = 1, plume = 0.4 }) {
  const r = rng(seed);
  for (let i = 0; i < n; i++) {
    const x = x0 + (x1 - x0) * r();
    const clump = 0.3 + 1.0 * clamp(0.5 + 0.9 * fbm2(x / (150 * k), seed, 4));
    const len = tall * clump * (0.55 + 0.6 * r());
    const lean = (r() - 0.35) * len * 0.4;
    const foot = y - dir * r() ** 2 * tall * 0.14;
    const pts = [];
    for (let s = 0; s <= 7; s++) pts.push([x + lean * (s / 7) ** 2, foot - dir * len * (s / 7)]);
    m.path(pts, 2.1 * k, 0.8 * k);
    const leaves = 1 + (r() * 4) | 0;
    for (let j = 0; j < leaves; j++) {
      const q = 2 + ((r() * 4) | 0);
      const [bx, by] = pts[q];
      const sd = r() < 0.5 ? -1 : 1;
      const L = len * (0.16 + 0.2 * r());
      m.path([[bx, by], [bx + sd * L * 0.35, by - dir * L * 0.5], [bx + sd * L * 0.75, by - dir * L * 0.45], [bx + sd * L * 1.05, by - dir * L * 0.1]], 2.6 * k, 0.6 * k);
    }
    if (r() < plume) {
      const [ex, ey] = pts[7];
      const pl = (16 + 16 * r()) * k * (tall / (150 * k)) ** 0.5;
      for (let j = 0; j < 10; j++) {
        const q = j / 10;
        m.line(ex + lean * 0.03 * q, ey - dir * pl * (1 - q) * 0.9 + dir * pl * 0.2, ex + pl * (0.1 + 0.32 * q * (0.5 + r())), ey - dir * pl * (1 - q) * 0.6 + dir * pl * 0.45 * q, 2.4 * k, 0.8 * k);
      }
    }
  }
}

export function draw(w, h) {
  const k = w / 1980;
  const f = 1.2 * w;
  const horizon = h * 0.63;
  const height = 2.2;
  const birds = flock();
  const tallFar = rgb('#4b4238', 0.34);
  const scene = (eye) => {
    const pic = new Picture(w, h);
    paintSky(pic, sky, { horizon, f });
    const row = (z) => horizon + (f * eye) / z;
    const R = (o) => paintRidge(pic, o);
    R({ base: row(12000), height: 130 * k, scale: 600 * k, seed: 1.9, tree: 0, color: rgb('#a3a0a8', 0.7), mist: rgb('#efcda4', 0.86), mistTop: 0.95, texture: 0.08, sharp: 0.5 });
    R({ base: row(6000), height: 80 * k, scale: 430 * k, seed: 6.3, tree: 1.2, color: rgb('#7f8088', 0.5), mist: rgb('#ebc9a2', 0.8), mistTop: 0.95, texture: 0.2, sharp: 0.4 });
    paintMist(pic, { y: horizon - 10 * k, thick: 24 * k, color: rgb('#f4cf9f', 0.88), amount: 0.7, scale: 420 * k, seed: 4, tear: 0.7, squash: 7 });
    R({ base: row(900), height: 26 * k, scale: 200 * k, seed: 4.4, tree: 9 * k, color: rgb('#5a5347', 0.36), mist: rgb('#d9b78e', 0.62), mistTop: 0.8, texture: 0.4, sharp: 0.1, detail: 0.7 });
    const m = new Mask(w, h);
    const lit = (c, y0, tall) => (x, y, o) => {
      const t = clamp(Math.abs(y - y0) / tall);
      const g = Math.exp(-Math.abs(x - w * 0.21) / (w * 0.16));
      const n = 0.75 + 0.5 * fbm2(x / 7, y / 16, 3);
      const q = mix3(c.map((v) => v * 0.5 * n), rgb('#e2a860', (0.34 + 0.5 * g) * n), t * t);
      [o[0], o[1], o[2]] = q;
    };
    const stand = (z, x0, x1, tall, n, seed, c, up) => {
      m.clear();
      const y = row(z);
      reeds(m, { x0, x1, y: y + (eye < 0 ? tall * 0.2 : 2 * k), tall, n, seed, k: k * clamp(46 / z + 0.35, 0.4, 1.2), dir: 1, plume: up });
      pic.paint(m, lit(c, y, tall));
    };
    stand(150, w * 0.3, w * 1.02, 42 * k, 2200, 3, tallFar, 0.5);
    stand(120, -10, w * 0.36, 62 * k, 1500, 8, tallFar, 0.5);
    stand(66, w * 0.66, w * 1.02, 118 * k, 1500, 5, rgb('#3d352c', 0.26), 0.5);
    // birds: pale wings catching the low sun, dark against it
    for (const b of birds) {
      const x = w / 2 + b.u * f;
      const y = horizon - b.v * f;
      const near = clamp((b.s - 10) / 34);
      for (const q of birdShapes({ ...b, s: b.s * k })) {
        m.clear();
        m.y0 = clamp(Math.floor(y - b.s * k * 2), 0, h);
        m.y1 = clamp(Math.ceil(y + b.s * k * 2), 0, h);
        if (q.pts) m.poly(q.pts.map(([i, j]) => [x + i, y + j]));
        else m.line(x + q.line[0], y + q.line[1], x + q.line[2], y + q.line[3], q.width);
        const sun = clamp(0.35 - q.n[0] * 0.5 + Math.abs(q.n[1]) * 0.35);
        const c = q.part === 'leg' ? rgb('#6a625e', 0.42)
          : b.white ? mix3(rgb('#5f5d68', 0.42), rgb('#fff1da', 1.05), q.part === 'wing' ? step(0.15, 0.75, sun) : 0.3)
            : mix3(mix3(rgb('#8d7c70', 0.5), rgb('#3e3b3e', 0.26), near), rgb('#c08e5c', 0.5), sun * 0.4);
        pic.paint(m, c, 0.95);
      }
      m.y0 = 0;
      m.y1 = h;
    }
    return pic;
  };
  const pic = scene(height);
  paintWater(pic, scene(-height), {
    horizon, f, height, from: horizon + (f * height) / 900,
    waves: [{ size: 12, slope: 0.005, stretch: 4 }, { size: 3, slope: 0.012, stretch: 3, turn: 0.2 }, { size: 0.8, slope: 0.022, stretch: 2.6, turn: -0.2 }, { size: 0.25, slope: 0.03, stretch: 2.2, turn: 0.15 }],
    body: rgb('#3c3a2e', 0.22), rough: 0.003,
    mask: (x, z) => 0.12 + 1.3 * step(-0.1, 0.5, fbm2(x / 24 + 6, z / 60, 4)),
  });
  // the standing reeds over the water's edge again, then the near ones
  const m = new Mask(w, h);
  const re = (z, x0, x1, tall, n, seed, c) => {
    m.clear();
    const y = horizon + (f * height) / z;
    reeds(m, { x0, x1, y: y + 2 * k, tall, n, seed, k: k * clamp(46 / z + 0.35, 0.4, 1.2), plume: 0.5 });
    pic.paint(m, (x, py, o) => {
      const t = clamp((y - py) / tall);
      const g = Math.exp(-Math.abs(x - w * 0.21) / (w * 0.16));
      const nn = 0.75 + 0.5 * fbm2(x / 7, py / 16, 3);
      [o[0], o[1], o[2]] = mix3(c.map((v) => v * 0.5 * nn), rgb('#e2a860', (0.34 + 0.5 * g) * nn), t * t);
    });
  };
  re(150, w * 0.3, w * 1.02, 42 * k, 2200, 3, tallFar);
  re(120, -10, w * 0.36, 62 * k, 1500, 8, tallFar);
  re(66, w * 0.66, w * 1.02, 118 * k, 1500, 5, rgb('#3d352c', 0.26));
  paintMist(pic, { y: horizon + 14 * k, thick: 20 * k, color: rgb('#f3cf9f', 0.8), amount: 0.45, scale: 400 * k, seed: 12, tear: 0.9, squash: 8 });
  const near = new Mask(w, h);
  reeds(near, { x0: -40 * k, x1: w * 0.3, y: h + 30 * k, tall: 460 * k, n: 150, seed: 21, k: 1.9 * k, plume: 0.5 });
  reeds(near, { x0: w * 0.84, x1: w * 1.05, y: h + 40 * k, tall: 330 * k, n: 70, seed: 25, k: 1.9 * k, plume: 0.45 });
  pic.paint(near.blurred(1.4 * k), (x, y, o) => {
    const t = clamp((h - y) / (480 * k));
    const n = 0.7 + 0.6 * fbm2(x / 9, y / 30, 3);
    [o[0], o[1], o[2]] = mix3(rgb('#1c1813', 0.3), rgb('#b98346', 0.36 * n), t * t);
  }, 0.97);
  return pic;
}
