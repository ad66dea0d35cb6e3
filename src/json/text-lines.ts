/** Line and column of an offset in a text. CRLF, LF and a lone CR each end a line. */
export class TextLines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (const end of text.matchAll(/\r\n|\r|\n/g)) this.#starts.push(end.index + end[0].length);
  }

  /** 1-based line and column; columns count UTF-16 units, as editors do. */
  at(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
