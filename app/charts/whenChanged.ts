interface Chart<Data> {
  update(data: Data): void;
}

/** A chart that stays as it is while nothing of its data is another: writing an attribute anew is drawing it anew. */
export const whenChanged =
  <Element, Data extends object, Made extends Chart<Data>>(create: (element: Element) => Made & Chart<Data>) =>
  (element: Element): Made => {
    const chart = create(element);
    let drawn: Data | undefined;
    const update = (data: Data): void => {
      if (drawn && isSame(drawn, data)) return;
      drawn = data;
      chart.update(data);
    };
    return { ...chart, update };
  };

/** Field by field, and lists item by item. */
function isSame<Data extends object>(a: Data, b: Data): boolean {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Data>;
  return [...fields].every((field) => a[field] === b[field] || areSameLists(a[field], b[field]));
}

const areSameLists = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => item === b[i]);
