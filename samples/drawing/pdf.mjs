// A page of CMYK areas and outlined type as a PDF, as an advertiser's studio would send it: no fonts, no profiles, no layers.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { openSync } from 'fontkit';

const modules = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules');
const faces = new Map();
const pt = (mm) => (mm * 72) / 25.4;
const n = (v) => String(Math.round(v * 1000) / 1000);

/** A face of the packages that the program sets type in. */
function face(path) {
  if (!faces.has(path)) faces.set(path, openSync(join(modules, path)));
  return faces.get(path);
}

/** Draws in mm from the page's top left. */
export class Page {
  #out = [];
  #shadings = [];

  constructor(width, height) {
    this.width = width;
    this.height = height;
  }

  #x = (x) => n(pt(x));
  #y = (y) => n(pt(this.height - y));

  /** Points as ['M', x, y], ['L', x, y], ['C', x1, y1, x2, y2, x, y], ['Z']. */
  #path(path) {
    return path.map(([command, ...v]) => {
      const at = v.map((value, i) => (i % 2 ? this.#y(value) : this.#x(value))).join(' ');
      return { M: `${at} m`, L: `${at} l`, C: `${at} c`, Z: 'h' }[command];
    }).join(' ');
  }

  /** @param ink C, M, Y, K in per cent */
  fill(path, ink) {
    this.#out.push(`${ink.map((v) => n(v / 100)).join(' ')} k ${this.#path(path)} f`);
  }

  stroke(path, ink, width) {
    this.#out.push(`1 J ${ink.map((v) => n(v / 100)).join(' ')} K ${n(pt(width))} w ${this.#path(path)} S`);
  }

  /** A blend from the ink at `top` to the ink at `bottom` within the path. */
  blend(path, top, inkTop, bottom, inkBottom) {
    const name = `Sh${this.#shadings.length + 1}`;
    const tint = (ink) => `[${ink.map((v) => n(v / 100)).join(' ')}]`;
    this.#shadings.push(`/${name} << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 ${this.#y(top)} 0 ${this.#y(bottom)}] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 ${tint(inkTop)} /C1 ${tint(inkBottom)} /N 1 >> >>`);
    this.#out.push(`q ${this.#path(path)} W n /${name} sh Q`);
  }

  /** One line of outlined type whose middle is at x and whose baseline is at y. @param size mm an em @param space between characters, in em */
  type(text, path, x, y, size, ink, space = 0) {
    const font = face(path);
    const em = font.unitsPerEm;
    const glyphs = [...text].map((character) => font.glyphForCodePoint(character.codePointAt(0)));
    const total = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth / em + space, -space) * size;
    let pen = x - total / 2;
    const outlines = [];
    for (const glyph of glyphs) {
      let [px, py] = [0, 0];
      const at = (gx, gy) => [pen + (gx / em) * size, y - (gy / em) * size];
      for (const { command, args } of glyph.path.commands) {
        if (command === 'closePath') outlines.push(['Z']);
        else if (command === 'moveTo') outlines.push(['M', ...at(...args)]);
        else if (command === 'lineTo') outlines.push(['L', ...at(...args)]);
        else if (command === 'bezierCurveTo') outlines.push(['C', ...at(args[0], args[1]), ...at(args[2], args[3]), ...at(args[4], args[5])]);
        else {
          // A quadratic curve as a cubic one.
          const [qx, qy, ex, ey] = args;
          outlines.push(['C', ...at(px + (2 / 3) * (qx - px), py + (2 / 3) * (qy - py)), ...at(ex + (2 / 3) * (qx - ex), ey + (2 / 3) * (qy - ey)), ...at(ex, ey)]);
        }
        if (args.length > 0) [px, py] = args.slice(-2);
      }
      pen += (glyph.advanceWidth / em + space) * size;
    }
    this.fill(outlines, ink);
  }

  /** The file: one page whose trim box is the page. */
  file(title) {
    const content = deflateSync(Buffer.from(`${this.#out.join('\n')}\n`, 'latin1'), { level: 9 });
    const box = `[0 0 ${n(pt(this.width))} ${n(pt(this.height))}]`;
    const utf16 = Buffer.from(`\ufeff${title}`, 'utf16le').swap16().toString('hex').toUpperCase();
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /TrimBox ${box} /Resources << /Shading << ${this.#shadings.join(' ')} >> >> /Contents 4 0 R >>`,
      Buffer.concat([Buffer.from(`<< /Filter /FlateDecode /Length ${content.length} >>\nstream\n`), content, Buffer.from('\nendstream')]),
      `<< /Title <${utf16}> /Trapped /False >>`,
    ];
    const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    const offsets = [];
    for (const [i, object] of objects.entries()) {
      offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
      parts.push(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
    }
    const at = parts.reduce((sum, part) => sum + part.length, 0);
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${at}\n%%EOF\n`));
    return Buffer.concat(parts);
  }
}
