/** Cost of one line too many or too few: larger than any beauty, so that misfit is a hard constraint. */
export const misfitCost = 1000;

/** Dearest setting that is considered. */
export const dearestSetting = misfitCost / 2;
