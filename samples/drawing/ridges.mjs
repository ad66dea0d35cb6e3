// Far hills as a stack of ridge lines, each paler than the one in front, with wooded edges and valley mist.
import { clamp, mix, step } from './color.mjs';
import { fbm2, noise2, ridged2 } from './noise.mjs';

/**
 * Paints one ridge. base: row where its foot lies; height in px; scale: px per large feature; tree: px of
 * treetop roughness; color near the crest; mist: colour at the foot; mistTop: share of the height the mist fills.
 * For a reflection, paint the same ridge into the mirror picture with its own base.
 */
export function paintRidge(pic, o) {
  const { base, height, scale, seed, tree = 2, color, mist, mistTop = 0.8, mistPower = 1.2, texture = 0.25, sharp = 0.4, light, shape, shift = 0, detail = 1 } = o;
  const W = pic.w;
  const crest = new Float32Array(W);
  for (let x = 0; x < W; x++) {
    const X = (x + shift) / scale + seed * 13.7;
    let n = mix(fbm2(X, seed * 3.1, 6, 0.48) * 0.5 + 0.5, ridged2(X * 0.7, seed * 1.7, 5), sharp);
    if (shape) n *= shape(x / W);
    const t = tree * (fbm2(((x + shift) / 7) * detail, seed * 9.7, 3, 0.6) + 0.6 * Math.abs(noise2(((x + shift) / 3.1) * detail, seed)));
    crest[x] = base - Math.max(0, height * n) - t;
  }
  const span = Math.max(20, height);
  for (let x = 0; x < W; x++) {
    const top = crest[x];
    const slope = (crest[Math.min(W - 1, x + 28)] - crest[Math.max(0, x - 28)]) / 56;
    const y1 = Math.min(pic.h, Math.ceil(o.foot ?? base));
    for (let y = Math.max(0, Math.floor(top)); y < y1; y++) {
      const cov = clamp(y + 1 - top);
      const dep = y - top;
      const m = clamp(1 - (base - y) / (span * mistTop)) ** mistPower;
      let l = 1;
      if (texture) {
        const X = (x + shift) / 5;
        const Y = y / 4;
        l += texture * fbm2(X * detail + seed, Y * detail, 4, 0.6) * 1.2;
        l += texture * 1.2 * fbm2((x + shift + dep * 1.1) / (scale * 0.16) + seed, dep / (scale * 0.4) + seed, 4, 0.55);
      }
      if (light) l += light * clamp(slope * 1.2, -1, 1) * step(0, 40, span - dep);
      l = Math.max(0.1, l);
      const i = (y * W + x) * 3;
      for (let c = 0; c < 3; c++) {
        const v = mix(color[c] * l, mist[c], m * 0.96);
        pic.d[i + c] += (v - pic.d[i + c]) * cov;
      }
    }
  }
  return crest;
}

/** A bank of mist: a horizontal band, thickest at row y, torn by noise. */
export function paintMist(pic, { y, thick, color, amount = 0.6, scale = 260, seed = 1, tear = 0.7, squash = 5, up = 1, down = 1 }) {
  pic.shade((px, py, o) => {
    const dy = (py - y) / thick;
    const e = dy < 0 ? Math.exp(-dy * dy * up) : Math.exp(-dy * dy * down);
    if (e < 0.004) return;
    const n = fbm2(px / scale + seed * 7, (py / scale) * squash + seed * 3, 5, 0.55);
    const a = clamp(amount * e * (1 - tear + tear * step(-0.45, 0.5, n) * 1.5), 0, 0.97);
    for (let c = 0; c < 3; c++) o[c] += (color[c] - o[c]) * a;
  }, Math.floor(y - thick * 3 / Math.sqrt(up)), Math.ceil(y + thick * 3 / Math.sqrt(down)));
}
