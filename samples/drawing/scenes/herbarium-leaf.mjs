// A pressed fern and a veined leaf mounted on an old herbarium sheet.
import { clamp, mix, mix3, rgb, step } from '../color.mjs';
import { fbm2, hash2, noise2, rng } from '../noise.mjs';
import { Mask, Picture } from '../picture.mjs';

export const paper = 'yunting-campus';
export const size = [1920, 1440];
export const film = { exposure: 1.12, bloom: 0.05, vignette: 0.22, contrast: 0.16, saturation: 0.95, grain: 0.014, sharpen: 0.4 };

function fern(layers, { x, y, len, angle, bend, k, seed }) {
  const { blade, vein, spore } = layers;
  const r = rng(seed);
  const N = 27;
  const axis = [];
  let a = angle;
  let px = x;
  let py = y;
  for (let i = 0; i <= 100; i++) {
    axis.push([px, py, a]);
    px += (Math.cos(a) * len) / 100;
    py += (Math.sin(a) * len) / 100;
    a += bend / 100;
  }
  for (let i = 0; i < 100; i++) layers.stem.line(axis[i][0], axis[i][1], axis[i + 1][0], axis[i + 1][1], 9 * k * (1 - i / 106) + 1, 9 * k * (1 - (i + 1) / 106) + 1);
  for (let i = 0; i < N; i++) {
    const t = 0.16 + 0.83 * (i / N);
    for (const side of [1, -1]) {
      const u = t + (side > 0 ? 0.012 : 0);
      const q = Math.min(99, Math.floor(u * 100));
      const [bx, by, ba] = axis[q];
      const size = len * 0.3 * Math.sin(Math.PI * clamp(0.06 + 0.94 * (1 - u)) ** 0.85) ** 0.9 * (0.92 + 0.14 * r()) * clamp((1 - u) * 3.4, 0.05, 1);
      const dir = ba + side * (1.22 - 0.35 * u + (r() - 0.5) * 0.13);
      const n = Math.max(4, Math.round(size / (10 * k)));
      const curl = -side * (0.1 + 0.22 * r());
      let cx = bx;
      let cy = by;
      let ca = dir;
      const pts = [[cx, cy, ca]];
      for (let j = 0; j < n; j++) {
        cx += (Math.cos(ca) * size) / n;
        cy += (Math.sin(ca) * size) / n;
        ca += curl / n;
        pts.push([cx, cy, ca]);
      }
      const torn = r() < 0.05 ? 0.6 + 0.3 * r() : 1;
      for (let j = 0; j < n; j++) {
        const s = j / n;
        if (s > torn) break;
        const wdt = Math.min(size * 0.085, (len / N) * 0.4) * (1 - s ** 1.8) * clamp(0.55 + 2.2 * s) + 2 * k;
        const [jx, jy, ja] = pts[j];
        vein.line(jx, jy, pts[j + 1][0], pts[j + 1][1], 2.4 * k * (1 - s) + 0.8, 2.2 * k * (1 - s) + 0.8);
        for (const sd of [1, -1]) {
          const pa = ja + sd * (1.16 - 0.3 * s);
          const pw = (size / n) * 0.5;
          const tip = [jx + Math.cos(pa) * wdt, jy + Math.sin(pa) * wdt];
          const nx = -Math.sin(pa) * pw;
          const ny = Math.cos(pa) * pw;
          const at = (f, g) => [jx + Math.cos(pa) * wdt * f + nx * g, jy + Math.sin(pa) * wdt * f + ny * g];
          blade.poly([at(0, -0.95), at(0.3, -1), at(0.65, -0.86), at(0.88, -0.52), tip, at(0.9, 0.5), at(0.66, 0.84), at(0.3, 1), at(0, 0.95)], 0.9 + 0.1 * r());
          vein.line(jx, jy, ...at(0.86, 0), 1.2 * k, 0.5 * k, 0.75);
          if (wdt > 12 * k) for (const [ff, gg] of [[0.4, 0.5], [0.4, -0.5], [0.66, 0.42], [0.66, -0.42]]) { const e = at(ff, gg); spore.line(e[0], e[1], e[0] + 0.01, e[1], 2.6 * k, 2.6 * k, 0.7); }
        }
      }
    }
  }
}

function leaf(layers, { x, y, len, angle, k, seed }) {
  const { blade, vein } = layers;
  const r = rng(seed);
  const ca = Math.cos(angle);
  const sa = Math.sin(angle);
  const bow = (t) => 0.05 * len * Math.sin(t * 2.6);
  const at = (t, s) => {
    const X = t * len;
    const Y = s + bow(t);
    return [x + X * ca - Y * sa, y + X * sa + Y * ca];
  };
  const half = (t) => len * 0.27 * Math.sin(Math.PI * clamp(t) ** 0.72) ** 0.85 * (1 - 0.25 * t);
  const edge = [];
  const teeth = 46;
  for (const sd of [1, -1]) {
    const side = [];
    for (let i = 0; i <= teeth * 4; i++) {
      const t = i / (teeth * 4);
      const tooth = ((i % 4) / 4) * 0.035 * len * 0.27 * Math.sin(Math.PI * t);
      side.push(at(t, sd * (half(t) + tooth + noise2(t * 12, sd + seed) * len * 0.006)));
    }
    edge.push(...(sd > 0 ? side : side.reverse()));
  }
  blade.poly(edge, 0.97);
  for (let i = 0; i < 40; i++) vein.line(...at(i / 40, 0), ...at((i + 1) / 40, 0), 6.5 * k * (1 - i / 42) + 0.8, 6.5 * k * (1 - (i + 1) / 42) + 0.8);
  layers.stem.path([at(-0.24, -len * 0.03), at(-0.16, -len * 0.012), at(-0.08, 0), at(0.02, 0)], 6 * k, 7 * k);
  const n = 13;
  for (let i = 0; i < n; i++) {
    for (const sd of [1, -1]) {
      const t0 = 0.05 + (0.86 * (i + (sd > 0 ? 0.3 : 0))) / n;
      const reach = 0.2 * (1 - 0.45 * t0);
      const path = [];
      for (let j = 0; j <= 16; j++) {
        const s = j / 16;
        const t = t0 + reach * (0.62 * s + 0.5 * s * s);
        path.push([t, sd * half(Math.min(1, t)) * 0.97 * s ** 0.95]);
      }
      for (let j = 0; j < 16; j++) vein.line(...at(...path[j]), ...at(...path[j + 1]), 2.9 * k * (1 - j / 19), 2.9 * k * (1 - (j + 1) / 19));
      for (let j = 2; j < 15; j++) {
        for (const q of [1, -1]) {
          const [t, s] = path[j];
          const len2 = (0.026 + 0.02 * r()) * (1 - j / 26);
          vein.line(...at(t, s), ...at(t + len2 * (q > 0 ? 0.9 : -0.15), s + sd * q * len * len2 * (q > 0 ? -0.9 : 0.9) * 0.75), 1.2 * k, 0.5 * k, 0.5);
        }
      }
    }
  }
}

export function draw(w, h) {
  const k = w / 1920;
  const pic = new Picture(w, h);
  // the sheet lies on a dark cabinet top and is lit from the upper left
  const sheet = [[118, 62], [1822, 84], [1806, 1392], [104, 1372]].map(([x, y]) => [x * k, y * k]);
  const sm = new Mask(w, h).poly(sheet);
  pic.shade((x, y, o) => {
    const g = fbm2(x / (900 * k), y / (46 * k), 5, 0.6);
    const n = 0.75 + 0.5 * g + 0.12 * noise2(x / (60 * k), y / (3 * k));
    o[0] = 0.07 * n; o[1] = 0.043 * n; o[2] = 0.028 * n;
  });
  const sh = new Mask(w, h).poly(sheet.map(([x, y]) => [x + 12 * k, y + 16 * k])).blurred(15 * k);
  pic.paint(sh, [0.008, 0.006, 0.005], 0.8);
  const fibres = new Mask(w, h);
  const r = rng(8);
  for (let i = 0; i < 1500; i++) {
    const x = r() * w;
    const y = r() * h;
    const a = r() * 6.28;
    const L = (6 + 26 * r()) * k;
    fibres.path([[x, y], [x + Math.cos(a) * L * 0.5, y + Math.sin(a) * L * 0.5], [x + Math.cos(a + 0.5) * L, y + Math.sin(a + 0.5) * L]], 1, 0.6, 0.5);
  }
  const light = (x, y) => 1.12 - 0.3 * (x / w) - 0.22 * (y / h);
  pic.paint(sm, (x, y, o) => {
    const edge = Math.min(x - 110 * k, 1812 * k - x, y - 70 * k, 1382 * k - y) / k;
    const foxed = step(0.42, 0.75, fbm2(x / (120 * k) + 3, y / (120 * k), 4)) * 0.2 + step(0.5, 0.62, fbm2(x / (17 * k), y / (17 * k) + 7, 2)) * 0.2;
    const tooth = 1 + 0.035 * noise2(x / 2.3, y / 2.3) + 0.03 * fbm2(x / (9 * k), y / (9 * k), 3) + 0.05 * fbm2(x / (500 * k), y / (500 * k), 3);
    const tan = clamp(0.14 + 0.35 * Math.exp(-edge / 50) + foxed);
    const c = mix3(rgb('#f1e7d2', 0.92), rgb('#c9a878', 0.8), tan);
    const fb = 1 - 0.13 * fibres.d[(y | 0) * w + (x | 0)];
    const l = light(x, y) * tooth * fb;
    o[0] = c[0] * l; o[1] = c[1] * l; o[2] = c[2] * l;
  });
  const specimen = (paintIt, base, dry, brown) => {
    const L = { blade: new Mask(w, h), vein: new Mask(w, h), stem: new Mask(w, h), spore: new Mask(w, h) };
    paintIt(L);
    const all = new Mask(w, h);
    for (let i = 0; i < all.d.length; i++) all.d[i] = Math.max(L.blade.d[i], L.stem.d[i], L.vein.d[i]);
    // soft shadow falls to the lower right
    const soft = all.blurred(5 * k);
    const shadow = new Mask(w, h);
    const ox = Math.round(5 * k);
    const oy = Math.round(6 * k);
    for (let y = oy; y < h; y++) for (let x = ox; x < w; x++) shadow.d[y * w + x] = soft.d[(y - oy) * w + x - ox];
    pic.paint(shadow, [0.16, 0.12, 0.08], 0.55);
    const relief = L.blade.blurred(2.2 * k);
    const vb = L.vein.blurred(1.2 * k);
    pic.paint(L.blade, (x, y, o) => {
      const i = (y | 0) * w + (x | 0);
      const gx = relief.d[Math.min(i + 2, w * h - 1)] - relief.d[Math.max(0, i - 2)];
      const gy = relief.d[Math.min(i + 2 * w, w * h - 1)] - relief.d[Math.max(0, i - 2 * w)];
      const vx = vb.d[Math.min(i + 1, w * h - 1)] - vb.d[Math.max(0, i - 1)];
      const n = fbm2(x / (70 * k), y / (70 * k), 5, 0.55);
      const c = mix3(mix3(base, dry, clamp(0.5 + n)), brown, step(0.22, 0.6, fbm2(x / (130 * k) + 9, y / (130 * k) + 4, 4)) * 0.75);
      const tex = 1 + 0.2 * noise2(x / 3, y / 3) + 0.16 * fbm2(x / 8, y / 8, 3);
      const l = light(x, y) * tex * (1 + (gx + gy) * 0.9 + vx * 0.6);
      o[0] = c[0] * l; o[1] = c[1] * l; o[2] = c[2] * l;
    }, 0.97);
    pic.paint(L.vein, (x, y, o) => { o[0] = o[0] * 0.62 + 0.012; o[1] = o[1] * 0.55 + 0.006; o[2] = o[2] * 0.5; }, 0.72);
    pic.paint(L.spore, (x, y, o) => { o[0] *= 0.55; o[1] *= 0.42; o[2] *= 0.35; }, 0.75);
    const sb = L.stem.blurred(1.6 * k);
    pic.paint(L.stem, (x, y, o) => {
      const i = (y | 0) * w + (x | 0);
      const gx = sb.d[Math.min(i + 2, w * h - 1)] - sb.d[Math.max(0, i - 2)];
      const l = light(x, y) * (0.85 + gx * 1.1 + 0.3 * fbm2(x / 5, y / 30, 2));
      o[0] = 0.14 * l; o[1] = 0.075 * l; o[2] = 0.03 * l;
    });
  };
  specimen((L) => fern(L, { x: 330 * k, y: 1300 * k, len: 1330 * k, angle: -1.02, bend: 0.42, k, seed: 5 }), rgb('#5f7040', 0.5), rgb('#7d7a45', 0.62), rgb('#7a5a30', 0.6));
  specimen((L) => leaf(L, { x: 1170 * k, y: 1270 * k, len: 560 * k, angle: -0.5, k, seed: 3 }), rgb('#77703a', 0.6), rgb('#94783c', 0.7), rgb('#6d4524', 0.55));
  // gummed linen strips
  for (const [x, y, a, L] of [[432, 1146, 0.52, 92], [640, 868, 0.72, 96], [935, 548, 0.86, 84], [1140, 1276, 1.1, 70]]) {
    const P = (s, t) => [(x + Math.cos(a) * s - Math.sin(a) * t) * k, (y + Math.sin(a) * s + Math.cos(a) * t) * k];
    const q = [P(-L / 2, -11), P(L / 2, -12), P(L / 2, 11), P(-L / 2, 12)];
    pic.paint(new Mask(w, h).poly(q.map(([u, v]) => [u + 3 * k, v + 4 * k])).blurred(3 * k), [0.14, 0.1, 0.06], 0.5);
    pic.paint(new Mask(w, h).poly(q), (px, py, o) => {
      const weave = 1 + 0.05 * Math.sin(px * 1.3) * Math.sin(py * 1.3) + 0.05 * noise2(px / 3, py / 3);
      const c = rgb('#efe4cb', 0.9 * light(px, py) * weave);
      o[0] = mix(o[0], c[0], 0.9); o[1] = mix(o[1], c[1], 0.9); o[2] = mix(o[2], c[2], 0.9);
    });
  }
  return pic;
}
