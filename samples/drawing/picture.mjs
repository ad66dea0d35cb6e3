// A floating-point picture (linear RGB) and a floating-point mask with antialiased shapes.
import { clamp } from './color.mjs';

function boxPass(src, dst, w, h, r, ch) {
  const inv = 1 / (2 * r + 1);
  for (let y = 0; y < h; y++) {
    for (let c = 0; c < ch; c++) {
      const o = y * w * ch + c;
      let s = 0;
      for (let i = -r; i <= r; i++) s += src[o + clamp(i, 0, w - 1) * ch];
      for (let x = 0; x < w; x++) {
        dst[o + x * ch] = s * inv;
        const a = x + r + 1 < w ? x + r + 1 : w - 1;
        const b = x - r > 0 ? x - r : 0;
        s += src[o + a * ch] - src[o + b * ch];
      }
    }
  }
}
function boxPassV(src, dst, w, h, r, ch) {
  const inv = 1 / (2 * r + 1);
  const row = w * ch;
  const s = new Float64Array(row);
  for (let i = -r; i <= r; i++) {
    const o = clamp(i, 0, h - 1) * row;
    for (let k = 0; k < row; k++) s[k] += src[o + k];
  }
  for (let y = 0; y < h; y++) {
    const o = y * row;
    const a = Math.min(h - 1, y + r + 1) * row;
    const b = Math.max(0, y - r) * row;
    for (let k = 0; k < row; k++) {
      dst[o + k] = s[k] * inv;
      s[k] += src[a + k] - src[b + k];
    }
  }
}
/** Three box passes, close to a Gaussian. Separate radii across and down. */
export function blurArray(data, w, h, ch, sx, sy = sx) {
  let a = Float32Array.from(data);
  let b = new Float32Array(data.length);
  for (const [s, pass] of [[sx, boxPass], [sy, boxPassV]]) {
    const r = Math.round(s * 0.95);
    if (r < 1) continue;
    for (let i = 0; i < 3; i++) {
      pass(a, b, w, h, Math.min(r, (w >> 1) - 1), ch);
      [a, b] = [b, a];
    }
  }
  return a;
}

export class Picture {
  constructor(w, h) {
    this.w = w;
    this.h = h;
    this.d = new Float32Array(w * h * 3);
  }
  clone() {
    const p = new Picture(this.w, this.h);
    p.d.set(this.d);
    return p;
  }
  /** fn(x, y, out) for every pixel centre in rows y0..y1. */
  shade(fn, y0 = 0, y1 = this.h) {
    const o = [0, 0, 0];
    for (let y = Math.max(0, y0 | 0); y < Math.min(this.h, y1); y++) {
      let i = y * this.w * 3;
      for (let x = 0; x < this.w; x++, i += 3) {
        o[0] = this.d[i];
        o[1] = this.d[i + 1];
        o[2] = this.d[i + 2];
        fn(x + 0.5, y + 0.5, o);
        this.d[i] = o[0];
        this.d[i + 1] = o[1];
        this.d[i + 2] = o[2];
      }
    }
    return this;
  }
  sample(x, y, out) {
    x = clamp(x - 0.5, 0, this.w - 1.001);
    y = clamp(y - 0.5, 0, this.h - 1.001);
    const ix = x | 0;
    const iy = y | 0;
    const fx = x - ix;
    const fy = y - iy;
    const i = (iy * this.w + ix) * 3;
    const r = this.w * 3;
    const d = this.d;
    for (let c = 0; c < 3; c++) {
      const t = d[i + c] + (d[i + 3 + c] - d[i + c]) * fx;
      const b = d[i + r + c] + (d[i + r + 3 + c] - d[i + r + c]) * fx;
      out[c] = t + (b - t) * fy;
    }
    return out;
  }
  blurred(sx, sy = sx) {
    const p = new Picture(this.w, this.h);
    p.d = blurArray(this.d, this.w, this.h, 3, sx, sy);
    return p;
  }
  /** Lays one colour (or fn(x, y, out)) over the picture through a mask. */
  paint(mask, color, k = 1) {
    const o = [0, 0, 0];
    const f = typeof color === 'function' ? color : null;
    if (!f) [o[0], o[1], o[2]] = color;
    for (let y = mask.y0; y < mask.y1; y++) {
      for (let x = 0; x < this.w; x++) {
        const m = mask.d[y * this.w + x] * k;
        if (m <= 0.001) continue;
        const i = (y * this.w + x) * 3;
        if (f) {
          o[0] = this.d[i];
          o[1] = this.d[i + 1];
          o[2] = this.d[i + 2];
          f(x + 0.5, y + 0.5, o);
        }
        const a = m > 1 ? 1 : m;
        for (let c = 0; c < 3; c++) this.d[i + c] += (o[c] - this.d[i + c]) * a;
      }
    }
    return this;
  }
  /** Adds a soft point of light. */
  glow(x, y, radius, color, power = 2) {
    const R = Math.ceil(radius * 4);
    for (let j = Math.max(0, Math.floor(y - R)); j < Math.min(this.h, y + R); j++) {
      for (let i = Math.max(0, Math.floor(x - R)); i < Math.min(this.w, x + R); i++) {
        const d2 = ((i + 0.5 - x) ** 2 + (j + 0.5 - y) ** 2) / (radius * radius);
        if (d2 > 16) continue;
        const k = power === 2 ? Math.exp(-d2 * 2) : 1 / (1 + d2 * 4) - 1 / 65;
        const o = (j * this.w + i) * 3;
        for (let c = 0; c < 3; c++) this.d[o + c] += color[c] * k;
      }
    }
  }
}

export class Mask {
  constructor(w, h) {
    this.w = w;
    this.h = h;
    this.d = new Float32Array(w * h);
    this.y0 = 0;
    this.y1 = h;
  }
  clear() {
    this.d.fill(0);
    return this;
  }
  /** Even-odd polygon, four sub-rows per row with exact coverage across. */
  poly(pts, value = 1) {
    const n = pts.length;
    let lo = 1e9;
    let hi = -1e9;
    for (const p of pts) {
      lo = Math.min(lo, p[1]);
      hi = Math.max(hi, p[1]);
    }
    const S = 5;
    for (let y = Math.max(0, Math.floor(lo)); y < Math.min(this.h, Math.ceil(hi)); y++) {
      for (let s = 0; s < S; s++) {
        const yy = y + (s + 0.5) / S;
        const xs = [];
        for (let i = 0; i < n; i++) {
          const a = pts[i];
          const b = pts[(i + 1) % n];
          if (a[1] <= yy === b[1] <= yy) continue;
          xs.push(a[0] + ((yy - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
        }
        xs.sort((p, q) => p - q);
        for (let k = 0; k + 1 < xs.length; k += 2) {
          const xa = Math.max(0, xs[k]);
          const xb = Math.min(this.w, xs[k + 1]);
          if (xb <= xa) continue;
          const ia = Math.floor(xa);
          const ib = Math.min(this.w - 1, Math.floor(xb));
          const o = y * this.w;
          for (let i = ia; i <= ib; i++) {
            const cov = Math.min(xb, i + 1) - Math.max(xa, i);
            if (cov > 0) this.d[o + i] = Math.min(1, this.d[o + i] + (cov * value) / S);
          }
        }
      }
    }
    return this;
  }
  /** A line with round ends whose width runs from w0 to w1; thin lines fade instead of breaking up. */
  line(x0, y0, x1, y1, w0, w1 = w0, value = 1) {
    const dx = x1 - x0;
    const dy = y1 - y0;
    const L2 = dx * dx + dy * dy || 1e-9;
    const R = Math.max(w0, w1) / 2 + 1.5;
    const ya = Math.max(0, Math.floor(Math.min(y0, y1) - R));
    const yb = Math.min(this.h - 1, Math.ceil(Math.max(y0, y1) + R));
    for (let y = ya; y <= yb; y++) {
      let xa = Math.min(x0, x1) - R;
      let xb = Math.max(x0, x1) + R;
      if (Math.abs(dy) > 1e-6) {
        const reach = R * Math.sqrt(L2) / Math.abs(dy);
        const xc = x0 + ((y + 0.5 - y0) / dy) * dx;
        xa = Math.max(xa, xc - reach - 1);
        xb = Math.min(xb, xc + reach + 1);
      }
      const ia = Math.max(0, Math.floor(xa));
      const ib = Math.min(this.w - 1, Math.ceil(xb));
      for (let x = ia; x <= ib; x++) {
        const px = x + 0.5 - x0;
        const py = y + 0.5 - y0;
        const t = clamp((px * dx + py * dy) / L2);
        const ex = px - dx * t;
        const ey = py - dy * t;
        const wd = w0 + (w1 - w0) * t;
        const half = Math.max(0.5, wd / 2);
        const a = clamp(half + 0.5 - Math.sqrt(ex * ex + ey * ey)) * Math.min(1, wd) * value;
        const i = y * this.w + x;
        if (a > this.d[i]) this.d[i] = a;
      }
    }
    return this;
  }
  path(pts, w0, w1 = w0, value = 1) {
    for (let i = 0; i + 1 < pts.length; i++) {
      const n = pts.length - 1;
      this.line(...pts[i], ...pts[i + 1], w0 + ((w1 - w0) * i) / n, w0 + ((w1 - w0) * (i + 1)) / n, value);
    }
    return this;
  }
  blurred(sx, sy = sx) {
    const m = new Mask(this.w, this.h);
    m.d = blurArray(this.d, this.w, this.h, 1, sx, sy);
    return m;
  }
}
