/** Whether a file says that it is a PDF: asked of every picture, so it needs nothing that reads one. */

/** ISO 32000-1, 7.5.2: the header may stand anywhere in the first 1024 bytes. */
export const looksLikePdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes("%PDF-");
