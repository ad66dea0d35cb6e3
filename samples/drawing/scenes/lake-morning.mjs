// A lake steaming on a very cold morning, with hills on the far shore.
import { clamp, mix, rgb, step } from '../color.mjs';
import { fbm2, fbm3 } from '../noise.mjs';
import { Picture } from '../picture.mjs';
import { paintMist, paintRidge } from '../ridges.mjs';
import { makeSky, paintSky } from '../sky.mjs';
import { paintWater } from '../water.mjs';

export const paper = 'yunting-daily';
export const size = [1980, 1320];
export const film = { exposure: 1.1, bloom: 0.12, vignette: 0.4, contrast: 0.32, saturation: 0.95, grain: 0.018 };

const sky = makeSky({
  stops: [[0, rgb('#f0cdb0', 0.85)], [0.06, rgb('#e3c3b7', 0.8)], [0.16, rgb('#b9b9c8', 0.7)], [0.3, rgb('#8aa3c4', 0.62)], [0.5, rgb('#6286b5', 0.55)]],
  sun: { u: 0.27, v: 0.1, size: 0.03, core: 1.3, color: rgb('#ffdcae'), spread: 0.16, wide: rgb('#ffb577', 0.45) },
  sheets: [{ scale: 0.35, cover: 0.0, soft: 0.6, color: rgb('#8f97ac', 0.4), lit: rgb('#ffc9a0', 0.7), amount: 0.6, fade: 0.22, seed: 8.1, stretch: 2.2, octaves: 7 }],
});

export function draw(w, h) {
  const f = 1.15 * w;
  const horizon = h * 0.5;
  const k = w / 1980;
  const height = 3;
  const scene = (eye) => {
    const pic = new Picture(w, h);
    paintSky(pic, sky, { horizon, f });
    const row = (z) => horizon + (f * eye) / z;
    const R = (o) => paintRidge(pic, o);
    R({ base: row(20000), height: 300 * k, scale: 700 * k, seed: 16.4, tree: 0, color: rgb('#9aa0b4', 0.72), mist: rgb('#e6c8b4', 0.8), mistTop: 0.9, texture: 0.12, sharp: 0.5, light: 0.1, shape: (x) => 0.6 + 0.5 * step(0.7, 0.2, x) });
    R({ base: row(9000), height: 230 * k, scale: 520 * k, seed: 4.6, tree: 0.8 * k, color: rgb('#6f7b92', 0.46), mist: rgb('#dfc3b2', 0.74), mistTop: 0.85, texture: 0.22, sharp: 0.5, light: 0.16, shape: (x) => 0.35 + 0.8 * step(0.62, 0.12, x) + 0.3 * step(0.75, 1, x) });
    R({ base: row(4200), height: 190 * k, scale: 420 * k, seed: 7.7, tree: 2 * k, color: rgb('#3a475a', 0.24), mist: rgb('#d3bcb0', 0.66), mistTop: 0.8, texture: 0.35, sharp: 0.35, shape: (x) => 0.1 + 0.95 * step(0.42, 0.02, x) + 0.75 * step(0.72, 1, x) });
    paintMist(pic, { y: row(3000) - 24 * k, thick: 40 * k, color: rgb('#e9cfbd', 0.74), amount: 0.7, scale: 420 * k, seed: 2, tear: 0.85, squash: 5 });
    R({ base: row(1300), height: 96 * k, scale: 260 * k, seed: 9.1, tree: 15 * k, color: rgb('#222a34', 0.16), mist: rgb('#c9b8b0', 0.55), mistTop: 0.85, mistPower: 1.5, texture: 0.5, sharp: 0.15, detail: 0.6, shape: (x) => 0.14 + 1.1 * step(0.55, 0.0, x) + 0.5 * step(0.84, 1, x) });
    return pic;
  };
  const pic = scene(height);
  paintWater(pic, scene(-height), {
    horizon, f, height, from: horizon + (f * height) / 1300,
    waves: [
      { size: 30, slope: 0.004, stretch: 4 }, { size: 6, slope: 0.008, stretch: 3, turn: 0.2 }, { size: 1.5, slope: 0.013, stretch: 3, turn: -0.2 },
      { size: 0.4, slope: 0.016, stretch: 2.5, turn: 0.1 },
    ],
    body: rgb('#2f4250', 0.22), rough: 0.002,
    mask: (x, z) => 0.15 + 1.5 * step(-0.1, 0.55, fbm2(x / 60, z / 170 + 2, 4)),
  });
  steam(pic, { horizon, f, height, k });
  return pic;
}

/** Columns of steam that stand on the water, thinner and larger towards us. */
function steam(pic, { horizon, f, height, k }) {
  const col = rgb('#efd6c6', 0.82);
  for (const [z, tall, a, seed] of [[900, 24, 0.7, 1], [480, 13, 0.55, 2], [260, 8, 0.5, 3], [150, 5.2, 0.45, 4], [90, 3.4, 0.4, 5], [55, 2.4, 0.32, 6], [34, 1.6, 0.24, 7]]) {
    const foot = horizon + (f * height) / z;
    const px = f / z;
    const high = tall * px;
    pic.shade((x, y, o) => {
      const t = (foot - y) / high;
      const e = t < 0 ? Math.exp(-((t / 0.22) ** 2)) : Math.exp(-t * 1.9);
      if (e < 0.01) return;
      const X = x / px;
      const Y = (foot - y) / px;
      const warp = fbm2(X / 9 + seed, Y / 6, 3) * 2.2;
      const n = fbm3((X + warp * 1.6 + Y * 0.35) / (tall * 0.5), Y / (tall * 0.95) + warp * 0.2, seed * 3.3, 5, 0.55);
      const big = step(-0.35, 0.45, fbm2(X / (tall * 3) + seed * 5, seed, 3));
      const d = clamp(a * e * step(-0.22 + t * 0.35, 0.62, n) * 1.5 * (0.35 + big));
      for (let c = 0; c < 3; c++) o[c] += (mix(col[c], o[c], 0.12) * (0.86 + 0.25 * clamp(t)) - o[c]) * d;
    }, Math.floor(foot - high * 2.4), Math.ceil(foot + high * 0.4));
  }
}
