// An observatory dome on a ridge under the Milky Way.
import { clamp, mix, mix3, ramp, rgb, step } from '../color.mjs';
import { fbm2, hash2, noise2, ridged2, rng } from '../noise.mjs';
import { Mask, Picture } from '../picture.mjs';
import { paintRidge } from '../ridges.mjs';

export const paper = 'yunting-daily';
export const size = [1980, 1320];
export const film = { exposure: 1.25, bloom: 0.1, bloomSize: 0.006, vignette: 0.5, contrast: 0.18, saturation: 0.92, grain: 0.02, sharpen: 0.1 };

export function draw(w, h) {
  const k = w / 1980;
  const pic = new Picture(w, h);
  const horizon = h * 0.86;
  const night = ramp([
    [0, rgb('#b08a62', 0.34)], [0.07, rgb('#7d848a', 0.3)], [0.2, rgb('#4a6480', 0.32)], [0.5, rgb('#38537c', 0.3)], [1, rgb('#2a4168', 0.3)],
  ]);
  // the band's axis leans to the right as it climbs
  const ax = 0.44;
  const ay = -0.9;
  const band = (x, y) => {
    const X = (x - w * 0.36) / w;
    const Y = (y - h * 0.9) / w;
    const along = X * ax + Y * ay;
    const off = X * -ay + Y * ax + 0.05 * along * along * 4 - 0.012;
    return [along, off];
  };
  const glowAt = (x, y) => {
    const [s, d] = band(x, y);
    const wob = fbm2(s * 5, 3.3, 3) * 0.02;
    const core = Math.exp(-(((s - 0.2) / 0.22) ** 2));
    const wide = 0.05 + 0.045 * core;
    const e = Math.exp(-(((d - wob) / wide) ** 2));
    const cloud = 0.6 + 1.0 * fbm2(s * 11 + 2, d * 17, 7, 0.62);
    // dust lanes near the middle line
    const lane = Math.exp(-(((d - wob * 1.4 + 0.004 + 0.012 * fbm2(s * 14, 7.7, 3)) / (0.017 + 0.012 * core)) ** 2));
    const dustN = ridged2(s * 6.5 + 3.2 + fbm2(s * 8, d * 8, 3) * 0.5, d * 11 + 1.1, 6, 0.55);
    const dust = clamp(lane * step(0.22, 0.7, dustN) * 1.15 + 0.75 * e * step(0.5, 0.85, dustN));
    return [e * (0.55 + 1.15 * core) * Math.max(0.1, cloud), dust, core, e];
  };
  const o3 = [0, 0, 0];
  pic.shade((x, y, o) => {
    const v = clamp((horizon - y) / horizon);
    night(v, o3);
    const [g, dust, core, e] = glowAt(x, y);
    const low = step(0, 0.14, v);
    const m = g * (1 - 0.74 * dust) * (0.25 + 0.75 * low);
    o[0] = o3[0] + m * mix(0.15, 0.3, core) * 1.0;
    o[1] = o3[1] + m * mix(0.165, 0.245, core) * 0.97;
    o[2] = o3[2] + m * mix(0.21, 0.21, core);
    // unresolved stars
    const n = noise2(x / 1.7, y / 1.7) * 0.5 + noise2(x / 3.1 + 9, y / 3.1) * 0.5;
    const gr = Math.max(0, n) ** 2 * (0.02 + 0.22 * m);
    for (let c = 0; c < 3; c++) o[c] += gr;
    // pink clouds of hydrogen along the band
    const hn = step(0.34, 0.6, fbm2(x / (70 * k) + 9, y / (70 * k), 4)) * e * 0.06 * (1 - dust);
    o[0] += hn;
    o[2] += hn * 0.45;
    const air = fbm2(x / (900 * k), y / (130 * k) + 4, 4) * 0.012 * (1 - v);
    o[1] += Math.max(-0.004, air);
    o[0] += Math.max(-0.004, air) * 0.6;
  });
  const r = rng(77);
  const star = (x, y, s, b, tint) => {
    pic.glow(x, y, s, tint.map((v) => v * b));
  };
  const tints = [[1, 0.86, 0.7], [1, 0.95, 0.9], [0.9, 0.95, 1], [0.75, 0.86, 1], [1, 0.75, 0.55]];
  for (let i = 0; i < 60000; i++) {
    const x = r() * w;
    const y = r() * horizon;
    const [g, dust] = glowAt(x, y);
    if (r() > 0.12 + 0.75 * g * (1 - 0.85 * dust)) continue;
    const v = (horizon - y) / horizon;
    const mag = r() ** -0.5 - 0.75;
    const b = Math.min(3.2, 0.13 * mag) * (0.25 + 0.75 * step(0, 0.2, v));
    star(x, y, (0.78 + 0.1 * Math.min(6, mag)) * k, b, tints[Math.floor(r() * 5)]);
  }
  for (let i = 0; i < 26; i++) {
    const x = r() * w;
    const y = r() * horizon * 0.85;
    const t = tints[Math.floor(r() * 5)];
    star(x, y, (1.7 + 1.2 * r()) * k, 2.5 + 3 * r(), t);
    pic.glow(x, y, 9 * k, t.map((v) => v * 0.045), 1);
  }
  // far ranges sinking into the valley haze
  const R = (o) => paintRidge(pic, o);
  R({ base: h * 0.9, height: 110 * k, scale: 520 * k, seed: 3.3, tree: 0, color: rgb('#5a6876', 0.24), mist: rgb('#8a7358', 0.16), mistTop: 0.9, texture: 0.15, sharp: 0.5, foot: h });
  R({ base: h * 0.93, height: 130 * k, scale: 420 * k, seed: 6.1, tree: 0.6, color: rgb('#3e4a57', 0.2), mist: rgb('#6b5c4c', 0.14), mistTop: 0.9, texture: 0.25, sharp: 0.4, foot: h });
  // lights of a town beyond
  for (let i = 0; i < 130; i++) {
    const x = w * (0.06 + 0.3 * (r() + r()) / 2);
    const y = h * (0.893 + 0.022 * r());
    pic.glow(x, y, (0.8 + 0.7 * r()) * k, mix3(rgb('#ffb45e', 0.7), rgb('#fff0d0', 0.7), r()));
  }
  pic.glow(w * 0.2, h * 0.9, 190 * k, rgb('#c98a48', 0.09));
  ridge(pic, k);
  return pic;
}

function ridge(pic, k) {
  const { w, h } = pic;
  const cx = w * 0.665;
  const top = (x) => {
    const d = Math.abs(x - cx) / w;
    const knoll = h * 0.845 + h * 0.17 * step(0.07, 0.7, d) + h * 0.02 * step(0.05, 0.16, d);
    return knoll + 10 * k * fbm2(x / (120 * k), 2.2, 5, 0.55) * step(0.05, 0.12, d) * 2;
  };
  const ground = new Float32Array(w);
  const r = rng(4);
  for (let x = 0; x < w; x++) {
    const d = Math.abs(x - cx) / w;
    const bush = step(0.085, 0.13, d);
    ground[x] = top(x) - bush * k * (3 * Math.abs(noise2(x / (5 * k), 1)) + 5 * Math.max(0, noise2(x / (17 * k), 4)));
  }
  // pines on the slope
  const m = new Mask(w, h);
  for (let i = 0; i < 120; i++) {
    const left = r() < 0.6;
    const x = left ? w * 0.56 * r() : w * (0.79 + 0.22 * r());
    const t = (18 + 52 * r() ** 2) * k * (0.5 + Math.min(1, Math.abs(x - cx) / (w * 0.35)));
    const y = top(x) + 6 * k;
    m.line(x, y, x, y - t, 2.4 * k, 0.7 * k);
    for (let j = 0; j < 13; j++) {
      const q = j / 13;
      const L = t * 0.24 * (1 - q) * (0.7 + 0.6 * r());
      const yy = y - t * (0.12 + 0.86 * q);
      m.line(x - L, yy + L * 0.38, x, yy - L * 0.1, 0.8 * k, 3 * k);
      m.line(x + L, yy + L * 0.38, x, yy - L * 0.1, 0.8 * k, 3 * k);
    }
  }
  dome(pic, k, cx, top(cx) + 6 * k);
  pic.paint(m, rgb('#1a232b', 0.14));
  pic.shade((x, y, o) => {
    const t = ground[Math.min(w - 1, x | 0)];
    const c = clamp(y - t + 0.5);
    if (c <= 0) return;
    const dep = y - t;
    const n = 0.7 + 0.7 * fbm2(x / (26 * k), y / (9 * k), 5, 0.6);
    const path = Math.exp(-(((x - cx - 110 * k + dep * 0.35) / ((10 + dep * 0.1) * k)) ** 2)) * step(h * 0.2, 0, dep);
    const warm = Math.exp(-Math.hypot((x - cx - 108 * k) / (95 * k), dep / (26 * k)));
    const base = mix3(rgb('#39434d', 0.22 * n), rgb('#7d838c', 0.24 * n), path * 0.7);
    const lit = rgb('#ff7a4a', 0.12 * warm * n);
    for (let q = 0; q < 3; q++) o[q] = mix(o[q], base[q] + lit[q], c);
  }, Math.floor(h * 0.8));
}

function dome(pic, k, cx, foot) {
  const R = 128 * k;
  const wall = 74 * k;
  const cy = foot - wall;
  const S = 3;
  pic.shade((px, py, o) => {
    let cov = 0;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    for (let s = 0; s < S * S; s++) {
      const x = px - 0.5 + ((s % S) + 0.5) / S - cx;
      const y = py - 0.5 + (((s / S) | 0) + 0.5) / S;
      let c = null;
      if (y < cy && x * x + (y - cy) ** 2 < R * R) {
        const nx = x / R;
        const ny = (cy - y) / R;
        const nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
        // star light from above, a little town glow from the left, seams between the plates
        const lon = Math.atan2(nx, nz);
        const lat = Math.asin(ny);
        let l = 0.35 + 0.5 * ny + 0.2 * nz;
        const seam = Math.min(Math.abs(((lon / 0.22 + 50) % 1) - 0.5), 1);
        l *= 1 - 0.22 * step(0.47, 0.5, seam);
        l *= 1 - 0.16 * step(0.012, 0.004, Math.abs(lat - 0.55)) - 0.2 * step(0.02, 0.008, Math.abs(lat - 0.06));
        l *= 0.94 + 0.1 * fbm2(lon * 8, lat * 8, 3);
        c = mix3(rgb('#7d8da2', 0.55 * l), rgb('#c98f5c', 0.5 * l), clamp(-nx * 0.5 + 0.1) * (1 - ny));
        // the open shutter, turned a little to the left
        const t = 0.42;
        const sx = nx * Math.cos(t) + nz * Math.sin(t);
        const sz = -nx * Math.sin(t) + nz * Math.cos(t);
        if (Math.abs(sx) < 0.15 && sz > -0.12 && ny > 0.16) {
          const edge = step(0.15, 0.135, Math.abs(sx));
          const inside = rgb('#ff6a40', 0.03 + 0.1 * step(0.9, 0.2, ny));
          c = edge < 0.6 ? rgb('#8f9cae', 0.17) : mix3(inside, rgb('#0a0c10', 0.05), step(-0.02, 0.1, sx) * 0.7);
          // the telescope's barrel in the opening
          if (Math.abs(sx + 0.01) < 0.085 && ny > 0.4 && ny < 0.86) c = mix3(rgb('#2b2320', 0.14), rgb('#c8684a', 0.12), step(0.05, -0.08, sx));
        }
      } else if (y >= cy - 9 * k && y < cy + 6 * k && Math.abs(x) < R * 1.05) {
        c = rgb('#6f7f92', 0.11 * (1 - 0.5 * Math.abs(x / R)));
      } else if (y >= cy && y < foot + 12 * k && Math.abs(x) < R * 0.97) {
        const nx = x / (R * 0.97);
        const l = 0.55 + 0.35 * Math.sqrt(1 - nx * nx) - 0.25 * nx;
        c = mix3(rgb('#66727f', 0.3 * l), rgb('#a87a52', 0.32 * l), clamp(0.3 - nx * 0.5));
        const wx = (((x / k + 400) % 46) - 23) / 23;
        if (y > cy + 24 * k && y < cy + 50 * k && Math.abs(wx) < 0.3 && Math.abs(nx) < 0.8) c = rgb('#141a22', 0.1);
      } else if (x >= R * 0.7 && x < R * 1.85 && y > foot - 46 * k && y < foot + 14 * k) {
        // the low wing with a red lamp over its door
        c = rgb('#46515e', 0.1);
        if (y < foot - 41 * k) c = rgb('#6a7686', 0.12);
        const dx = x - 108 * k;
        if (Math.abs(dx - R * 0.35) < 11 * k && y > foot - 30 * k) c = rgb('#ff7a48', 0.75);
        else {
          const g = Math.exp(-Math.hypot(dx - R * 0.35, y - foot + 24 * k) / (30 * k));
          const q = rgb('#ff6a3c', 0.5 * g);
          c = [c[0] + q[0], c[1] + q[1], c[2] + q[2]];
        }
      }
      if (c) {
        cov += 1;
        a0 += c[0];
        a1 += c[1];
        a2 += c[2];
      }
    }
    if (!cov) return;
    const q = cov / (S * S);
    o[0] = mix(o[0], a0 / cov, q);
    o[1] = mix(o[1], a1 / cov, q);
    o[2] = mix(o[2], a2 / cov, q);
  }, Math.floor(cy - R - 4), Math.ceil(foot + 16 * k));
}
