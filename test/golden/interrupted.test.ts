/** A build that is broken off: no half-written output, no browser left, exit code 130. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../../src/deliver/deliver.js";
import { filesBelow, projectRoot, sample, Workshop } from "../support/built.js";

const linux = process.platform === "linux";
let shop: Workshop;
let temporary: string;
beforeAll(async () => {
  shop = await Workshop.open();
  temporary = shop.path("tmp");
  mkdirSync(temporary);
});
afterAll(() => shop.close());

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  error(): string;
}

/** Starts the command line as a process of its own; browsers it starts keep their profiles in `temporary`. */
function start(out: string): Running {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", "build", sample("yunting-campus"), "--out", shop.path(out), "--lang", "en"], {
    cwd: projectRoot, env: { ...process.env, TMPDIR: temporary, BANXIN_CACHE: shop.path("cache") }, stdio: ["ignore", "ignore", "pipe"],
  });
  let error = "";
  child.stderr!.on("data", (text: Buffer) => { error += text.toString(); });
  return { child, ended: new Promise((done) => child.once("close", done)), error: () => error };
}

const profiles = () => readdirSync(temporary).filter((name) => name.startsWith("banxin-browser-"));

/** Processes whose command line names our temporary folder: our browsers and their helpers. */
function browsers(): string[] {
  return readdirSync("/proc").filter((id) => /^\d+$/.test(id)).flatMap((id) => {
    try {
      const line = readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
      return line.includes(join(temporary, "banxin-browser-")) ? [line] : [];
    } catch {
      return []; // it ended while we looked
    }
  });
}

async function until(what: () => boolean, limitMs = 60_000): Promise<void> {
  const from = Date.now();
  while (!what()) {
    if (Date.now() - from > limitMs) throw new Error(`not so after ${limitMs} ms`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Waits until a build has its browser, and then a while, so that it is broken off at different stages. */
async function underway({ child, error }: Running, whileMs: number): Promise<void> {
  await until(() => browsers().length > 0 || child.exitCode !== null);
  expect(child.exitCode, error()).toBeNull();
  await new Promise((done) => setTimeout(done, whileMs));
}

describe.runIf(linux)("a build that is interrupted", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("by %s returns 130, writes nothing and leaves no browser", async (signal) => {
    const running = start(`out-${signal}`);
    await underway(running, 300);
    running.child.kill(signal);
    expect(await running.ended, running.error()).toBe(130);
    expect(running.error()).toContain("nothing was written");
    await until(() => browsers().length === 0, 5_000);
    expect(profiles()).toEqual([]);
    expect([...(await filesBelow(shop.path(`out-${signal}`))).keys()]).toEqual([]);
  });
});

/** Every file that a manifest names is as it says; without a manifest there is no file. */
async function expectWhole(folder: string): Promise<void> {
  const files = await filesBelow(folder);
  for (const path of [...files.keys()].filter((name) => name.endsWith("manifest.json"))) {
    const manifest = JSON.parse(files.get(path)!.toString()) as Manifest;
    const base = path.slice(0, -"manifest.json".length);
    for (const { path: name, sha256 } of manifest.files) expect(createHash("sha256").update(files.get(base + name)!).digest("hex"), name).toBe(sha256);
  }
  for (const [path, bytes] of files) {
    if (path.includes(".partial-")) continue; // beside the output, never in it
    if (path.endsWith(".json")) JSON.parse(bytes.toString());
    if (path.endsWith(".pdf")) expect(bytes.subarray(-32).toString("latin1"), path).toContain("%%EOF");
  }
}

describe.runIf(linux)("a build that is killed", () => {
  it("leaves what it had whole, and its browser ends by itself", async () => {
    for (const whileMs of [50, 900, 2200]) {
      const running = start("out-killed");
      await underway(running, whileMs);
      running.child.kill("SIGKILL");
      await running.ended;
      await expectWhole(shop.path("out-killed"));
      await until(() => browsers().length === 0, 10_000);
    }
  });
  it("is no hindrance to the next, which ends sound", async () => {
    const running = start("out-killed");
    expect(await running.ended, running.error()).toBe(0);
    await expectWhole(shop.path("out-killed"));
    await until(() => browsers().length === 0, 5_000);
  });
});
