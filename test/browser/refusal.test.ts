import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import type { Shell } from "../../src/model/render.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { testPage, testShell } from "../support/painted-page.js";

let press: OpenPress;
let shell: Shell;
let server: Server;
let asked = 0;
let address: string;
beforeAll(async () => {
  server = createServer((_, response) => { asked++; response.end(); });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  [press, shell] = await Promise.all([openPress({ tabs: 1 }), testShell("一二")]);
});
afterAll(async () => {
  await press.close();
  server.close();
});

async function set(extra: string): Promise<Diagnostics> {
  const diagnostics = new Diagnostics();
  const page = testPage({ texts: [{ id: "01-b1", lines: [{ text: "一二", xPt: 30, yPt: 60 }] }], extra });
  await press.eachPage(shell, [page], async (tab, wanted) => void (await tab.set(wanted, diagnostics)));
  return diagnostics;
}

describe("a page that asks for what is not its own", () => {
  const small = `style="position:absolute;left:0;top:0;width:5px;height:5px"`;
  it.each([
    ["a picture on the network", () => `<img src="${address}/x.png" alt="" ${small}>`, () => address],
    ["a picture of another name", () => `<img src="https://example.test/x.png" alt="" ${small}>`, () => "https://example.test/"],
    ["a file", () => `<img src="file:///etc/hostname" alt="" ${small}>`, () => "file:///etc/hostname"],
    ["a picture that the page does not bring", () => `<img src="/picture/none" alt="" ${small}>`, () => "/picture/none"],
    ["a background", () => `<div style="position:absolute;left:0;top:0;width:5px;height:5px;background:url(${address}/b.png)"></div>`, () => address],
  ])("is refused and told: %s", async (_, extra, named) => {
    const diagnostics = await set(extra());
    const refused = diagnostics.all.filter(({ code }) => code === "request-refused");
    expect(refused.map(({ en }) => en).join()).toContain(named());
    expect(asked).toBe(0);
  });

  it.each(["iframe", "link", "object", "script"])("loses its <%s> and is told so", async (tag) => {
    const diagnostics = await set(`<${tag} rel="stylesheet" href="${address}/x" src="${address}/x" data="${address}/x"></${tag}>`);
    expect(diagnostics.all.map(({ code, en }) => [code, en])).toEqual([["element-refused", `A page may not hold <${tag}>.`]]);
    expect(asked).toBe(0);
  });

  it("is told, before it is printed, of what it asks for in print only", async () => {
    const printed: Shell = { ...shell, css: `${shell.css}\n.late { width: 5px; height: 5px; position: absolute; }\n@media print { .late { background: url("/picture/late") } }` };
    const diagnostics = new Diagnostics();
    const page = testPage({ texts: [{ id: "01-b1", lines: [{ text: "一二", xPt: 30, yPt: 60 }] }], extra: `<div class="late"></div>` });
    await press.eachPage(printed, [page], async (tab, wanted) => {
      expect(await tab.set(wanted, diagnostics)).toBeUndefined();
    });
    expect(diagnostics.all.map(({ code }) => code)).toEqual(["request-refused"]);
  });

  it("runs no script of the page", async () => {
    const diagnostics = await set(`<img src="/picture/none" alt="" onerror="document.body.innerHTML='x'" ${small}><script>document.body.innerHTML = "x"</script>`);
    expect(diagnostics.all.map(({ code }) => code)).not.toContain("line-missing");
    expect((await set("")).all).toEqual([]);
  });
});
