/** A measurement this long is not drowned by what a submission costs beside its work. */
const enough = 10;
export const mostCommands = 256;
/** Other programs take their share of the machine now and then: the shortest of so many times counts. */
const tries = 3;

/** What a command costs where many run together; the first one, which may still compile, is not counted. */
export async function millisecondsPerCommand(time: (count: number) => Promise<number>): Promise<number> {
  await time(1);
  for (let count = 1; ; count *= 4) {
    let least = await time(count);
    if (least < enough && count < mostCommands) continue;
    for (let i = 1; i < tries; i++) least = Math.min(least, await time(count));
    // it was long for another reason: there is room for more
    if (least < enough && count < mostCommands) continue;
    return least / count;
  }
}
