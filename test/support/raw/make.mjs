/**
 * Makes the raw fixtures: Chromium's untouched PDFs of small pages, as `print` hands them to `finish`.
 * Run from the repository root: `node test/support/raw/make.mjs`. Only needed when a fixture changes.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import puppeteer from "puppeteer";
import sharp from "sharp";

const here = new URL(".", import.meta.url);
const root = new URL("../../../", here);

/** Inks of the fixtures; the same numbers stand in `raw.ts`. */
const red = "color(srgb 0.7843 0.0627 0.1804)";
const song = "node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf";

/** A picture with a hue sweep, so that every colour of the conversion is used. */
async function sweep(width, height, format) {
  const channels = format === "png" ? 4 : 3;
  const pixels = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      pixels[at] = Math.round((255 * x) / (width - 1));
      pixels[at + 1] = Math.round((255 * y) / (height - 1));
      pixels[at + 2] = Math.round(255 - (255 * x) / (width - 1));
      if (channels === 4) pixels[at + 3] = Math.round((255 * y) / (height - 1));
    }
  }
  const image = sharp(pixels, { raw: { width, height, channels } });
  return format === "png" ? image.png().toBuffer() : image.jpeg({ quality: 88 }).toBuffer();
}

const data = (type, bytes) => `data:${type};base64,${bytes.toString("base64")}`;

async function pages() {
  const photo = data("image/jpeg", await sweep(480, 320, "jpeg"));
  const logo = data("image/png", await sweep(60, 40, "png"));
  const frame = (body, style = "") => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>试版</title><style>
@font-face{font-family:song;src:url(${data("font/ttf", bytesOfFont)})}
@page{size:100mm 140mm;margin:0}
html,body{margin:0;padding:0}
body{position:relative;width:100mm;height:140mm;font:12px/18px song;color:#000;font-synthesis:none;text-rendering:geometricPrecision}
a{color:#000;text-decoration:none}
h1,h2,p,figure,figcaption{position:absolute;margin:0;font-weight:400}
svg{position:absolute;left:0;top:0}
${style}</style></head><body>${body}</body></html>`;
  return {
    colour: frame(`<svg aria-hidden="true" width="100mm" height="140mm" viewBox="0 0 100 140">
<rect x="8" y="104" width="84" height="24" fill="#dcdcdc"/><line x1="8" y1="30.2" x2="92" y2="30.2" stroke="#000" stroke-width="0.0882"/></svg>
<article><h1 style="left:30px;top:30px;font-size:28px;line-height:36px;color:${red}">日月长在</h1>
<h2 style="left:30px;top:80px;font-size:16px">一江春水</h2>
<p style="left:30px;top:120px;width:140px">长江之上，日出一片红。人心齐，山可移。</p>
<p style="left:190px;top:120px;width:150px">详见<a href="https://example.org/news">新闻网</a>，小车大门一龙马飞金。</p></article>
<figure style="left:30px;top:200px"><img alt="江上日出" src="${photo}" style="width:180px;height:120px"><figcaption style="left:0;top:122px;width:180px">江上日出。长风摄</figcaption></figure>
<img alt="社徽" src="${logo}" style="position:absolute;left:240px;top:200px;width:45px;height:30px">
<aside style="position:absolute;left:40px;top:400px">编者按：日拱一卒。</aside>`),
    plain: frame(`<svg aria-hidden="true" width="100mm" height="140mm" viewBox="0 0 100 140">
<rect x="8" y="104" width="84" height="24" fill="#dcdcdc"/><line x1="8" y1="30.2" x2="92" y2="30.2" stroke="#000" stroke-width="0.0882"/></svg>
<article><h1 style="left:30px;top:30px;font-size:28px;line-height:36px">长日无事</h1>
<p style="left:30px;top:120px;width:140px">一日之计在于晨。</p></article>`),
    gradient: frame(`<svg width="100mm" height="140mm" viewBox="0 0 100 140"><defs>
<linearGradient id="a"><stop offset="0" stop-color="${red}"/><stop offset="1" stop-color="#fff"/></linearGradient>
<radialGradient id="b"><stop offset="0" stop-color="#fff"/><stop offset=".5" stop-color="#888"/><stop offset="1" stop-color="#000"/></radialGradient></defs>
<rect x="8" y="10" width="84" height="20" fill="url(#a)"/><rect x="8" y="40" width="84" height="40" fill="url(#b)"/></svg>
<p style="left:30px;top:400px;opacity:.5">半透明</p>`),
    refused: frame(`<div style="position:absolute;left:30px;top:30px;width:100px;height:60px;background:conic-gradient(${red},#000)"></div>
<p style="left:30px;top:120px;color:#336699">蓝字</p><div style="position:absolute;left:30px;top:200px;width:100px;height:60px;box-shadow:4px 4px 8px #000"></div>`),
  };
}

const bytesOfFont = await readFile(new URL(song, root));
const browser = await puppeteer.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: "shell" });
try {
  for (const [name, html] of Object.entries(await pages())) {
    const page = await browser.newPage();
    await page.setContent(html, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    await writeFile(new URL(`${name}.pdf`, here), pdf);
    console.log(fileURLToPath(new URL(`${name}.pdf`, here)), pdf.length);
    await page.close();
  }
} finally {
  await browser.close();
}
