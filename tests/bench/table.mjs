/** Prints rows of texts as one aligned table; a change of the first column starts a new group. */
export function printTable(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  console.log(line(head));
  let group = '';
  for (const row of rows) {
    if (row[0] !== group) console.log(rule);
    console.log(line(row[0] === group ? ['', ...row.slice(1)] : row));
    group = row[0];
  }
}

/** The value below which a share of the values lies; the middle one for 0.5. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values) {
  return quantile(values, 0.5);
}

export function milliseconds(value) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

export function ratio(value, reference) {
  return `${(value / reference).toFixed(2)}×`;
}
