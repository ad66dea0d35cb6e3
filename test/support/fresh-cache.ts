/** Every run of the tests starts with an empty cache of its own: nothing that an older program made can pass for right. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "banxin-test-cache-"));
  process.env.BANXIN_CACHE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
