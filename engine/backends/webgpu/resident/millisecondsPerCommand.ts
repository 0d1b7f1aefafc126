/** A measurement this long is not drowned by what a submission costs beside its work. */
const enough = 10;
export const mostCommands = 256;
/** Other programs take their share of the machine now and then: the shortest of some counts. */
const times = 3;

/** What a command costs where many run together; the first one, which may still compile, is not counted. */
export async function millisecondsPerCommand(time: (count: number) => Promise<number>): Promise<number> {
  let count = 1;
  await time(count);
  let least = await time(count);
  while (least < enough && count < mostCommands) least = await time((count *= 4));
  for (let i = 1; i < times; i++) least = Math.min(least, await time(count));
  return least / count;
}
