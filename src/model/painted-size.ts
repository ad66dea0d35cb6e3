/** Sizes as the browser paints them. */

/** Chromium keeps advances in 1/64 px: at a size that is no multiple of it a long line drifts by a pixel. */
const stepsPerPt = (64 * 96) / 72;

/** Chromium rounds the width of every painted run up to a multiple of this, in pt. */
export const layoutStepPt = 1 / stepsPerPt;

/** A type size in pt moved to the nearest multiple of 1/64 px. */
export const paintedSizePt = (sizePt: number): number => Math.round(sizePt * stepsPerPt) / stepsPerPt;
