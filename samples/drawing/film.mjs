// The camera and the darkroom: bloom, lens falloff, tone curve, grain, and the 8-bit file.
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { clamp, lum, toScreen } from './color.mjs';
import { rng } from './noise.mjs';
import { blurArray } from './picture.mjs';

const curve = (x) => (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);

/** Linear picture to screen values 0..1 (no grain yet). */
export function develop(pic, o = {}) {
  const { w, h } = pic;
  const {
    exposure = 1, bloom = 0.08, bloomSize = 0.012, bloomOver = 0, soft = 0, vignette = 0.28,
    saturation = 1, contrast = 0, black = 0.0, tint = [1, 1, 1], gamma = 1, sharpen = 0.25,
  } = o;
  let d = pic.d;
  if (soft) {
    const b = blurArray(d, w, h, 3, soft);
    d = d.map((v, i) => v * 0.6 + b[i] * 0.4);
  } else d = Float32Array.from(d);
  if (bloom) {
    const src = bloomOver ? d.map((v) => Math.min(40, Math.max(0, v - bloomOver))) : d.map((v) => Math.min(v, 40));
    const b1 = blurArray(src, w, h, 3, bloomSize * w * 0.35);
    const b2 = blurArray(src, w, h, 3, bloomSize * w * 2);
    for (let i = 0; i < d.length; i++) d[i] = d[i] * (bloomOver ? 1 : 1 - bloom) + (b1[i] * 0.6 + b2[i] * 0.4) * bloom;
  }
  const R2 = (w * w + h * h) / 4;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const r2 = ((x - w / 2) ** 2 + (y - h / 2) ** 2) / R2;
      const v = exposure / (1 + vignette * r2 + vignette * 0.5 * r2 * r2);
      const i = (y * w + x) * 3;
      let r = curve(Math.max(0, d[i]) * v * tint[0] * 0.8);
      let g = curve(Math.max(0, d[i + 1]) * v * tint[1] * 0.8);
      let b = curve(Math.max(0, d[i + 2]) * v * tint[2] * 0.8);
      const l = lum(r, g, b);
      r = l + (r - l) * saturation;
      g = l + (g - l) * saturation;
      b = l + (b - l) * saturation;
      for (let c = 0; c < 3; c++) {
        let s = toScreen(clamp(c === 0 ? r : c === 1 ? g : b));
        if (gamma !== 1) s **= gamma;
        s += contrast * (s - 0.5) * (1 - Math.abs(2 * s - 1));
        d[i + c] = black + (1 - black) * clamp(s);
      }
    }
  }
  if (sharpen) {
    const b = blurArray(d, w, h, 3, 1);
    for (let i = 0; i < d.length; i++) d[i] = clamp(d[i] + (d[i] - b[i]) * sharpen);
  }
  return { w, h, d };
}

/** Adds grain and writes a JPEG, easing the grain until the file is small enough. */
export async function print({ w, h, d }, file, { grain = 0.02, seed = 7, limit = 650_000 } = {}) {
  const raw = new Float32Array(w * h);
  const r = rng(seed);
  for (let i = 0; i < raw.length; i++) raw[i] = r() + r() + r() - 1.5;
  const fine = raw;
  const coarse = blurArray(raw, w, h, 1, 1);
  const out = Buffer.alloc(w * h * 3);
  let size = 0;
  let dd = d;
  for (let k = 0; k < 9; k++) {
    const g = grain * 0.78 ** k;
    if (k >= 5) {
      const b = blurArray(dd, w, h, 3, 1);
      dd = dd.map((v, i) => v * 0.65 + b[i] * 0.35);
    }
    for (let i = 0; i < raw.length; i++) {
      const m = dd[i * 3 + 1];
      const n = (fine[i] * 0.6 + coarse[i] * 2.2) * g * (0.35 + 1.3 * Math.sqrt(clamp(m)) * (1 - 0.75 * m));
      out[i * 3] = clamp(dd[i * 3] + n) * 255 + 0.5;
      out[i * 3 + 1] = clamp(m + n) * 255 + 0.5;
      out[i * 3 + 2] = clamp(dd[i * 3 + 2] + n) * 255 + 0.5;
    }
    const buf = await sharp(out, { raw: { width: w, height: h, channels: 3 } })
      .jpeg({ quality: 84, mozjpeg: false, chromaSubsampling: '4:2:0' })
      .toBuffer();
    size = buf.length;
    if (size <= limit || k === 8) {
      await writeFile(file, buf);
      return size;
    }
  }
  return size;
}
