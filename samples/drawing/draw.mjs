// Draws the sample pictures:  node draw.mjs [--out folder] [scene …]
// Without --out each picture goes to its paper's own folder beside this one.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { develop, print } from './film.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);
let out = null;
const at = args.indexOf('--out');
if (at >= 0) [, out] = args.splice(at, 2);
const all = (await readdir(join(here, 'scenes'))).filter((f) => f.endsWith('.mjs')).map((f) => f.slice(0, -4)).sort();
const names = args.length ? args : all;
const scale = Number(process.env.DRAW_SCALE ?? 1);

for (const name of names) {
  if (!all.includes(name)) {
    console.error(`no scene called ${name}; there are: ${all.join(', ')}`);
    process.exitCode = 1;
    continue;
  }
  const started = Date.now();
  const scene = await import(`./scenes/${name}.mjs`);
  const folder = out ? resolve(out) : join(here, '..', scene.paper, 'pictures');
  await mkdir(folder, { recursive: true });
  let size;
  if (scene.svg) {
    const text = scene.svg();
    await writeFile(join(folder, `${name}.svg`), text);
    size = text.length;
  } else {
    const w = Math.round(scene.size[0] * scale);
    const h = Math.round(scene.size[1] * scale);
    const pic = scene.draw(w, h);
    size = await print(develop(pic, scene.film), join(folder, `${name}.jpg`), scene.film);
  }
  console.log(`${name}: ${Math.round(size / 1000)} kB, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
