// Flooded rice terraces on mountain slopes, with layers of fog at sunrise.
import { clamp, mix, mix3, rgb, step } from '../color.mjs';
import { paintGround, shrink } from '../heightfield.mjs';
import { fbm2, hash2, noise2 } from '../noise.mjs';
import { Picture } from '../picture.mjs';
import { paintMist, paintRidge } from '../ridges.mjs';
import { makeSky, paintSky } from '../sky.mjs';

export const paper = 'yunting-daily';
export const size = [1984, 1116];
export const film = { exposure: 0.95, bloom: 0.14, vignette: 0.4, contrast: 0.42, saturation: 1.0, grain: 0.014 };

const sky = makeSky({
  stops: [[0, rgb('#f0b884', 0.85)], [0.05, rgb('#e6b28c', 0.78)], [0.14, rgb('#bfa5a6', 0.66)], [0.28, rgb('#7d93b8', 0.55)], [0.5, rgb('#5a80b4', 0.5)]],
  sun: { u: 0.19, v: 0.075, size: 0.02, disc: 0.011, discPower: 6, core: 1.8, color: rgb('#ffd79a'), spread: 0.16, wide: rgb('#ff9f50', 0.6) },
  sheets: [{ scale: 0.4, cover: 0.02, soft: 0.6, color: rgb('#86839a', 0.36), lit: rgb('#ffb27c', 0.9), amount: 0.7, fade: 0.16, seed: 2.7, stretch: 2.4, octaves: 7 }],
});

const STEP = 3.4;
function slope(x, z) {
  // two spurs running down from either side into a winding valley
  const axis = 60 * Math.sin(z / 420) - 40 + z * 0.05;
  const d = (x - axis) / (260 + z * 0.12);
  const side = d > 0 ? 1 : 1.25;
  let y = -150 + 190 * side * (1 - Math.exp(-d * d * 1.15)) - z * 0.035;
  y += 62 * fbm2(x / 330 + 4.2, z / 330 + 1.7, 3, 0.45);
  y += 9 * fbm2(x / 60, z / 60, 2);
  return y;
}
function height(x, z) {
  const y = slope(x, z);
  const wood = wooded(x, z);
  const q = y / STEP;
  const fl = Math.floor(q);
  const fr = q - fl;
  const flat = fl + step(0.74, 0.97, fr) + 0.13 * (step(0.66, 0.72, fr) - step(0.74, 0.8, fr));
  let t = flat * STEP;
  if (wood > 0) t = mix(t, y + (4 + 5 * Math.abs(noise2(x / 3.2, z / 3.2)) + 3 * noise2(x / 9, z / 9)) , wood);
  return t;
}
function wooded(x, z) {
  const y = slope(x, z);
  const n = fbm2(x / 170 + 9.4, z / 170 + 2.2, 3);
  return step(0.1, 0.14, n + 0.12 * fbm2(x / 26, z / 26, 3) + 0.22 * step(8, 60, y) - 0.04);
}

export function draw(w0, h0) {
  const ss = 2;
  const w = w0 * ss;
  const h = h0 * ss;
  const pic = new Picture(w, h);
  const f = 1.15 * w;
  const horizon = h * 0.34;
  const k = w / 1984;
  paintSky(pic, sky, { horizon, f });
  const R = (o) => paintRidge(pic, o);
  R({ base: horizon + 30 * k, height: 170 * k, scale: 560 * k, seed: 14.1, tree: 0, color: rgb('#a99a9e', 0.75), mist: rgb('#f2c199', 0.88), mistTop: 0.95, texture: 0.1, sharp: 0.6, foot: h });
  R({ base: horizon + 70 * k, height: 210 * k, scale: 480 * k, seed: 3.2, tree: 0.5, color: rgb('#77768a', 0.5), mist: rgb('#f0bf9a', 0.84), mistTop: 0.9, texture: 0.16, sharp: 0.6, shape: (x) => 0.35 + 0.8 * step(0.55, 0.05, x) + 0.4 * step(0.7, 1, x), foot: h });
  R({ base: horizon + 130 * k, height: 220 * k, scale: 420 * k, seed: 8.8, tree: 1.5, color: rgb('#5d6472', 0.38), mist: rgb('#ecbd9b', 0.8), mistTop: 0.85, texture: 0.3, sharp: 0.5, shape: (x) => 0.25 + 0.5 * step(0.5, 0.0, x) + 0.9 * step(0.6, 1, x), foot: h });
  const cam = { x: 20, y: 62, z: 0, f, horizon, near: 26, far: 2600, growth: 0.0011, minStep: 0.05 };
  const s = [0, 0, 0];
  const sun = [0.19, 0.16, 1];
  {
    const l = Math.hypot(...sun);
    for (let i = 0; i < 3; i++) sun[i] /= l;
  }
  paintGround(pic, cam, height, (x, y, z, o) => {
    const dx = x - cam.x;
    const dz = z - cam.z;
    const dy = y - cam.y;
    const dist = Math.hypot(dx, dy, dz);
    const yb = slope(x, z);
    const q = yb / STEP;
    const fl = Math.floor(q);
    const fr = q - fl;
    const wood = wooded(x, z);
    const e = 0.7 + dist * 0.002;
    const gx = (slope(x + e, z) - slope(x - e, z)) / (2 * e);
    const gz = (slope(x, z + e) - slope(x, z - e)) / (2 * e);
    let r;
    let g;
    let b;
    if (wood > 0.5) {
      const n = 0.55 + 0.6 * Math.abs(noise2(x / 3.2, z / 3.2)) + 0.4 * fbm2(x / 1.4, z / 1.4 + y, 3);
      const face = clamp(0.75 - gz * 0.5 + gx * 0.25);
      r = 0.06 * n * face; g = 0.075 * n * face; b = 0.05 * n * face;
    } else if (fr < 0.66) {
      // a paddy: still water, or young green in some
      const id = hash2(fl, Math.floor((x * (1 + Math.abs(gz)) + z * 0.6) / 46), 5);
      const u = dx / dz;
      const v = -dy / dz;
      sky(u + noise2(x / 2, z / 2) * 0.004, Math.max(0.0, v + 0.02 * noise2(x / 9, z / 9)), s);
      const cos = Math.abs(dy) / dist;
      const F = 0.12 + 0.88 * (1 - cos) ** 3;
      const mud = mix3(rgb('#4b4636', 0.32), rgb('#3c4a30', 0.35), hash2(fl, 3, 2));
      r = mix(mud[0], s[0], F); g = mix(mud[1], s[1], F); b = mix(mud[2], s[2], F);
      if (id > 0.74) {
        const n = 0.75 + 0.5 * fbm2(x * 1.1, z * 1.1, 3);
        const a = 0.75;
        r = mix(r, 0.09 * n, a); g = mix(g, 0.125 * n, a); b = mix(b, 0.03 * n, a);
      } else if (id < 0.1) {
        const n = 0.8 + 0.5 * fbm2(x * 0.8, z * 0.8, 3);
        r = mix(r, 0.14 * n, 0.8); g = mix(g, 0.1 * n, 0.8); b = mix(b, 0.06 * n, 0.8);
      }
      const bank = step(0.6, 0.66, fr);
      r *= 1 - 0.5 * bank; g *= 1 - 0.5 * bank; b *= 1 - 0.5 * bank;
    } else {
      // the bund and the earth face below the next field
      const n = 0.6 + 0.7 * fbm2(x * 0.9, z * 0.9 + y * 2, 4, 0.6);
      const l = clamp(0.55 + 0.9 * gx - 0.6 * gz * 0.4);
      r = 0.05 * n * l; g = 0.05 * n * l; b = 0.026 * n * l;
      const rim = step(0.66, 0.7, fr) * step(0.78, 0.72, fr);
      r += rim * 0.05; g += rim * 0.05; b += rim * 0.015;
    }
    // fog: denser low in the valley and with distance, torn by noise
    const H = 26;
    const a0 = 0.00042;
    const lo = Math.exp(-(y + 150) / H);
    const hi = Math.exp(-(cam.y + 150) / H);
    const col = Math.abs(dy) > 0.5 ? ((lo - hi) * H) / (cam.y - y) : lo;
    const n = step(-0.5, 0.55, fbm2(x / 170 + 3, z / 260 + y / 60, 4, 0.55));
    const tau = dist * (0.00024 + a0 * 6 * col * (0.15 + 1.5 * n));
    const t = Math.exp(-tau);
    const toSun = Math.max(0, (dx * sun[0] + dy * sun[1] + dz * sun[2]) / dist);
    const glow = toSun ** 14;
    const fr0 = mix(0.5, 1.02, glow);
    const fg0 = mix(0.43, 0.66, glow);
    const fb0 = mix(0.42, 0.4, glow);
    // warm light skims the slopes that look towards the sun
    const warm = 1 + 0.5 * clamp(gx * -0.6 + gz * 0.5);
    o[0] = r * warm * t + fr0 * (1 - t);
    o[1] = g * t + fg0 * (1 - t);
    o[2] = b * t + fb0 * (1 - t);
  });
  const small = shrink(pic, ss);
  const q = w0 / 1984;
  paintMist(small, { y: h0 * 0.43, thick: 26 * q, color: rgb('#f5cba6', 0.86), amount: 0.75, scale: 420 * q, seed: 5, tear: 0.9, squash: 5 });
  paintMist(small, { y: h0 * 0.53, thick: 30 * q, color: rgb('#efc7a8', 0.74), amount: 0.55, scale: 360 * q, seed: 8, tear: 1, squash: 5 });
  return small;
}
