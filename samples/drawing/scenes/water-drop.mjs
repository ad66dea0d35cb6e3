// Vector art for a public-service notice: a drop over widening ripples. Flat fills and strokes only.
export const paper = 'yunting-daily';

const n = (v) => String(Math.round(v * 10) / 10);

/** A ripple as an ellipse drawn with two arcs. */
const ring = (cx, cy, rx, ry) => `M${n(cx - rx)} ${n(cy)}A${n(rx)} ${n(ry)} 0 1 1 ${n(cx + rx)} ${n(cy)}A${n(rx)} ${n(ry)} 0 1 1 ${n(cx - rx)} ${n(cy)}Z`;

function drop(cx, top, r) {
  const cy = top + r * 2.35;
  return `M${n(cx)} ${n(top)}C${n(cx + r * 0.2)} ${n(top + r * 0.62)} ${n(cx + r)} ${n(cy - r * 0.95)} ${n(cx + r)} ${n(cy)}`
    + `A${n(r)} ${n(r)} 0 0 1 ${n(cx - r)} ${n(cy)}C${n(cx - r)} ${n(cy - r * 0.95)} ${n(cx - r * 0.2)} ${n(top + r * 0.62)} ${n(cx)} ${n(top)}Z`;
}

export function svg() {
  const deep = '#0b3c5d';
  const blue = '#1d6fa5';
  const pale = '#7fb7d9';
  const white = '#ffffff';
  const cx = 600;
  const wy = 610;
  const out = [];
  const fill = (d, c) => out.push(`  <path d="${d}" fill="${c}"/>`);
  const line = (d, c, w) => out.push(`  <path d="${d}" fill="none" stroke="${c}" stroke-width="${n(w)}" stroke-linecap="round"/>`);
  fill('M0 0H1200V800H0Z', white);
  // the water: three flat sheets with a gently waving edge
  fill('M0 520C150 500 260 536 400 522S640 500 780 518S1050 538 1200 514V800H0Z', pale);
  fill('M0 574C170 558 290 590 450 578S720 560 880 574S1080 590 1200 572V800H0Z', blue);
  fill('M0 706C190 690 330 722 520 708S860 692 1010 706S1140 716 1200 702V800H0Z', deep);
  // ripples
  fill(ring(cx, wy + 16, 330, 62), pale);
  fill(ring(cx, wy + 16, 306, 54), blue);
  fill(ring(cx, wy + 12, 226, 42), pale);
  fill(ring(cx, wy + 12, 204, 35), blue);
  fill(ring(cx, wy + 8, 128, 25), white);
  fill(ring(cx, wy + 8, 110, 19), blue);
  fill(ring(cx, wy + 5, 44, 9), pale);
  line(`M${cx - 420} ${wy + 30}A430 84 0 0 0 ${cx - 150} ${wy + 96}`, pale, 5);
  line(`M${cx + 420} ${wy + 30}A430 84 0 0 1 ${cx + 150} ${wy + 96}`, pale, 5);
  line(`M${cx - 520} ${wy + 60}A540 110 0 0 0 ${cx - 330} ${wy + 118}`, pale, 4);
  line(`M${cx + 520} ${wy + 60}A540 110 0 0 1 ${cx + 330} ${wy + 118}`, pale, 4);
  // the drop, its shaded side and its two lights
  fill(drop(cx, 66, 132), deep);
  fill(drop(cx, 80, 125), blue);
  fill('M600 80C575 157 475 261 475 374A125 125 0 0 0 600 499C540 470 510 425 516 352C522 270 574 172 600 80Z', pale);
  fill('M668 322C690 352 694 392 676 424C670 434 656 428 660 416C668 390 664 358 650 334C644 322 660 312 668 322Z', white);
  fill(ring(652, 446, 10, 10), white);
  // beads thrown up
  fill(drop(388, 446, 20), blue);
  fill(drop(812, 430, 23), blue);
  fill(drop(322, 506, 11), blue);
  fill(drop(884, 498, 12), blue);
  line('M384 486A9 9 0 0 1 379 497', white, 4);
  line('M806 478A10 10 0 0 1 801 490', white, 4);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="300mm" height="200mm" viewBox="0 0 1200 800">\n${out.join('\n')}\n</svg>\n`;
}
