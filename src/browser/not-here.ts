/** Why a place gives no browser, in both languages; what the system itself says is quoted as it stands. */
export interface NotHere {
  readonly zh: string;
  readonly en: string;
  /** The browser is there, but the system refuses the folder that it is unpacked into. */
  readonly refusedFolder?: string;
}
