/**
 * Widths in points for columns that hold these texts: none narrower than its longest word, short ones no wider than
 * their text, the others sharing the rest by how much they hold, though not in proportion to it.
 */
export function columnWidths(columns: readonly (readonly string[])[], size: number, width: number): readonly number[] {
  const measure = (letters: number) => letters * size * LETTER + PADDING;
  const wanted = columns.map((texts) => {
    const longest = Math.max(0, ...texts.map(longestLine));
    const word = Math.max(0, ...texts.map(longestWord));
    const total = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
    return { least: Math.min(measure(word), width / columns.length), most: measure(longest), share: Math.sqrt(Math.max(total, longest / 3, 1)) };
  });

  const shareOf = (list: typeof wanted) => list.reduce((sum, { share }) => sum + share, 0);
  // Those that would get less or more than they can use are settled first; what is left is shared anew.
  const settled = new Map<(typeof wanted)[number], number>();
  for (let open = wanted; open.length > 0;) {
    const room = width - [...settled.values()].reduce((sum, one) => sum + one, 0);
    const each = room / shareOf(open);
    const narrow = open.filter(({ share, least }) => share * each < least);
    const found = narrow.length > 0 ? narrow : open.filter(({ share, most }) => share * each > most);
    // The last ones take whatever is left, so that the table goes across the page.
    if (found.length === 0 || (narrow.length === 0 && found.length === open.length)) {
      for (const column of open) settled.set(column, column.share * each);
      break;
    }
    for (const column of found) settled.set(column, narrow.length > 0 ? column.least : column.most);
    open = open.filter((column) => !settled.has(column));
  }
  return wanted.map((column) => settled.get(column) ?? 0);
}

/** Width of an average letter, as a share of the size, on the safe side. */
const LETTER = 0.6;
/** Of a table cell, both sides. */
const PADDING = 14;

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

function longestWord(text: string): number {
  return Math.max(...text.split(/[\s-]+/).map((word) => word.length));
}
