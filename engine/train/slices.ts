/**
 * Work that is done a slice at a time, some milliseconds each, so that whoever runs it can do something else in between,
 * or leave it: then it lets go of what it holds. A slice tells the share of the whole that is done by now, if it is known.
 */
export type Slices<T> = Generator<number | undefined, T>;

/** The same where a slice waits for a backend. */
export type AsyncSlices<T> = AsyncGenerator<number | undefined, T>;
