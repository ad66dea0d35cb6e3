// Colour arithmetic. Everything is computed in linear light; hex colours come in as sRGB.

export const clamp = (x, a = 0, b = 1) => (x < a ? a : x > b ? b : x);
export const mix = (a, b, t) => a + (b - a) * t;
export const step = (a, b, x) => {
  const t = clamp((x - a) / (b - a));
  return t * t * (3 - 2 * t);
};
export const toLinear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
export const toScreen = (v) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

/** '#rrggbb' as linear light, optionally scaled. */
export function rgb(hex, k = 1) {
  const n = Number.parseInt(hex.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255].map((v) => toLinear(v / 255) * k);
}

export const mix3 = (a, b, t) => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
export const lum = (r, g, b) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** A table lookup through colour stops [[position, colour], …]; returns fn(t, out). */
export function ramp(stops) {
  const n = 1024;
  const lo = stops[0][0];
  const hi = stops[stops.length - 1][0];
  const table = new Float32Array((n + 1) * 3);
  for (let i = 0; i <= n; i++) {
    const p = lo + ((hi - lo) * i) / n;
    let k = 0;
    while (k < stops.length - 2 && p > stops[k + 1][0]) k++;
    const t = step(0, 1, (p - stops[k][0]) / (stops[k + 1][0] - stops[k][0]));
    for (let c = 0; c < 3; c++) table[i * 3 + c] = mix(stops[k][1][c], stops[k + 1][1][c], t);
  }
  return (p, out) => {
    const q = clamp((p - lo) / (hi - lo)) * (n - 1);
    const i = q | 0;
    const f = q - i;
    for (let c = 0; c < 3; c++) out[c] = table[i * 3 + c] * (1 - f) + table[i * 3 + 3 + c] * f;
    return out;
  };
}
