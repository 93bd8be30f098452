import { type PDFContext, type PDFRef } from 'pdf-lib';
import { destinationArray, type Destinations } from './destinations.ts';
import { textString } from './pdf-syntax.ts';

/** A bookmark. Those of a deeper level (2 under 1…) become children of the nearest one before. */
export interface OutlineEntry {
  readonly level: number;
  readonly title: string;
  readonly destination: string;
}

/** Writes the bookmarks (ISO 32000-1, 12.3.3), first level open, deeper ones closed. Undefined when there are none. */
export function writeOutline(context: PDFContext, entries: readonly OutlineEntry[], destinations: Destinations): PDFRef | undefined {
  if (entries.length === 0) return undefined;

  const write = (nodes: readonly OutlineNode[], parent: PDFRef): { First: PDFRef | undefined; Last: PDFRef | undefined } => {
    const refs = nodes.map(() => context.nextRef());
    nodes.forEach(({ entry, children }, index) => {
      const ref = refs[index];
      if (!ref) return;
      const below = children.length > 0 ? { ...write(children, ref), Count: -children.length } : {};
      const item = {
        Title: textString(entry.title),
        Parent: parent,
        Prev: refs[index - 1],
        Next: refs[index + 1],
        Dest: destinationArray(destinations, entry.destination),
        ...below,
      };
      context.assign(ref, context.obj(item));
    });
    return { First: refs[0], Last: refs.at(-1) };
  };

  const root = context.nextRef();
  const tree = nest(entries);
  context.assign(root, context.obj({ Type: 'Outlines', ...write(tree, root), Count: tree.length }));
  return root;
}

interface OutlineNode {
  readonly entry: OutlineEntry;
  readonly children: OutlineNode[];
}

function nest(entries: readonly OutlineEntry[]): OutlineNode[] {
  const top: OutlineNode[] = [];
  const path: OutlineNode[] = [];
  for (const entry of entries) {
    const node: OutlineNode = { entry, children: [] };
    while ((path.at(-1)?.entry.level ?? 0) >= entry.level) path.pop();
    (path.at(-1)?.children ?? top).push(node);
    path.push(node);
  }
  return top;
}
