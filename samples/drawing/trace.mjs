// A small path tracer: triangles in a bounding-volume tree, diffuse and glossy materials,
// rectangle, sphere and sun lights sampled directly, and a guided smoothing pass.
import { rng } from './noise.mjs';
import { Picture } from './picture.mjs';

export const sub = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const unit = (a) => {
  const l = Math.hypot(a[0], a[1], a[2]) || 1;
  return [a[0] / l, a[1] / l, a[2] / l];
};

/** Collects geometry. Materials: {albedo, emit, f0, rough, color(p, out), bump(p, n), name} */
export class World {
  constructor() {
    this.v = [];
    this.n = [];
    this.m = [];
    this.mats = [];
    this.lights = [];
    this.sun = null;
    this.env = (_x, _y, _z, o) => { o[0] = o[1] = o[2] = 0; };
  }
  mat(m) {
    this.mats.push({ albedo: [0.5, 0.5, 0.5], emit: null, f0: 0, rough: 0.1, ...m });
    return this.mats.length - 1;
  }
  tri(a, b, c, m, na, nb, nc) {
    this.v.push(...a, ...b, ...c);
    if (!na) na = nb = nc = unit(cross(sub(b, a), sub(c, a)));
    this.n.push(...na, ...nb, ...nc);
    this.m.push(m);
  }
  quad(a, b, c, d, m) {
    this.tri(a, b, c, m);
    this.tri(a, c, d, m);
  }
  /** Box from corner to corner, optionally turned about the vertical through its own `about` point. */
  box(x0, y0, z0, x1, y1, z1, m, turn = 0, about = null) {
    const [ax, az] = about ?? [(x0 + x1) / 2, (z0 + z1) / 2];
    const c = Math.cos(turn);
    const s = Math.sin(turn);
    const p = (x, y, z) => [ax + (x - ax) * c - (z - az) * s, y, az + (x - ax) * s + (z - az) * c];
    const P = [p(x0, y0, z0), p(x1, y0, z0), p(x1, y0, z1), p(x0, y0, z1), p(x0, y1, z0), p(x1, y1, z0), p(x1, y1, z1), p(x0, y1, z1)];
    for (const [a, b, d, e] of [[0, 1, 2, 3], [4, 7, 6, 5], [0, 4, 5, 1], [1, 5, 6, 2], [2, 6, 7, 3], [3, 7, 4, 0]]) this.quad(P[a], P[b], P[d], P[e], m);
  }
  /** A tapered tube between two points. */
  tube(a, b, ra, rb, m, sides = 10) {
    const d = unit(sub(b, a));
    const u = unit(cross(d, Math.abs(d[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
    const w = cross(d, u);
    const ring = (p, r, i) => {
      const t = (i / sides) * Math.PI * 2;
      const n = [0, 1, 2].map((k) => u[k] * Math.cos(t) + w[k] * Math.sin(t));
      return [[p[0] + n[0] * r, p[1] + n[1] * r, p[2] + n[2] * r], n];
    };
    for (let i = 0; i < sides; i++) {
      const [a0, n0] = ring(a, ra, i);
      const [a1, n1] = ring(a, ra, i + 1);
      const [b0] = ring(b, rb, i);
      const [b1] = ring(b, rb, i + 1);
      this.tri(a0, a1, b1, m, n0, n1, n1);
      this.tri(a0, b1, b0, m, n0, n1, n0);
    }
  }
  /** A grid of points fn(i, j) → [x, y, z] with smooth normals. */
  grid(nu, nv, fn, m, flip = 1) {
    const P = [];
    for (let j = 0; j <= nv; j++) for (let i = 0; i <= nu; i++) P.push(fn(i / nu, j / nv));
    const at = (i, j) => P[Math.min(nv, Math.max(0, j)) * (nu + 1) + Math.min(nu, Math.max(0, i))];
    const N = [];
    for (let j = 0; j <= nv; j++) {
      for (let i = 0; i <= nu; i++) {
        const n = unit(cross(sub(at(i + 1, j), at(i - 1, j)), sub(at(i, j + 1), at(i, j - 1))));
        N.push([n[0] * flip, n[1] * flip, n[2] * flip]);
      }
    }
    const k = (i, j) => j * (nu + 1) + i;
    for (let j = 0; j < nv; j++) {
      for (let i = 0; i < nu; i++) {
        const [a, b, c, d] = [k(i, j), k(i + 1, j), k(i + 1, j + 1), k(i, j + 1)];
        this.tri(P[a], P[b], P[c], m, N[a], N[b], N[c]);
        this.tri(P[a], P[c], P[d], m, N[a], N[c], N[d]);
      }
    }
  }
  ball(c, r, m, nu = 20, nv = 12, squash = 1) {
    this.grid(nu, nv, (u, v) => {
      const t = u * Math.PI * 2;
      const p = (v - 0.5) * Math.PI * 0.999;
      return [c[0] + r * Math.cos(p) * Math.cos(t), c[1] + r * squash * Math.sin(p), c[2] - r * Math.cos(p) * Math.sin(t)];
    }, m);
  }
  /** A shining rectangle: corner, two edges, radiance. Also visible unless hidden. */
  lamp(corner, e1, e2, emit, { visible = true, twoSided = false } = {}) {
    const n = cross(e1, e2);
    const area = Math.hypot(...n);
    this.lights.push({ kind: 0, c: corner, e1, e2, n: unit(n), area, emit, twoSided, power: area * (emit[0] + emit[1] + emit[2]) });
    if (visible) {
      const m = this.mat({ albedo: [0.3, 0.3, 0.3], emit, light: true });
      const p = (a, b) => [0, 1, 2].map((k) => corner[k] + e1[k] * a + e2[k] * b);
      this.quad(p(0, 0), p(1, 0), p(1, 1), p(0, 1), m);
    }
  }
  /** A small ball of light, treated as a point when it lights other things. */
  bulb(c, r, emit, { visible = true, gain = 1 } = {}) {
    this.lights.push({ kind: 1, c, r, emit: emit.map((v) => v * gain), power: gain * Math.PI * r * r * (emit[0] + emit[1] + emit[2]) });
    if (visible) this.ball(c, r, this.mat({ albedo: [0.2, 0.2, 0.2], emit, light: true, ghost: true }), 10, 8);
  }

  build() {
    const n = this.m.length;
    const V = Float32Array.from(this.v);
    const idx = Array.from({ length: n }, (_, i) => i);
    const cen = new Float32Array(n * 3);
    const lo = new Float32Array(n * 3);
    const hi = new Float32Array(n * 3);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < 3; k++) {
        const a = V[i * 9 + k];
        const b = V[i * 9 + 3 + k];
        const c = V[i * 9 + 6 + k];
        lo[i * 3 + k] = Math.min(a, b, c);
        hi[i * 3 + k] = Math.max(a, b, c);
        cen[i * 3 + k] = (lo[i * 3 + k] + hi[i * 3 + k]) / 2;
      }
    }
    const order = Int32Array.from(idx);
    const nodes = []; // [lo3, hi3, left|first, count]
    const bounds = (s, e) => {
      const b = [1e30, 1e30, 1e30, -1e30, -1e30, -1e30];
      for (let i = s; i < e; i++) {
        const t = order[i] * 3;
        for (let k = 0; k < 3; k++) {
          if (lo[t + k] < b[k]) b[k] = lo[t + k];
          if (hi[t + k] > b[3 + k]) b[3 + k] = hi[t + k];
        }
      }
      return b;
    };
    const area = (b) => {
      const x = b[3] - b[0];
      const y = b[4] - b[1];
      const z = b[5] - b[2];
      return x < 0 ? 0 : x * y + y * z + z * x;
    };
    const make = (s, e) => {
      const b = bounds(s, e);
      const me = nodes.length;
      nodes.push([...b, s, e - s]);
      if (e - s <= 4) return me;
      const cb = [1e30, 1e30, 1e30, -1e30, -1e30, -1e30];
      for (let i = s; i < e; i++) {
        for (let k = 0; k < 3; k++) {
          const c = cen[order[i] * 3 + k];
          if (c < cb[k]) cb[k] = c;
          if (c > cb[3 + k]) cb[3 + k] = c;
        }
      }
      const B = 12;
      let best = [1e30, 0, 0];
      for (let k = 0; k < 3; k++) {
        const w = cb[3 + k] - cb[k];
        if (w < 1e-9) continue;
        const bins = Array.from({ length: B }, () => [1e30, 1e30, 1e30, -1e30, -1e30, -1e30, 0]);
        for (let i = s; i < e; i++) {
          const t = order[i] * 3;
          const q = bins[Math.min(B - 1, Math.floor(((cen[t + k] - cb[k]) / w) * B))];
          q[6]++;
          for (let j = 0; j < 3; j++) {
            if (lo[t + j] < q[j]) q[j] = lo[t + j];
            if (hi[t + j] > q[3 + j]) q[3 + j] = hi[t + j];
          }
        }
        const sweep = (list) => {
          const acc = [1e30, 1e30, 1e30, -1e30, -1e30, -1e30];
          let cnt = 0;
          return list.map((q) => {
            for (let j = 0; j < 3; j++) {
              acc[j] = Math.min(acc[j], q[j]);
              acc[3 + j] = Math.max(acc[3 + j], q[3 + j]);
            }
            cnt += q[6];
            return area(acc) * cnt;
          });
        };
        const left = sweep(bins);
        const right = sweep([...bins].reverse()).reverse();
        for (let i = 0; i + 1 < B; i++) {
          const cost = left[i] + right[i + 1];
          if (cost < best[0]) best = [cost, k, cb[k] + (w * (i + 1)) / B];
        }
      }
      let mid = s;
      if (best[0] < 1e29) {
        const [, k, at] = best;
        for (let i = s; i < e; i++) {
          if (cen[order[i] * 3 + k] < at) {
            const t = order[i];
            order[i] = order[mid];
            order[mid++] = t;
          }
        }
      }
      if (mid === s || mid === e) mid = (s + e) >> 1;
      const l = make(s, mid);
      const r = make(mid, e);
      nodes[me][6] = l;
      nodes[me][7] = -r;
      return me;
    };
    make(0, n);
    this.nb = new Float32Array(nodes.length * 6);
    this.ni = new Int32Array(nodes.length * 2);
    nodes.forEach((q, i) => {
      for (let k = 0; k < 6; k++) this.nb[i * 6 + k] = q[k];
      this.ni[i * 2] = q[6];
      this.ni[i * 2 + 1] = q[7];
    });
    // triangles in tree order: corner, two edges
    this.T = new Float32Array(n * 9);
    this.N = new Float32Array(n * 9);
    this.M = new Int32Array(n);
    this.ghost = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      const t = order[i] * 9;
      for (let k = 0; k < 3; k++) {
        this.T[i * 9 + k] = V[t + k];
        this.T[i * 9 + 3 + k] = V[t + 3 + k] - V[t + k];
        this.T[i * 9 + 6 + k] = V[t + 6 + k] - V[t + k];
      }
      for (let k = 0; k < 9; k++) this.N[i * 9 + k] = this.n[t + k];
      this.M[i] = this.m[order[i]];
      this.ghost[i] = this.mats[this.M[i]].ghost || this.mats[this.M[i]].light ? 1 : 0;
    }
    this.v = this.n = null;
    let total = 0;
    for (const l of this.lights) total += l.power;
    this.totalPower = total;
    this.stack = new Int32Array(128);
    this.hit = { t: 0, i: -1, u: 0, v: 0 };
    return this;
  }

  /** Nearest hit into this.hit; with `any`, true as soon as something solid is in the way. */
  cast(ox, oy, oz, dx, dy, dz, tmax, any) {
    const { nb, ni, T, stack, hit, ghost } = this;
    const ix = 1 / (dx || 1e-12);
    const iy = 1 / (dy || 1e-12);
    const iz = 1 / (dz || 1e-12);
    let sp = 0;
    let node = 0;
    let best = tmax;
    hit.i = -1;
    for (;;) {
      const o = node * 6;
      let a = (nb[o] - ox) * ix;
      let b = (nb[o + 3] - ox) * ix;
      let tn = a < b ? a : b;
      let tf = a < b ? b : a;
      a = (nb[o + 1] - oy) * iy;
      b = (nb[o + 4] - oy) * iy;
      if (a > b) { const q = a; a = b; b = q; }
      if (a > tn) tn = a;
      if (b < tf) tf = b;
      a = (nb[o + 2] - oz) * iz;
      b = (nb[o + 5] - oz) * iz;
      if (a > b) { const q = a; a = b; b = q; }
      if (a > tn) tn = a;
      if (b < tf) tf = b;
      if (tf >= tn && tf > 0 && tn < best) {
        const c = ni[node * 2 + 1];
        if (c > 0) {
          const s = ni[node * 2];
          for (let i = s; i < s + c; i++) {
            const q = i * 9;
            const e1x = T[q + 3];
            const e1y = T[q + 4];
            const e1z = T[q + 5];
            const e2x = T[q + 6];
            const e2y = T[q + 7];
            const e2z = T[q + 8];
            const px = dy * e2z - dz * e2y;
            const py = dz * e2x - dx * e2z;
            const pz = dx * e2y - dy * e2x;
            const det = e1x * px + e1y * py + e1z * pz;
            if (det > -1e-12 && det < 1e-12) continue;
            const inv = 1 / det;
            const tx = ox - T[q];
            const ty = oy - T[q + 1];
            const tz = oz - T[q + 2];
            const u = (tx * px + ty * py + tz * pz) * inv;
            if (u < 0 || u > 1) continue;
            const qx = ty * e1z - tz * e1y;
            const qy = tz * e1x - tx * e1z;
            const qz = tx * e1y - ty * e1x;
            const v = (dx * qx + dy * qy + dz * qz) * inv;
            if (v < 0 || u + v > 1) continue;
            const t = (e2x * qx + e2y * qy + e2z * qz) * inv;
            if (t > 1e-4 && t < best) {
              if (any) {
                if (ghost[i]) continue;
                return true;
              }
              best = t;
              hit.t = t;
              hit.i = i;
              hit.u = u;
              hit.v = v;
            }
          }
        } else {
          stack[sp++] = -c;
          node = ni[node * 2];
          continue;
        }
      }
      if (sp === 0) break;
      node = stack[--sp];
    }
    return any ? false : hit.i >= 0;
  }
}

/**
 * Renders a world. cam: {eye, look, f (focal length / width), roll?, aperture?, focus?}
 * o: {spp, bounces, seed, smooth (guided smoothing passes), clampTo, fog(t, dirY, rgb, origin, dir)}
 */
export function render(world, w, h, cam, o = {}) {
  const { bounces = 3, seed = 1, smooth = 3, clampTo = 12, fog = null, shiftY = 0 } = o;
  const spp = Math.max(1, Math.round((o.spp ?? 8) * Number(process.env.DRAW_RAYS ?? 1)));
  const R = rng(seed);
  const fwd = unit(sub(cam.look, cam.eye));
  if (cam.level) { fwd[1] = 0; const l = Math.hypot(fwd[0], fwd[2]); fwd[0] /= l; fwd[2] /= l; }
  const right = unit(cross(fwd, [0, 1, 0]));
  const up = cross(right, fwd);
  const F = cam.f * w;
  const pic = new Picture(w, h);
  const alb = new Float32Array(w * h * 3);
  const nor = new Float32Array(w * h * 3);
  const dep = new Float32Array(w * h);
  const cov = new Float32Array(w * h); // share of the pixel that is not sky
  const gloss = new Float32Array(w * h * 3); // blurred mirror images: smoothed on their own
  const direct = new Float32Array(w * h * 3); // light that must not be smoothed: lamps, sky, mirror images
  const { hit, mats } = world;
  const P = [0, 0, 0];
  const N = [0, 0, 0];
  const col = [0, 0, 0];
  const e = [0, 0, 0];
  const nl = world.lights.length;
  for (const l of world.lights) {
    const m = l.kind === 0 ? [0, 1, 2].map((k) => l.c[k] + (l.e1[k] + l.e2[k]) / 2) : l.c;
    [l.mx, l.my, l.mz] = m;
    l.ext = l.kind === 0 ? (Math.hypot(...l.e1) ** 2 + Math.hypot(...l.e2) ** 2) / 12 : 0.01;
    l.rad = l.kind === 0 ? (Math.hypot(...l.e1) + Math.hypot(...l.e2)) / 2 : l.r;
  }
  const spo = [0, 0, 0];
  const pend = new Float64Array(48);
  const dim = o.mirrorClamp ?? 4;

  for (let py = 0; py < h; py++) {
    for (let px = 0; px < w; px++) {
      const pi = (py * w + px) * 3;
      let dsum = 0;
      let hits = 0;
      for (let s = 0; s < spp; s++) {
        const jx = (px + (s + R()) / spp - w / 2) / F;
        const jy = (h / 2 - (py + R()) + shiftY * h) / F;
        let dx = fwd[0] + right[0] * jx + up[0] * jy;
        let dy = fwd[1] + right[1] * jx + up[1] * jy;
        let dz = fwd[2] + right[2] * jx + up[2] * jy;
        let ox = cam.eye[0];
        let oy = cam.eye[1];
        let oz = cam.eye[2];
        if (cam.aperture) {
          const a = R() * 6.2832;
          const r = Math.sqrt(R()) * cam.aperture;
          const ax = Math.cos(a) * r;
          const ay = Math.sin(a) * r;
          for (let c = 0; c < 3; c++) spo[c] = right[c] * ax + up[c] * ay;
          dx = dx * cam.focus - spo[0];
          dy = dy * cam.focus - spo[1];
          dz = dz * cam.focus - spo[2];
          ox += spo[0];
          oy += spo[1];
          oz += spo[2];
        }
        let l = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
        dx *= l; dy *= l; dz *= l;
        let tr = 1;
        let tg = 1;
        let tb = 1;
        let sharpPath = true; // still a straight or mirrored view from the lens
        let seeLights = true;
        let ar = 1;
        let ag = 1;
        let ab = 1;
        let lr = 0;
        let lg = 0;
        let lb = 0;
        let first = true;
        let np = 0;
        let glossy = false;
        for (let b = 0, more = true; more || np > 0; b++) {
          if (!more || b > bounces) {
            // take up a mirror image left for later
            if (np === 0) break;
            const to = glossy ? gloss : pic.d;
            to[pi] += Math.min(clampTo, lr);
            to[pi + 1] += Math.min(clampTo, lg);
            to[pi + 2] += Math.min(clampTo, lb);
            lr = lg = lb = 0;
            const q8 = --np * 11;
            ox = pend[q8]; oy = pend[q8 + 1]; oz = pend[q8 + 2];
            dx = pend[q8 + 3]; dy = pend[q8 + 4]; dz = pend[q8 + 5];
            tr = pend[q8 + 6]; tg = pend[q8 + 7]; tb = pend[q8 + 8];
            b = pend[q8 + 9];
            glossy = pend[q8 + 10] > 0;
            more = sharpPath = seeLights = true;
            first = false;
            if (b > bounces || tr + tg + tb < 0.003) { more = false; continue; }
          }
          if (!world.cast(ox, oy, oz, dx, dy, dz, 1e9, false)) {
            world.env(dx, dy, dz, e);
            if (sharpPath) {
              const to = glossy ? gloss : direct;
              to[pi] += tr * e[0];
              to[pi + 1] += tg * e[1];
              to[pi + 2] += tb * e[2];
            } else {
              lr += tr * e[0];
              lg += tg * e[1];
              lb += tb * e[2];
            }
            more = false;
            continue;
          }
          const i = hit.i;
          const t = hit.t;
          const u = hit.u;
          const v = hit.v;
          const q = i * 9;
          const Nn = world.N;
          const wgt = 1 - u - v;
          N[0] = Nn[q] * wgt + Nn[q + 3] * u + Nn[q + 6] * v;
          N[1] = Nn[q + 1] * wgt + Nn[q + 4] * u + Nn[q + 7] * v;
          N[2] = Nn[q + 2] * wgt + Nn[q + 5] * u + Nn[q + 8] * v;
          P[0] = ox + dx * t;
          P[1] = oy + dy * t;
          P[2] = oz + dz * t;
          const m = mats[world.M[i]];
          if (m.emit) {
            if (seeLights || !m.light) {
              const em = m.emitAt ? m.emitAt(P, col) : m.emit;
              if (sharpPath) {
                const to = glossy ? gloss : direct;
                const lim = first ? 1e3 : dim;
                to[pi] += Math.min(lim, tr * em[0]);
                to[pi + 1] += Math.min(lim, tg * em[1]);
                to[pi + 2] += Math.min(lim, tb * em[2]);
              } else {
                lr += tr * em[0];
                lg += tg * em[1];
                lb += tb * em[2];
              }
            }
            if (m.light || m.stop) {
              if (first) { dsum += t; hits++; }
              more = false;
              continue;
            }
          }
          if (N[0] * dx + N[1] * dy + N[2] * dz > 0) { N[0] = -N[0]; N[1] = -N[1]; N[2] = -N[2]; }
          col[0] = m.albedo[0];
          col[1] = m.albedo[1];
          col[2] = m.albedo[2];
          let f0 = m.f0;
          let rough = m.rough;
          if (m.color) {
            const g = m.color(P, col, t, N);
            if (g !== undefined) f0 = g;
          }
          if (m.bump) m.bump(P, N, t, dy);
          l = 1 / Math.sqrt(N[0] * N[0] + N[1] * N[1] + N[2] * N[2]);
          N[0] *= l; N[1] *= l; N[2] *= l;
          let nd = -(N[0] * dx + N[1] * dy + N[2] * dz);
          if (nd < 0.002) nd = 0.002;
          if (first) {
            nor[pi] += N[0];
            nor[pi + 1] += N[1];
            nor[pi + 2] += N[2];
            dsum += t;
            hits++;
          }
          if (f0 > 0) {
            const k5 = 1 - nd;
            const Fr = f0 + (1 - f0) * k5 * k5 * k5 * k5 * k5 * (m.grazing ?? 1);
            let gx = N[0];
            let gy = N[1];
            let gz = N[2];
            if (m.roughAt) rough = m.roughAt(P, t);
            if (rough > 0) {
              gx += (R() + R() + R() - 1.5) * rough;
              gy += (R() + R() + R() - 1.5) * rough;
              gz += (R() + R() + R() - 1.5) * rough;
              l = 1 / Math.sqrt(gx * gx + gy * gy + gz * gz);
              gx *= l; gy *= l; gz *= l;
            }
            const d = 2 * (gx * dx + gy * dy + gz * dz);
            const rx = dx - gx * d;
            let ry = dy - gy * d;
            const rz = dz - gz * d;
            if (m.up && ry < 0.001) ry = 0.001 - ry;
            if (m.body) { // water: mirror and body colour, no chance involved
              direct[pi] += tr * m.body[0] * (1 - Fr);
              direct[pi + 1] += tg * m.body[1] * (1 - Fr);
              direct[pi + 2] += tb * m.body[2] * (1 - Fr);
              tr *= Fr; tg *= Fr; tb *= Fr;
            } else if (sharpPath && np < 3) { // seen by the lens: follow both the mirror image and the surface
              const q8 = np++ * 11;
              pend[q8] = P[0]; pend[q8 + 1] = P[1]; pend[q8 + 2] = P[2];
              pend[q8 + 3] = rx; pend[q8 + 4] = ry; pend[q8 + 5] = rz;
              pend[q8 + 6] = tr * Fr; pend[q8 + 7] = tg * Fr; pend[q8 + 8] = tb * Fr;
              pend[q8 + 9] = b + 1;
              pend[q8 + 10] = rough > 0.003 || glossy ? 1 : 0;
              tr *= 1 - Fr; tg *= 1 - Fr; tb *= 1 - Fr;
            }
            if (m.body || (!sharpPath && R() < Fr)) {
              ox = P[0]; oy = P[1]; oz = P[2];
              dx = rx; dy = ry; dz = rz;
              seeLights = sharpPath;
              first = false;
              continue;
            }
          }
          if (m.through && R() < m.through) { // thin leaf, cloth or glass: straight on, tinted
            ox = P[0]; oy = P[1]; oz = P[2];
            if (m.tint) { tr *= m.tint[0]; tg *= m.tint[1]; tb *= m.tint[2]; }
            continue;
          }
          if (sharpPath && !glossy) {
            ar = Math.max(0.02, col[0]);
            ag = Math.max(0.02, col[1]);
            ab = Math.max(0.02, col[2]);
            // keep what the surface would reflect apart from the light arriving at it
            alb[pi] += ar * tr;
            alb[pi + 1] += ag * tg;
            alb[pi + 2] += ab * tb;
          }
          tr *= col[0]; tg *= col[1]; tb *= col[2];
          sharpPath = false;
          first = false;
          ox = P[0] + N[0] * 1e-3; oy = P[1] + N[1] * 1e-3; oz = P[2] + N[2] * 1e-3;
          const nx = N[0];
          const ny = N[1];
          const nz = N[2];
          if (world.sun) {
            const S = world.sun;
            let sx = S.dir[0] + (R() - 0.5) * S.spread;
            let sy = S.dir[1] + (R() - 0.5) * S.spread;
            let sz = S.dir[2] + (R() - 0.5) * S.spread;
            l = 1 / Math.sqrt(sx * sx + sy * sy + sz * sz);
            sx *= l; sy *= l; sz *= l;
            const c = nx * sx + ny * sy + nz * sz;
            if (c > 0 && !world.cast(ox, oy, oz, sx, sy, sz, 1e9, true)) {
              lr += tr * c * S.color[0];
              lg += tg * c * S.color[1];
              lb += tb * c * S.color[2];
            }
          }
          if (nl) {
            // one light, chosen by how much it could give from where it stands
            let total = 0;
            let chosen = -1;
            let cw = 0;
            for (let k = 0; k < nl; k++) {
              const L = world.lights[k];
              const ex = L.mx - ox;
              const ey = L.my - oy;
              const ez = L.mz - oz;
              const e2 = ex * ex + ey * ey + ez * ez;
              let wk = L.power / (e2 + L.ext);
              if (L.kind === 0 && !L.twoSided && L.n[0] * ex + L.n[1] * ey + L.n[2] * ez > 0) continue;
              if (nx * ex + ny * ey + nz * ez < -L.rad) wk *= 0.02;
              total += wk;
              if (R() * total < wk) { chosen = k; cw = wk; }
            }
            if (chosen >= 0) {
            const Lt = world.lights[chosen];
            const prob = cw / total;
            let qx;
            let qy;
            let qz;
            if (Lt.kind === 0) {
              const r1 = R();
              const r2 = R();
              qx = Lt.c[0] + Lt.e1[0] * r1 + Lt.e2[0] * r2 - ox;
              qy = Lt.c[1] + Lt.e1[1] * r1 + Lt.e2[1] * r2 - oy;
              qz = Lt.c[2] + Lt.e1[2] * r1 + Lt.e2[2] * r2 - oz;
            } else {
              qx = Lt.c[0] + (R() - 0.5) * Lt.r * 1.4 - ox;
              qy = Lt.c[1] + (R() - 0.5) * Lt.r * 1.4 - oy;
              qz = Lt.c[2] + (R() - 0.5) * Lt.r * 1.4 - oz;
            }
            const d2 = qx * qx + qy * qy + qz * qz;
            const dd = Math.sqrt(d2);
            qx /= dd; qy /= dd; qz /= dd;
            const c = nx * qx + ny * qy + nz * qz;
            if (c > 0) {
              let geo;
              if (Lt.kind === 0) {
                let cl = -(Lt.n[0] * qx + Lt.n[1] * qy + Lt.n[2] * qz);
                if (Lt.twoSided) cl = Math.abs(cl);
                geo = cl > 0 ? (cl * Lt.area) / Math.max(d2, 0.02) : 0;
              } else geo = (Math.PI * Lt.r * Lt.r) / Math.max(d2, Lt.r * Lt.r * 4);
              if (geo > 0 && !world.cast(ox, oy, oz, qx, qy, qz, dd - 2e-3, true)) {
                const g = (c * geo) / (Math.PI * prob);
                lr += Math.min(clampTo, tr * g * Lt.emit[0]);
                lg += Math.min(clampTo, tg * g * Lt.emit[1]);
                lb += Math.min(clampTo, tb * g * Lt.emit[2]);
              }
            }
            }
          }
          if (b === bounces) { more = false; continue; }
          // diffuse bounce
          const p1 = R() * 6.283185307;
          const r2 = R();
          const rr = Math.sqrt(r2);
          const sgn = nz >= 0 ? 1 : -1;
          const aa = -1 / (sgn + nz);
          const bb = nx * ny * aa;
          const c1 = Math.cos(p1) * rr;
          const c2 = Math.sin(p1) * rr;
          const c3 = Math.sqrt(1 - r2);
          dx = (1 + sgn * nx * nx * aa) * c1 + bb * c2 + nx * c3;
          dy = sgn * bb * c1 + (sgn + ny * ny * aa) * c2 + ny * c3;
          dz = -sgn * nx * c1 - ny * c2 + nz * c3;
          seeLights = false;
          if (b >= 1) {
            const p = Math.min(0.95, Math.max(tr, tg, tb) / Math.max(1e-4, Math.max(ar, ag, ab)) + 0.1);
            if (R() > p) { more = false; continue; }
            tr /= p; tg /= p; tb /= p;
          }
        }
        const to = glossy ? gloss : pic.d;
        to[pi] += Math.min(clampTo, lr);
        to[pi + 1] += Math.min(clampTo, lg);
        to[pi + 2] += Math.min(clampTo, lb);
      }
      dep[py * w + px] = hits ? dsum / hits : 1e5;
      cov[py * w + px] = hits / spp;
    }
  }
  const k = 1 / spp;
  const irr = new Float32Array(w * h * 3);
  for (let i = 0; i < irr.length; i++) {
    direct[i] *= k;
    alb[i] *= k;
    irr[i] = alb[i] > 1e-4 ? (pic.d[i] * k) / alb[i] : 0;
  }
  for (let i = 0; i < w * h; i++) {
    const l = Math.hypot(nor[i * 3], nor[i * 3 + 1], nor[i * 3 + 2]) || 1;
    nor[i * 3] /= l; nor[i * 3 + 1] /= l; nor[i * 3 + 2] /= l;
  }
  const clean = smoothLight(irr, nor, dep, alb, w, h, smooth);
  for (let i = 0; i < irr.length; i++) pic.d[i] = alb[i] * clean[i] + direct[i];
  if (world.mats.some((m) => m.f0 > 0)) {
    for (let i = 0; i < irr.length; i++) gloss[i] *= k;
    const ones = new Float32Array(w * h * 3).fill(1);
    const g = smoothLight(gloss, nor, dep, ones, w, h, o.glossSmooth ?? 3, 0.35);
    for (let i = 0; i < irr.length; i++) pic.d[i] += g[i];
  }
  if (fog) {
    const c = [0, 0, 0];
    for (let py = 0; py < h; py++) {
      for (let px = 0; px < w; px++) {
        const i = (py * w + px) * 3;
        const t = dep[py * w + px];
        const jy = (h / 2 - py + shiftY * h) / F;
        const jx = (px - w / 2) / F;
        c[0] = pic.d[i]; c[1] = pic.d[i + 1]; c[2] = pic.d[i + 2];
        fog(t, jx, jy, c);
        for (let q = 0; q < 3; q++) pic.d[i + q] += (c[q] - pic.d[i + q]) * cov[py * w + px];
      }
    }
  }
  pic.depth = dep;
  return pic;
}

/** Edge-avoiding wavelet smoothing of the arriving light. */
function smoothLight(src, nor, dep, alb, w, h, passes, strict = 1) {
  let a = calm(src, alb, w, h);
  let b = new Float32Array(src.length);
  const K = [0.375, 0.25, 0.0625];
  for (let p = 0; p < passes; p++) {
    const s = 1 << p;
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const i = y * w + x;
        const i3 = i * 3;
        if (alb[i3] + alb[i3 + 1] + alb[i3 + 2] < 1e-3) { b[i3] = a[i3]; b[i3 + 1] = a[i3 + 1]; b[i3 + 2] = a[i3 + 2]; continue; }
        let r = 0;
        let g = 0;
        let bl = 0;
        let t = 0;
        const d0 = dep[i];
        const l0 = Math.log(0.02 + a[i3] + a[i3 + 1] + a[i3 + 2]);
        const lw = (p === 0 ? 0.25 : p === 1 ? 0.7 : 1.4) * strict;
        for (let j = -2; j <= 2; j++) {
          const yy = y + j * s;
          if (yy < 0 || yy >= h) continue;
          for (let q = -2; q <= 2; q++) {
            const xx = x + q * s;
            if (xx < 0 || xx >= w) continue;
            const n = yy * w + xx;
            const n3 = n * 3;
            const dn = nor[i3] * nor[n3] + nor[i3 + 1] * nor[n3 + 1] + nor[i3 + 2] * nor[n3 + 2];
            if (dn < 0.8) continue;
            const dd = Math.abs(dep[n] - d0) / (d0 * 0.02 + 1e-3);
            if (dd > 3) continue;
            if (alb[n3] + alb[n3 + 1] < 1e-3) continue;
            const dl = (Math.log(0.02 + a[n3] + a[n3 + 1] + a[n3 + 2]) - l0) * lw;
            const k = K[j < 0 ? -j : j] * K[q < 0 ? -q : q] * (dn * dn * dn * dn * dn * dn * dn * dn) * Math.exp(-dd - dl * dl);
            r += a[n3] * k;
            g += a[n3 + 1] * k;
            bl += a[n3 + 2] * k;
            t += k;
          }
        }
        if (t > 0) { b[i3] = r / t; b[i3 + 1] = g / t; b[i3 + 2] = bl / t; } else { b[i3] = a[i3]; b[i3 + 1] = a[i3 + 1]; b[i3 + 2] = a[i3 + 2]; }
      }
    }
    [a, b] = [b, p === 0 ? new Float32Array(src.length) : a];
  }
  return a;
}

/** Surroundings looked up in a painted picture ahead (towards -z), with a plain dome elsewhere. */
export function paintedEnv(pic, { f, horizon, cx = pic.w / 2 }, dome) {
  return (x, y, z, o) => {
    if (z < -0.02) {
      const px = cx - (x / z) * f;
      const py = horizon + (y / z) * f;
      if (px > -pic.w && px < pic.w * 2 && py > 0 && py < pic.h) {
        pic.sample(px, py, o);
        return;
      }
    }
    dome(x, y, z, o);
  };
}

/** Holds single bright specks down to what their surroundings allow. */
function calm(src, alb, w, h) {
  const out = Float32Array.from(src);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = (y * w + x) * 3;
      const l = src[i] + src[i + 1] + src[i + 2];
      if (l <= 0 || alb[i] + alb[i + 1] + alb[i + 2] < 1e-3) continue;
      let s = 0;
      let n = 0;
      for (let j = -2; j <= 2; j++) {
        const yy = y + j;
        if (yy < 0 || yy >= h) continue;
        for (let q = -2; q <= 2; q++) {
          const xx = x + q;
          if (xx < 0 || xx >= w || (j === 0 && q === 0)) continue;
          const k = (yy * w + xx) * 3;
          if (alb[k] + alb[k + 1] < 1e-3) continue;
          s += Math.sqrt(src[k] + src[k + 1] + src[k + 2]);
          n++;
        }
      }
      if (n < 6) continue;
      const m = (s / n) ** 2;
      const lim = 1.7 * m + 0.02;
      if (l > lim) for (let c = 0; c < 3; c++) out[i + c] *= lim / l;
    }
  }
  return out;
}
