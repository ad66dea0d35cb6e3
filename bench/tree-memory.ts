/** Memory of a process and all its descendants, each shared page counted once in parts (PSS, proc(5) smaps_rollup). */
import { readFileSync, readdirSync } from "node:fs";

/** PSS of the tree in MB; 0 where the system has no /proc. */
export function treePssMb(root: number): number {
  let kb = 0;
  for (const pid of descendants(root)) {
    try {
      kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // The process has ended since the list was made.
    }
  }
  return kb / 1024;
}

function descendants(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name in parentheses may hold spaces; the parent is the second field after it.
      const parent = Number(readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) /s, "").split(" ")[1]);
      const found = children.get(parent);
      if (found) found.push(Number(name));
      else children.set(parent, [Number(name)]);
    } catch {
      // As above.
    }
  }
  const all = [root];
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
}

/** Peak PSS while `work` runs, sampled every 50 ms. */
export async function peakPssMb(pid: () => number | undefined, work: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => {
    const root = pid();
    if (root !== undefined) peak = Math.max(peak, treePssMb(root));
  }, 50);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.round(peak);
}
