// A public-service notice as its maker would send it, a PDF of its own: a drop over widening ripples, and three lines of type.
import { Page } from '../pdf.mjs';

export const paper = 'yunting-daily';

const serif = '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf';
const plain = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf';

/** Two columns of the classic broadsheet, and the rows that the page leaves under the mark of the notice. */
const size = [85.7, 47.5];

const deep = [100, 70, 25, 30];
const blue = [90, 45, 5, 0];
const pale = [45, 10, 5, 0];
const mist = [14, 2, 2, 0];
const white = [0, 0, 0, 0];

/** An ellipse of four curves. */
function ring(cx, cy, rx, ry) {
  const k = 0.5523;
  return [
    ['M', cx + rx, cy], ['C', cx + rx, cy + k * ry, cx + k * rx, cy + ry, cx, cy + ry], ['C', cx - k * rx, cy + ry, cx - rx, cy + k * ry, cx - rx, cy],
    ['C', cx - rx, cy - k * ry, cx - k * rx, cy - ry, cx, cy - ry], ['C', cx + k * rx, cy - ry, cx + rx, cy - k * ry, cx + rx, cy], ['Z'],
  ];
}

/** A drop whose round part has the radius `r`. */
function drop(cx, top, r) {
  const cy = top + r * 2.35;
  const k = 0.5523 * r;
  return [
    ['M', cx, top], ['C', cx + r * 0.2, top + r * 0.62, cx + r, cy - r * 0.95, cx + r, cy], ['C', cx + r, cy + k, cx + k, cy + r, cx, cy + r],
    ['C', cx - k, cy + r, cx - r, cy + k, cx - r, cy], ['C', cx - r, cy - r * 0.95, cx - r * 0.2, top + r * 0.62, cx, top], ['Z'],
  ];
}

const band = (top, heights, bottom) => {
  const [width] = size;
  const step = width / (heights.length - 1);
  const path = [['M', 0, top + heights[0]]];
  for (let i = 1; i < heights.length; i++) path.push(['C', (i - 0.5) * step, top + heights[i - 1], (i - 0.5) * step, top + heights[i], i * step, top + heights[i]]);
  return [...path, ['L', width, bottom], ['L', 0, bottom], ['Z']];
};

export function pdf() {
  const [width, height] = size;
  const page = new Page(width, height);
  page.blend([['M', 0, 0], ['L', width, 0], ['L', width, height], ['L', 0, height], ['Z']], 0, white, 33, mist);
  // the water: three sheets with a gently waving edge, the nearest growing darker
  page.fill(band(31, [0, 0.8, -0.4, 0.6, -0.2, 0.7], height), pale);
  page.fill(band(33.9, [0.5, -0.4, 0.5, -0.3, 0.6, 0], height), blue);
  page.blend(band(39.9, [0, 0.7, -0.3, 0.5, -0.4, 0.3], height), 39, [95, 55, 10, 10], height, deep);
  // ripples under the drop
  const cx = 21;
  for (const [rx, ry, dy, ink] of [[17, 3.4, 1.2, pale], [15.7, 2.95, 1.2, blue], [11.6, 2.3, 0.9, pale], [10.4, 1.9, 0.9, blue], [6.6, 1.35, 0.6, white], [5.6, 1, 0.6, blue], [2.2, 0.5, 0.3, pale]]) {
    page.fill(ring(cx, 36 + dy, rx, ry), ink);
  }
  page.stroke([['M', 47, 38], ['C', 55, 39.2, 66, 39.2, 74, 38]], pale, 0.3);
  page.stroke([['M', 55, 36.6], ['C', 61, 37.4, 70, 37.4, 76, 36.6]], pale, 0.25);
  // the drop, its light side and its two lights
  page.fill(drop(cx, 3.8, 7.4), deep);
  page.blend(drop(cx, 4.6, 6.95), 6, pale, 27, blue);
  page.fill([['M', 24.6, 17.4], ['C', 25.8, 19, 26, 21.2, 25.1, 22.9], ['C', 24.7, 23.5, 23.9, 23.1, 24.1, 22.5], ['C', 24.6, 21, 24.4, 19.3, 23.6, 18], ['C', 23.2, 17.3, 24.1, 16.7, 24.6, 17.4], ['Z']], white);
  page.fill(ring(23.6, 25, 0.6, 0.6), white);
  // beads thrown up
  for (const [x, top, r] of [[9.4, 26.2, 1.15], [33, 25.4, 1.35], [5.6, 29.6, 0.65], [37.2, 29, 0.7]]) page.fill(drop(x, top, r), blue);
  page.type('拧紧这一滴', serif, 59.5, 14.8, 9.2, deep, 0.03);
  page.type('江河再长　也从一滴数起', plain, 59.5, 23.4, 4.1, blue);
  page.type('随手关紧龙头　清水多留一程', plain, width / 2, 45, 3.6, white, 0.08);
  return page.file('拧紧这一滴');
}
