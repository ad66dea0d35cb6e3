/** Words of a command that people are told to type: they can be copied into a shell as they stand. */

/** Characters that no shell reads as anything but themselves. */
const plain = /^[\w@%+=:,./-]+$/;

/** A path as one word of a command: quoted where a shell, or a reader, would part it or take it for an option. */
export function shellWord(path: string, platform: NodeJS.Platform = process.platform): string {
  const word = path.startsWith("-") ? `./${path}` : path;
  if (platform === "win32") return /^[\w@+=:,.\\/-]+$/.test(word) ? word : `"${word}"`;
  return plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
