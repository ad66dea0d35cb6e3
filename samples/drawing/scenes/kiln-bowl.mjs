// A celadon bowl with crackled glaze on a dark table, lit from one soft window.
import { clamp, mix, rgb, step } from '../color.mjs';
import { cells2, fbm2, noise2 } from '../noise.mjs';
import { World, render } from '../trace.mjs';

export const paper = 'yunting-daily';
export const size = [1920, 1440];
export const film = { exposure: 1.6, bloom: 0.1, vignette: 0.5, contrast: 0.18, saturation: 0.95, grain: 0.016 };

export function draw(w, h) {
  const W = new World();
  const c = [0, 0, 0];
  const glaze = W.mat({
    albedo: rgb('#9fb7a2'), f0: 0.045, rough: 0.012,
    color: (p, o) => {
      const a = Math.atan2(p[2], p[0]);
      const R = Math.hypot(p[0], p[2]);
      const X = a * 2.1;
      const Y = p[1] * 2.2 + R * 1.1;
      const wx = fbm2(X * 3, Y * 3, 2) * 0.12;
      cells2((X + wx) * 2.3, (Y + wx) * 2.3, c);
      const e1 = c[1] - c[0];
      cells2((X - wx) * 6.1 + 9, (Y + wx) * 6.1, c);
      const e2 = c[1] - c[0];
      const crack = step(0.03, 0.01, e1) * 0.85 + step(0.045, 0.015, e2) * 0.4 * step(-0.2, 0.4, fbm2(X * 1.3, Y * 1.3, 2));
      const pool = step(0.5, 0.05, p[1]) * 0.25; // glaze gathers thicker low down
      const thin = step(1.17, 1.235, p[1]); // and runs thin at the lip
      const n = 1 + 0.08 * fbm2(X * 2 + 5, Y * 2, 4);
      o[0] = mix(0.36, 0.27, pool * 3) * n; o[1] = mix(0.47, 0.4, pool * 3) * n; o[2] = mix(0.385, 0.33, pool * 3) * n;
      o[0] = mix(o[0], 0.4, thin * 0.6); o[1] = mix(o[1], 0.33, thin * 0.6); o[2] = mix(o[2], 0.22, thin * 0.6);
      const k = crack;
      o[0] = mix(o[0], 0.13, k); o[1] = mix(o[1], 0.1, k); o[2] = mix(o[2], 0.06, k);
    },
    bump: (p, n) => {
      const s = 0.012;
      n[0] += s * noise2(p[0] * 5, p[1] * 5 + p[2] * 3);
      n[1] += s * noise2(p[1] * 6 + 3, p[0] * 4);
      n[2] += s * noise2(p[2] * 5, p[1] * 5 + 7);
    },
  });
  const clay = W.mat({ albedo: rgb('#6b4230'), color: (p, o) => { const n = 0.8 + 0.4 * fbm2(p[0] * 30, p[2] * 30 + p[1] * 20, 3); o[0] = 0.15 * n; o[1] = 0.07 * n; o[2] = 0.04 * n; } });
  // outer profile up, over the lip, and down inside
  const prof = [];
  const out = (t) => [0.52 + 0.98 * Math.sin(t * Math.PI * 0.5) ** 0.85 * (0.55 + 0.45 * t), 0.16 + 1.06 * t ** 1.25];
  for (let i = 0; i <= 34; i++) prof.push(out(i / 34));
  const [rx, ry] = prof[34];
  for (let i = 1; i <= 7; i++) {
    const t = (i / 7) * Math.PI;
    prof.push([rx - 0.028 + 0.028 * Math.cos(t), ry + 0.022 * Math.sin(t)]);
  }
  for (let i = 33; i >= 0; i--) {
    const [r, y] = out(i / 34);
    const q = i / 34;
    prof.push([Math.max(0, r - 0.056 - 0.04 * (1 - q)), y + 0.03 * (1 - q)]);
  }
  prof.push([0.3, 0.165], [0.12, 0.155], [0.001, 0.152]);
  W.grid(160, prof.length - 1, (u, v) => {
    const i = Math.min(prof.length - 1, Math.round(v * (prof.length - 1)));
    const a = u * Math.PI * 2;
    const wob = 1 + 0.004 * Math.sin(a * 2 + 1);
    return [prof[i][0] * wob * Math.cos(a), prof[i][1], prof[i][0] * wob * Math.sin(a)];
  }, glaze);
  const footP = [[0.53, 0.17], [0.5, 0.13], [0.505, 0.02], [0.49, 0], [0.44, 0]];
  W.grid(90, 4, (u, v) => {
    const i = Math.round(v * 4);
    const a = u * Math.PI * 2;
    return [footP[i][0] * Math.cos(a), footP[i][1], footP[i][0] * Math.sin(a)];
  }, clay);
  const table = W.mat({
    f0: 0.04, rough: 0.09,
    color: (p, o) => {
      const g = fbm2(p[0] * 0.5 + 0.3 * fbm2(p[0], p[2] * 0.6, 3), p[2] * 7, 5, 0.6);
      const ring = 0.5 + 0.5 * Math.sin((p[2] * 3 + fbm2(p[0] * 0.35, p[2] * 0.9, 3) * 2.4) * 8);
      const pore = step(0.35, 0.7, noise2(p[0] * 5, p[2] * 90));
      const l = (0.5 + 0.35 * g + 0.3 * ring) * (1 - 0.45 * pore);
      o[0] = 0.062 * l; o[1] = 0.034 * l; o[2] = 0.021 * l;
    },
    bump: (p, n) => { n[2] += 0.03 * noise2(p[0] * 4, p[2] * 80); n[0] += 0.01 * noise2(p[0] * 9, p[2] * 30); },
  });
  W.quad([-9, 0, 5.5], [9, 0, 5.5], [9, 0, -5], [-9, 0, -5], table);
  const wall = W.mat({ color: (p, o) => { const n = 0.85 + 0.35 * fbm2(p[0] * 0.5, p[1] * 0.5, 5); o[0] = 0.2 * n; o[1] = 0.19 * n; o[2] = 0.18 * n; } });
  W.quad([-14, -3, -6.5], [14, -3, -6.5], [14, 9, -6.5], [-14, 9, -6.5], wall);
  // window at the left, a weak bounce card at the right
  const bar = W.mat({ albedo: [0.02, 0.02, 0.02] });
  W.lamp([-5.2, 1.1, 2.4], [1.3, 0, -4.2], [0, 3.6, 0], [15, 15.3, 15.8]);
  W.box(-4.62, 1.0, 0.25, -4.5, 4.8, 0.37, bar);
  W.tube([-5.1, 2.9, 2.4], [-3.8, 2.9, -1.8], 0.06, 0.06, bar, 6);
  W.lamp([4.6, 0.2, 3], [0, 2.2, 0], [0, 0, -3], [1.5, 1.25, 1.0]);
  W.env = (x, y, z, o) => { const t = clamp(y); o[0] = 0.05 + 0.07 * t; o[1] = 0.05 + 0.072 * t; o[2] = 0.052 + 0.076 * t; };
  W.build();
  return render(W, w, h, { eye: [0.25, 3.0, 6.2], look: [0.12, 0.5, 0], f: 1.6, aperture: 0.04, focus: 5.6 }, { spp: 5, bounces: 3, smooth: 3 });
}
