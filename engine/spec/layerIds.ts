interface MaybeNamed {
  readonly type: string;
  readonly id?: string | undefined;
}

/** The id of every layer: its own, or where it has none the first free `<type><n>`. `input` is the data. */
export function layerIds(list: readonly MaybeNamed[]): string[] {
  const taken = new Set<string>(['input', ...list.flatMap(({ id }) => id ?? [])]);
  return list.map(({ type, id }) => {
    if (id !== undefined) return id;
    let n = 1;
    while (taken.has(`${type}${n}`)) n++;
    taken.add(`${type}${n}`);
    return `${type}${n}`;
  });
}
