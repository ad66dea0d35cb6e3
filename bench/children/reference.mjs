/**
 * The reference in a process of its own: the same browser prints the finished pages as one static document
 * with whole faces from a server on this machine. { kind: "print", url } loads the document the first time;
 * afterwards the document's body is set again and printed, as a program with an open browser would do.
 */
import puppeteer from "puppeteer";

const { path, env, args } = JSON.parse(process.env.BENCH_BROWSER);
let page;

async function load(url) {
  const browser = await puppeteer.launch({ executablePath: path, headless: "shell", pipe: true, env: { ...process.env, ...env }, args });
  page = await browser.newPage();
  await page.goto(url, { waitUntil: "load", timeout: 0 });
}

async function setAgain(url) {
  await page.evaluate(async (address) => {
    document.body.innerHTML = await (await fetch(`${address}.body`)).text();
    await Promise.all([...document.images].map((image) => image.decode()));
  }, url);
}

process.on("message", async ({ url, again }) => {
  const from = performance.now();
  try {
    await (again ? setAgain(url) : load(url));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 });
    process.send({ ms: performance.now() - from, bytes: pdf.length, pages: (Buffer.from(pdf).toString("latin1").match(/\/Type \/Page\b/g) ?? []).length });
  } catch (error) {
    process.send({ failure: String(error?.stack ?? error) });
  }
});
process.on("disconnect", async () => {
  await page?.browser().close();
  process.exit(0);
});
process.send("ready");
