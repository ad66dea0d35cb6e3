/**
 * veraPDF, the PDF/A and PDF/UA validator of the PDF Association's members, as an outside witness. `.ci/run` fetches
 * it and names its jar in `BANXIN_VERAPDF`; without it the tests that ask it are skipped and say so.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { TestContext } from "vitest";

const execute = promisify(execFile);

/** PDF/A-2u, PDF/A-3u (ISO 19005-2 and -3) and PDF/UA-1 (ISO 14289-1), as veraPDF calls them. */
export type Flavour = "2u" | "3u" | "ua1";

export interface Verdict {
  readonly file: string;
  readonly compliant: boolean;
  readonly failedRules: number;
  /** Rules that failed, by clause and test number. */
  readonly failures: readonly string[];
}

interface VeraReport {
  readonly report: {
    readonly jobs: readonly {
      readonly itemDetails: { readonly name: string };
      readonly validationResult?: readonly {
        readonly compliant: boolean;
        readonly details: {
          readonly failedRules: number;
          readonly ruleSummaries: readonly { readonly ruleStatus: string; readonly clause: string; readonly testNumber: number; readonly description: string }[];
        };
      }[];
      readonly taskException?: unknown;
    }[];
  };
}

/** Validates files in one run of Java. @throws Error where veraPDF gives no verdict on one of them */
export async function verapdf(context: TestContext, flavour: Flavour, files: readonly string[]): Promise<Verdict[]> {
  const jar = process.env.BANXIN_VERAPDF;
  if (jar === undefined || jar === "") return context.skip("veraPDF is not here: .ci/run fetches it and names its jar in BANXIN_VERAPDF");
  // The exit code is 1 where a file fails: the report tells which.
  const { stdout } = await execute("java", ["-Xmx800m", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", flavour, "--format", "json", ...files], { maxBuffer: 1 << 28 })
    .catch((error: { stdout?: string }) => {
      if (error.stdout?.startsWith("{") === true) return { stdout: error.stdout };
      throw error;
    });
  const { report } = JSON.parse(stdout) as VeraReport;
  return report.jobs.map(({ itemDetails, validationResult, taskException }) => {
    const [result] = validationResult ?? [];
    if (result === undefined) throw new Error(`veraPDF gave no verdict on ${itemDetails.name}: ${JSON.stringify(taskException)}`);
    const failures = result.details.ruleSummaries.filter(({ ruleStatus }) => ruleStatus === "FAILED").map((rule) => `${rule.clause}-${rule.testNumber} ${rule.description}`);
    return { file: itemDetails.name, compliant: result.compliant, failedRules: result.details.failedRules, failures };
  });
}
