/** What is read of the items, in their order, so many at once: the next are on their way while the first is worked on. */
export async function* readAhead<Item, Read>(items: readonly Item[], atOnce: number, read: (item: Item) => Promise<Read>): AsyncGenerator<Read> {
  const underWay: Promise<Read>[] = [];
  for (const item of items) {
    const begun = read(item);
    // What fails is told when its turn comes; until then nobody listens.
    begun.catch(() => undefined);
    underWay.push(begun);
    const first = underWay.length >= atOnce ? underWay.shift() : undefined;
    if (first) yield await first;
  }
  yield* underWay;
}
