/** A measurement this long is not drowned by what a submission costs beside its work. */
const enough = 8;
export const mostCommands = 256;

/** What one more command costs, from the times that few and many take; the first one is not counted. */
export async function millisecondsPerCommand(time: (count: number) => Promise<number>): Promise<number> {
  await time(1);
  let few = { count: 1, milliseconds: await time(1) };
  for (;;) {
    const count = few.count * 4;
    const milliseconds = await time(count);
    if (milliseconds >= enough || count >= mostCommands)
      return Math.max(1e-6, (milliseconds - few.milliseconds) / (count - few.count));
    few = { count, milliseconds };
  }
}
