// A lit tram in a wet street at night, with the trails of passing cars.
import { clamp, mix, step } from '../color.mjs';
import { fbm2, hash2, noise2, rng } from '../noise.mjs';
import { World, render } from '../trace.mjs';

export const paper = 'yunting-daily';
export const size = [1980, 1320];
export const film = { exposure: 1.45, bloom: 0.16, bloomSize: 0.009, vignette: 0.42, contrast: 0.16, saturation: 0.95, grain: 0.02 };

export function draw(w, h) {
  const W = new World();
  const r = rng(9);
  const facade = (seed, wall, warm) => W.mat({
    f0: 0.02, rough: 0.2, emit: [0, 0, 0],
    color: (p, o) => {
      const a = p[2] / 3.1;
      const b = (p[1] - 4.6) / 3.3;
      const fa = a - Math.floor(a);
      const fb = b - Math.floor(b);
      const win = b > 0 && fa > 0.26 && fa < 0.74 && fb > 0.24 && fb < 0.8;
      const n = 0.85 + 0.3 * fbm2(p[2] * 0.9 + seed, p[1] * 0.9, 4);
      const band = fb > 0.95 || fb < 0.02 ? 1.25 : 1;
      const fr = fa > 0.22 && fa < 0.78 && fb > 0.18 && fb < 0.84 ? 1.2 : 1;
      const k = win ? 0.12 : n * band * fr;
      o[0] = wall[0] * k; o[1] = wall[1] * k; o[2] = wall[2] * k;
    },
    emitAt: (p, o) => {
      const a = p[2] / 3.1;
      const b = (p[1] - 4.6) / 3.3;
      const ia = Math.floor(a);
      const ib = Math.floor(b);
      const fa = a - ia;
      const fb = b - ib;
      o[0] = o[1] = o[2] = 0;
      if (b > 0 && fa > 0.26 && fa < 0.74 && fb > 0.24 && fb < 0.8) {
        const bar = Math.abs(fa - 0.5) < 0.018 || Math.abs(fb - 0.6) < 0.014;
        const q = hash2(ia, ib, seed);
        if (bar) return o;
        if (q > 0.52) {
          const c = hash2(ia, ib, seed + 1);
          const cur = fa < 0.34 || fa > 0.66 ? 0.5 : 1;
          const top = 0.6 + 0.6 * (fb - 0.24);
          const e = (0.3 + 0.9 * c) * cur * top * warm * (0.85 + 0.3 * noise2(p[2] * 3, p[1] * 3));
          o[0] = e; o[1] = e * (0.58 + 0.2 * c); o[2] = e * (0.24 + 0.4 * c * c);
        } else { o[0] = 0.012; o[1] = 0.018; o[2] = 0.03; }
      }
      return o;
    },
  });
  const shops = W.mat({
    emit: [0, 0, 0],
    color: (p, o) => { o[0] = 0.06; o[1] = 0.055; o[2] = 0.05; },
    emitAt: (p, o) => {
      const a = p[2] / 5.2;
      const ia = Math.floor(a);
      const fa = a - ia;
      o[0] = o[1] = o[2] = 0;
      if (p[1] > 0.5 && p[1] < 2.9 && fa > 0.06 && fa < 0.94) {
        const post = Math.abs(((fa * 4) % 1) - 0.5) > 0.475;
        if (post) return o;
        const q = hash2(ia, p[0] > 0 ? 1 : 2, 5);
        const goods = p[1] < 1.5 ? 0.35 + 0.65 * step(-0.1, 0.3, fbm2(p[2] * 2.2, p[1] * 3.1, 4, 0.7)) : 1;
        const figure = step(0.22, 0.4, noise2(p[2] * 1.9 + 3, p[1] * 0.5)) * step(2.4, 2.0, p[1]) * 0.75;
        const lampRow = 1 + 1.6 * step(2.45, 2.75, p[1]) * (0.5 + 0.5 * Math.sin(p[2] * 6));
        const e = (q < 0.3 ? 0.03 : 0.16 + 0.42 * q) * goods * (1 - figure) * lampRow * (0.75 + 0.4 * noise2(p[2] * 1.3, p[1]));
        o[0] = e; o[1] = e * (0.62 + 0.2 * hash2(ia, 3)); o[2] = e * (0.26 + 0.36 * hash2(ia, 4));
      } else if (p[1] > 3.1 && p[1] < 3.75 && fa > 0.1 && fa < 0.9) {
        const q = hash2(ia, p[0] > 0 ? 7 : 8);
        const c = q < 0.3 ? [1.1, 0.2, 0.12] : q < 0.5 ? [0.15, 0.5, 0.9] : q < 0.75 ? [1.1, 0.75, 0.3] : [0.2, 0.8, 0.5];
        const s = (hash2(ia, 9) < 0.45 ? 0.02 : 0.16) * (0.6 + 0.5 * hash2(ia, 10)) * (0.7 + 0.6 * Math.abs(noise2(p[2] * 2.5, p[1] * 3))); o[0] = c[0] * s + 0.015; o[1] = c[1] * s + 0.012; o[2] = c[2] * s + 0.01;
      }
      return o;
    },
  });
  // the two walls of the street
  let i = 0;
  for (let z = 8; z > -190; ) {
    const len = 14 + 12 * r();
    for (const sd of [-1, 1]) {
      const hgt = 13 + 13 * r();
      const x0 = sd * (13 + 0.6 * r());
      const mat = facade(10 + i * 3, [[0.22, 0.19, 0.16], [0.3, 0.27, 0.23], [0.2, 0.14, 0.11], [0.26, 0.26, 0.26]][i % 4], 0.8);
      W.box(Math.min(x0, x0 + sd * 12), 4.2, z - len + 0.05, Math.max(x0, x0 + sd * 12), hgt, z, mat);
      W.box(Math.min(x0, x0 + sd * 12), 0, z - len + 0.05, Math.max(x0, x0 + sd * 12), 4.2, z, shops);
      W.box(Math.min(x0, x0 - sd * 0.5), hgt - 0.5, z - len, Math.max(x0, x0 - sd * 0.5), hgt + 0.1, z, W.mat({ albedo: [0.2, 0.18, 0.16] }));
      W.box(Math.min(x0, x0 - sd * 0.7), 3.9, z - len, Math.max(x0, x0 - sd * 0.7), 4.2, z, W.mat({ albedo: [0.1, 0.09, 0.09] }));
      W.lamp([x0 - sd * 0.05, 0.6, z - len + 0.5], sd > 0 ? [0, 2.2, 0] : [0, 0, len - 1], sd > 0 ? [0, 0, len - 1] : [0, 2.2, 0], [0.7, 0.52, 0.32], { visible: false });
      i++;
    }
    z -= len;
  }
  // road, kerbs, rails
  const road = W.mat({
    f0: 0.035, up: true,
    color: (p, o) => {
      const n = 0.7 + 0.6 * Math.abs(fbm2(p[0] * 3, p[2] * 3, 4)) + 0.3 * noise2(p[0] * 22, p[2] * 22);
      let k = 0.05 * n;
      const lane = Math.abs(Math.abs(p[0] - 0.2) - 7.4) < 0.07 && (p[2] / 4 - Math.floor(p[2] / 4)) < 0.5;
      if (lane) k = 0.32;
      o[0] = k; o[1] = k; o[2] = k * 1.06;
      for (const x of [-3.3, -1.86, 1.46, 2.9]) if (Math.abs(p[0] - x) < 0.05) { o[0] = o[1] = o[2] = 0.16; return 0.35; }
      return undefined;
    },
    roughAt: (p) => mix(0.11, 0.018, step(-0.15, 0.25, fbm2(p[0] * 0.3 + 4, p[2] * 0.14, 4))),
    bump: (p, n) => {
      const wet = step(-0.15, 0.25, fbm2(p[0] * 0.3 + 4, p[2] * 0.14, 4));
      const a = mix(0.05, 0.01, wet);
      n[0] += a * noise2(p[0] * 7, p[2] * 7) * 0.5;
      n[2] += a * noise2(p[0] * 5 + 3, p[2] * 5);
    },
  });
  W.quad([-60, 0, 14], [60, 0, 14], [60, 0, -260], [-60, 0, -260], road);
  const kerb = W.mat({ f0: 0.03, rough: 0.06, color: (p, o) => { const n = 0.7 + 0.4 * hash2(Math.floor(p[0] / 0.5), Math.floor(p[2] / 0.5)) ; o[0] = 0.13 * n; o[1] = 0.12 * n; o[2] = 0.115 * n; } });
  for (const sd of [-1, 1]) W.box(Math.min(sd * 9.6, sd * 13.6), 0, -220, Math.max(sd * 9.6, sd * 13.6), 0.16, 12, kerb);
  tram(W, { x: -2.58, z: -7.5, r });
  // street lamps, poles and overhead wire
  const pole = W.mat({ albedo: [0.05, 0.055, 0.06], f0: 0.05, rough: 0.2 });
  for (let z = -6; z > -170; z -= 21) {
    for (const sd of [-1, 1]) {
      const x = sd * 10.1;
      W.tube([x, 0, z], [x, 8.4, z], 0.11, 0.07, pole, 8);
      W.tube([x, 8.3, z], [x - sd * 2.3, 8.75, z], 0.05, 0.04, pole, 6);
      W.bulb([x - sd * 2.4, 8.62, z], 0.17, [30, 19, 8.5]);
      W.tube([x, 6.6, z], [x - sd * 10.1, 6.35, z], 0.014, 0.014, pole, 4);
    }
  }
  for (const x of [-2.58, 2.18]) W.tube([x, 5.75, 10], [x, 5.75, -200], 0.013, 0.013, pole, 4);
  // long-exposure trails: red going away on the right, white coming on
  const red = W.mat({ albedo: [0, 0, 0], emit: [3.2, 0.2, 0.1], light: true, ghost: true });
  const pale = W.mat({ albedo: [0, 0, 0], emit: [6.5, 5.6, 4.2], light: true, ghost: true });
  const trail = (x, y, m, rad, zn, zf) => {
    let prev = null;
    for (let k = 0; k <= 40; k++) {
      const z = mix(zn, zf, (k / 40) ** 1.6);
      const p = [x + 0.32 * Math.sin(z * 0.035 + x) + 0.05 * noise2(z * 0.2, x), y + 0.025 * noise2(z * 0.35, x + 3), z];
      if (prev) W.tube(prev, p, rad, rad, m, 5);
      prev = p;
    }
  };
  for (const [x, y] of [[4.7, 0.72], [6.15, 0.74], [5.0, 0.95], [6.5, 0.98], [7.9, 0.66], [9.1, 0.68]]) trail(x, y, red, 0.013 + 0.012 * r(), 8, -175);
  for (const [x, y] of [[-5.6, 0.62], [-7.0, 0.64], [-6.1, 0.74]]) trail(x, y, pale, 0.012 + 0.012 * r(), -34, -180);
  W.lamp([4.6, 0.7, -70], [0, 0, 76], [2, 0, 0], [0.05, 0.003, 0.002], { visible: false, twoSided: true });
  W.env = (x, y, z, o) => { const t = clamp(y * 1.4); o[0] = mix(0.06, 0.012, t); o[1] = mix(0.055, 0.018, t); o[2] = mix(0.07, 0.036, t); };
  W.build();
  return render(W, w, h, { eye: [1.9, 1.55, 7], look: [0.15, 1.55, -20], f: 0.95 }, {
    spp: 3, bounces: 3, smooth: 3, clampTo: 4, shiftY: 0.09,
    fog: (t, _u, _v, c) => {
      const a = 1 - Math.exp(-Math.min(t, 260) / 210);
      c[0] = mix(c[0], 0.088, a); c[1] = mix(c[1], 0.08, a); c[2] = mix(c[2], 0.085, a);
    },
  });
}

/** A low-floor tram coming towards us: z is its nose. */
function tram(W, { x, z, r }) {
  const paint = W.mat({ f0: 0.05, rough: 0.05, color: (p, o) => { const lo = p[1] < 1.15; const stripe = p[1] > 1.02 && p[1] < 1.12; const c = stripe ? [0.7, 0.68, 0.6] : lo ? [0.03, 0.16, 0.15] : [0.62, 0.61, 0.56]; o[0] = c[0]; o[1] = c[1]; o[2] = c[2]; } });
  const dark = W.mat({ albedo: [0.02, 0.02, 0.022], f0: 0.05, rough: 0.05 });
  const inside = W.mat({ albedo: [0.6, 0.58, 0.52], emit: [0.2, 0.18, 0.14] });
  const seat = W.mat({ albedo: [0.05, 0.14, 0.2] });
  const person = W.mat({ color: (p, o) => { const q = hash2(Math.floor(p[2] * 1.2), 3); o[0] = 0.05 + 0.14 * q; o[1] = 0.05 + 0.05 * q; o[2] = 0.07; } });
  const glass = W.mat({ albedo: [0, 0, 0], f0: 0.05, through: 1, tint: [0.88, 0.92, 0.9], ghost: true });
  const hw = 1.25;
  const L = 30;
  const zb = z - L;
  // floor, roof, skirts
  W.box(x - hw, 0.3, zb, x + hw, 0.45, z - 0.9, dark);
  W.box(x - hw, 3.2, zb, x + hw, 3.42, z - 0.7, paint);
  W.box(x - hw * 0.8, 3.42, zb + 2, x + hw * 0.8, 3.72, z - 4, paint);
  for (const sd of [-1, 1]) {
    const X = x + sd * hw;
    W.box(X - 0.03, 0.25, zb, X + 0.03, 1.2, z - 0.9, paint);
    W.box(X - 0.03, 2.75, zb, X + 0.03, 3.25, z - 0.7, paint);
    for (let q = zb; q < z - 1; q += 1.55) W.box(X - 0.03, 1.15, q, X + 0.03, 2.8, q + 0.16, dark);
    W.quad([X, 1.2, zb], [X, 1.2, z - 1], [X, 2.75, z - 1], [X, 2.75, zb], glass);
    for (const q of [zb + 10, zb + 20]) W.box(X - 0.05, 0.25, q, X + 0.05, 3.3, q + 0.5, dark);
  }
  W.quad([x - hw, 3.19, zb], [x + hw, 3.19, zb], [x + hw, 3.19, z - 1], [x - hw, 3.19, z - 1], inside);
  W.quad([x - hw, 0.46, z - 1], [x + hw, 0.46, z - 1], [x + hw, 0.46, zb], [x - hw, 0.46, zb], inside);
  W.box(x - hw, 0.4, zb - 0.1, x + hw, 3.3, zb, inside);
  for (const dx of [-0.5, 0.5]) W.lamp([x + dx - 0.09, 3.17, zb + 0.5], [0.18, 0, 0], [0, 0, L - 2.4], [9, 7.6, 5.4]);
  for (let q = zb + 1.2; q < z - 3; q += 1.25) {
    for (const sd of [-0.85, 0.85]) {
      W.box(x + sd - 0.3, 0.85, q, x + sd + 0.3, 0.95, q + 0.45, seat);
      W.box(x + sd - 0.3, 0.9, q, x + sd + 0.3, 1.5, q + 0.08, seat);
      if (r() < 0.55) { W.box(x + sd - 0.2, 0.95, q + 0.1, x + sd + 0.2, 1.55, q + 0.35, person); W.ball([x + sd, 1.7, q + 0.22], 0.12, person, 10, 8); }
    }
    if (r() < 0.35) { const sx = x + (r() - 0.5) * 0.5; W.tube([sx, 0.46, q], [sx, 1.9, q], 0.16, 0.19, person, 9); W.ball([sx, 2.06, q], 0.12, person, 10, 8); }
    W.tube([x + 0.3, 0.46, q], [x + 0.3, 3.15, q], 0.016, 0.016, W.mat({ albedo: [0.6, 0.45, 0.1] }), 5);
  }
  // the nose: lofted front with a big windscreen
  const prof = (y) => (y < 0.35 ? 0.5 : y < 1.25 ? 0.0 + 0.06 * (1.25 - y) : 0.0 + 0.34 * (y - 1.25) ** 1.25);
  const front = (u, y) => { const a = (u - 0.5) * 2; return [x + hw * a, y, z - prof(y) - 0.6 * Math.abs(a) ** 3.2]; };
  const strip = (y0, y1, u0, u1, m, n = 14) => W.grid(n, 6, (u, v) => front(mix(u0, u1, u), mix(y0, y1, v)), m);
  strip(0.28, 1.28, 0, 1, paint);
  strip(1.28, 2.85, 0, 0.045, dark, 3);
  strip(1.28, 2.85, 0.955, 1, dark, 3);
  strip(1.28, 2.85, 0.045, 0.955, glass);
  strip(2.85, 3.42, 0, 1, dark);
  W.box(x - hw * 0.94, 0.45, z - 2.3, x + hw * 0.94, 1.3, z - 1.4, dark);
  W.tube([x - 0.1, 0.9, z - 2.3], [x - 0.1, 1.75, z - 2.2], 0.2, 0.2, person, 9);
  W.ball([x - 0.1, 1.92, z - 2.2], 0.12, person, 10, 8);
  // lamps: two headlights and a lit route board
  const head = W.mat({ albedo: [0.5, 0.5, 0.5], emit: [34, 30, 24], light: true });
  for (const dx of [-0.86, 0.86]) {
    const fz = front(0.5 + dx / hw / 2, 0.8)[2] + 0.02;
    W.ball([x + dx, 0.8, fz], 0.1, head, 12, 8);
    W.lights.push({ kind: 1, c: [x + dx, 0.8, fz + 0.2], r: 0.1, emit: [34, 30, 24], power: Math.PI * 0.01 * 88 });
    W.ball([x + dx * 0.92, 0.6, fz + 0.02], 0.045, W.mat({ emit: [6, 2.6, 0.6], light: true }), 8, 6);
  }
  W.box(x - 0.72, 2.94, z - 0.68, x + 0.72, 3.2, z - 0.52, W.mat({ albedo: [0, 0, 0], emit: [1, 1, 1], emitAt: (p, o) => { const a = Math.floor((p[0] - x) * 34); const b = Math.floor(p[1] * 34); const on = p[1] > 2.99 && p[1] < 3.15 && (a + b) % 2 === 0; const e = on ? 1.1 : 0.1; o[0] = e; o[1] = e * 0.5; o[2] = e * 0.08; return o; }, stop: true }));
  // pantograph
  W.tube([x, 3.7, z - 12], [x, 4.8, z - 13.4], 0.03, 0.03, dark, 6);
  W.tube([x, 4.8, z - 13.4], [x, 5.72, z - 12.3], 0.03, 0.03, dark, 6);
  W.tube([x - 0.6, 5.72, z - 12.3], [x + 0.6, 5.72, z - 12.3], 0.03, 0.03, dark, 6);
}
