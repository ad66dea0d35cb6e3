// Frosted winter reeds close to, with everything behind them out of focus.
import { clamp, mix, mix3, rgb, step } from '../color.mjs';
import { fbm2, noise2, rng } from '../noise.mjs';
import { Mask, Picture } from '../picture.mjs';

export const paper = 'yunting-daily';
export const size = [1920, 1440];
export const film = { exposure: 1.15, bloom: 0.14, vignette: 0.45, contrast: 0.22, saturation: 0.95, grain: 0.016 };

/** A reed: stem, nodes, dry leaves and a drooping plume; frost mask gets the rime that grows on it. */
function reed(m, frost, { x, y, len, lean, k, seed, plume = true }) {
  const r = rng(seed);
  const pts = [];
  const N = 22;
  for (let s = 0; s <= N; s++) {
    const t = s / N;
    pts.push([x + lean * t * t + Math.sin(t * 7 + seed) * 2 * k, y - len * t * (1 - 0.06 * t)]);
  }
  m.path(pts, 7 * k, 2.6 * k);
  const rime = (px, py, n, spread, big = 1) => {
    if (!frost) return;
    for (let j = 0; j < n; j++) {
      const a = r() * 6.28;
      const L = (1.5 + 4.5 * r()) * k * big;
      const bx = px + (r() - 0.5) * spread;
      const by = py + (r() - 0.5) * spread;
      frost.line(bx, by, bx + Math.cos(a) * L, by + Math.sin(a) * L - L * 0.3, 1.5 * k, 0.5 * k, 0.55 + 0.45 * r());
    }
  };
  for (let s = 0; s < N; s++) {
    const [ax, ay] = pts[s];
    const [bx, by] = pts[s + 1];
    for (let j = 0; j < 7; j++) {
      const t = r();
      rime(mix(ax, bx, t) - 3 * k, mix(ay, by, t), 4, 5 * k);
    }
  }
  const leaf = (s, side, L) => {
    const flutter = (r() - 0.5) * 0.3;
    const [bx, by] = pts[s];
    const q = [];
    const droop = 0.3 + 0.9 * r();
    for (let j = 0; j <= 12; j++) {
      const t = j / 12;
      q.push([bx + side * L * (t - 0.12 * t * t), by - L * (0.95 * t - droop * t * t + flutter * t * t * t)]);
    }
    const wid = (9 + 6 * r()) * k;
    for (let j = 0; j < 12; j++) m.line(...q[j], ...q[j + 1], wid * Math.sin(Math.PI * (0.12 + 0.88 * (j / 12))) + 1, wid * Math.sin(Math.PI * (0.12 + 0.88 * ((j + 1) / 12))) + 0.6, 0.93);
    for (let j = 0; j < 12; j++) for (let i = 0; i < 6; i++) { const t = r(); rime(mix(q[j][0], q[j + 1][0], t), mix(q[j][1], q[j + 1][1], t) - wid * 0.36, 4, 5 * k, 1.1); }
  };
  for (let i = 0; i < 4; i++) leaf(4 + ((r() * 12) | 0), r() < 0.5 ? -1 : 1, len * (0.16 + 0.16 * r()));
  if (!plume) return;
  const [tx, ty] = pts[N];
  const side = lean >= 0 ? 1 : -1;
  const PL = (200 + 80 * r()) * k;
  for (let i = 0; i < 96; i++) {
    const t = i / 74;
    // branchlets leave the axis and nod to one side
    const ax = tx + side * PL * 0.34 * t * t;
    const ay = ty + 30 * k - PL * t * (1 - 0.25 * t);
    const L = PL * (0.42 - 0.3 * t) * (0.5 + 0.7 * r());
    const up = 0.5 + 0.4 * r();
    const dir = side * (0.35 + 0.75 * r()) * (r() < 0.22 ? -0.6 : 1);
    const q = [];
    for (let j = 0; j <= 8; j++) {
      const s = j / 8;
      q.push([ax + dir * L * s, ay - L * (up * s - (0.55 + 0.55 * up) * s * s)]);
    }
    m.path(q, 2.3 * k, 0.9 * k, 0.95);
    for (let j = 2; j <= 8; j++) {
      for (let n = 0; n < 3; n++) {
        const [bx, by] = q[j];
        const a = (r() - 0.5) * 2.2 + (side > 0 ? 0.6 : 2.5);
        const l2 = (7 + 10 * r()) * k;
        m.line(bx, by, bx + Math.cos(a) * l2, by + Math.sin(a) * l2, 2.2 * k, 0.7 * k, 0.8);
        if (r() < 0.8) rime(bx + Math.cos(a) * l2 * 0.6, by + Math.sin(a) * l2 * 0.6, 4, 8 * k, 0.9);
      }
    }
  }
}

export function draw(w, h) {
  const k = w / 1920;
  const pic = new Picture(w, h);
  const sx = w * 0.72;
  const sy = h * 0.3;
  pic.shade((x, y, o) => {
    const v = y / h;
    const c = v < 0.62 ? mix3(rgb('#9db0c4', 0.72), rgb('#d9cbbd', 0.8), step(0, 0.6, v)) : mix3(rgb('#d9cbbd', 0.8), rgb('#5f6470', 0.4), step(0.6, 1.02, v));
    const bank = step(0.5, 0.6, v + 0.05 * fbm2(x / (400 * k), 2, 3)) * step(0.78, 0.64, v);
    const t = mix3(c, rgb('#7d7268', 0.42), bank * 0.75);
    const d = Math.hypot(x - sx, y - sy) / w;
    const g = 0.9 * Math.exp(-d / 0.1) + 0.5 * Math.exp(-d / 0.34);
    const n = 1 + 0.1 * fbm2(x / (240 * k), y / (240 * k), 3);
    o[0] = t[0] * n + g * 0.95;
    o[1] = t[1] * n + g * 0.72;
    o[2] = t[2] * n + g * 0.46;
  });
  const r = rng(12);
  // discs of light from frost far out of focus
  const discs = new Mask(w, h);
  for (let i = 0; i < 130; i++) {
    const x = w * r();
    const y = h * (0.42 + 0.5 * (r() + r()) / 2);
    const rad = (12 + 24 * r()) * k;
    discs.line(x, y, x + 0.01, y, rad * 2, rad * 2, 0.1 + 0.3 * r() ** 2);
  }
  const halo = discs.blurred(3 * k);
  pic.shade((x, y, o) => {
    const a = halo.d[(y | 0) * w + (x | 0)] * 0.7;
    const g = Math.exp(-Math.hypot(x - sx, y - sy) / (w * 0.4));
    o[0] += a * (0.3 + 0.7 * g); o[1] += a * (0.28 + 0.5 * g); o[2] += a * (0.27 + 0.25 * g);
  });
  const layer = (n, scale, blur, dark, warm, alpha, seed, y0, plume = true, frostAmount = 0.5) => {
    const m = new Mask(w, h);
    const fr = frostAmount ? new Mask(w, h) : null;
    const q = rng(seed);
    for (let i = 0; i < n; i++) {
      reed(m, fr, { x: w * (-0.05 + (1.1 * (i + q())) / n), y: h + y0 * k, len: (620 + 620 * q()) * k * scale + y0 * k, lean: (q() - 0.3) * 300 * k * scale, k: k * scale, seed: seed * 100 + i, plume });
    }
    const mb = m.blurred(blur * k);
    pic.paint(mb, (x, y, o) => {
      const g = Math.exp(-Math.hypot(x - sx, y - sy) / (w * 0.3));
      const nn = 0.8 + 0.4 * noise2(x / 9, y / 40);
      const c = mix3(dark, warm, clamp(0.2 + g));
      o[0] = c[0] * nn; o[1] = c[1] * nn; o[2] = c[2] * nn;
    }, alpha);
    if (fr) {
      const fb = fr.blurred(blur * k);
      pic.shade((x, y, o) => {
        const a = clamp(fb.d[(y | 0) * w + (x | 0)] * frostAmount * (blur ? 1.6 : 1) * (blur ? 1 : 0.55 + 0.5 * noise2(x / 23, y / 23)));
        if (a < 0.003) return;
        const g = Math.exp(-Math.hypot(x - sx, y - sy) / (w * 0.33));
        o[0] += (0.62 + 0.8 * g - o[0]) * a; o[1] += (0.66 + 0.62 * g - o[1]) * a; o[2] += (0.72 + 0.4 * g - o[2]) * a;
      });
    }
  };
  layer(26, 0.5, 22, rgb('#6e675f', 0.5), rgb('#e0b27c', 0.7), 0.75, 3, -220);
  layer(15, 0.72, 12, rgb('#5d554c', 0.42), rgb('#d8a468', 0.7), 0.85, 4, -60);
  layer(8, 0.9, 5.5, rgb('#54493d', 0.36), rgb('#cf9555', 0.65), 0.9, 5, 0);
  layer(7, 1.12, 0, rgb('#5e4c38', 0.34), rgb('#c98b48', 0.62), 0.97, 6, 40, true, 0.85);
  // one stem almost against the lens
  const m = new Mask(w, h);
  reed(m, null, { x: w * 0.05, y: h + 60 * k, len: 1500 * k, lean: 220 * k, k: 3.2 * k, seed: 991, plume: false });
  pic.paint(m.blurred(34 * k), rgb('#4b4036', 0.34), 0.7);
  return pic;
}
