/** Factor within which a peer's loss must end beside ours: same start, same batches, other rounding. */
export const factor = 1.05;
/** Share by which our loss must have fallen; else an engine that learns nothing would pass. */
export const leastFall = 0.1;
/** Share by which checksums may part: sums in another order, over thousands of elements of either sign. */
export const rounding = 1e-4;

/**
 * Whether two engines trained alike: the mean of the last tenth of the losses agrees within `factor`. Says what is
 * wrong, or nothing.
 * @param {readonly number[]} ours @param {readonly number[]} theirs
 */
export function compareLosses(ours, theirs) {
  if (theirs.length !== ours.length) return `${theirs.length} losses after ${ours.length} steps`;
  const start = ours[0] ?? Number.NaN;
  const [wanted, got] = [lateMean(ours), lateMean(theirs)];
  if (!(wanted <= start * (1 - leastFall))) return `our own loss does not fall: ${start} to ${wanted}`;
  if (!(got <= wanted * factor && got >= wanted / factor))
    return `loss ${got.toPrecision(4)} after ${ours.length} steps, where it should be ${wanted.toPrecision(4)}`;
  return undefined;
}

/** @param {readonly number[]} losses */
function lateMean(losses) {
  const late = losses.slice(-Math.ceil(losses.length / 10));
  return late.reduce((sum, loss) => sum + loss, 0) / late.length;
}

/** Whether two engines got the same product; says what is wrong, or nothing. @param {readonly number[]} ours @param {readonly number[]} theirs */
export function compareChecksums([ours = Number.NaN], [theirs = Number.NaN]) {
  return Math.abs(theirs - ours) <= rounding * Math.abs(ours)
    ? undefined
    : `checksum ${theirs.toPrecision(6)}, where it should be ${ours.toPrecision(6)}`;
}
