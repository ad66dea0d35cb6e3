// Ground seen in perspective, drawn column by column from near to far (the old "voxel space" way).
import { clamp } from './color.mjs';
import { Picture } from './picture.mjs';

/**
 * height(x, z) → metres; shade(x, y, z, out) paints the ground point; both in world space.
 * cam: {x, y, z, f (px), horizon (row), near, far, growth (relative step)}
 * Returns a depth array (distance, or 0 for sky).
 */
export function paintGround(pic, cam, height, shade) {
  const { w, h } = pic;
  const depth = new Float32Array(w * h);
  const o = [0, 0, 0];
  for (let px = 0; px < w; px++) {
    const u = (px + 0.5 - w / 2) / cam.f;
    let reach = h; // rows below this one are already painted
    let z = cam.near;
    let zPrev = z;
    let yPrev = null;
    while (z < cam.far && reach > 0) {
      const x = cam.x + u * z;
      const y = height(x, cam.z + z);
      const row = cam.horizon + (cam.f * (cam.y - y)) / z;
      const top = Math.max(0, Math.ceil(row - 0.5));
      if (top < reach) {
        const rowPrev = yPrev === null ? h : cam.horizon + (cam.f * (cam.y - yPrev)) / zPrev;
        for (let r = reach - 1; r >= top; r--) {
          const t = rowPrev > row ? clamp((rowPrev - r - 0.5) / (rowPrev - row)) : 1;
          const zz = zPrev + (z - zPrev) * t;
          const yy = yPrev === null ? y : yPrev + (y - yPrev) * t;
          shade(cam.x + u * zz, yy, cam.z + zz, o);
          const i = r * w + px;
          pic.d[i * 3] = o[0];
          pic.d[i * 3 + 1] = o[1];
          pic.d[i * 3 + 2] = o[2];
          depth[i] = zz;
        }
        reach = top;
      }
      yPrev = y;
      zPrev = z;
      z += Math.max(cam.minStep ?? 0.2, z * cam.growth);
    }
  }
  return depth;
}

/** Averages k×k blocks. */
export function shrink(pic, k) {
  const out = new Picture(Math.floor(pic.w / k), Math.floor(pic.h / k));
  for (let y = 0; y < out.h; y++) {
    for (let x = 0; x < out.w; x++) {
      for (let c = 0; c < 3; c++) {
        let s = 0;
        for (let j = 0; j < k; j++) for (let i = 0; i < k; i++) s += Math.min(6, pic.d[((y * k + j) * pic.w + x * k + i) * 3 + c]);
        out.d[(y * out.w + x) * 3 + c] = s / (k * k);
      }
    }
  }
  return out;
}
