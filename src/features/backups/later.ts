const KEY = 'folio.backup-later';

/** When somebody last said "Later" to the reminder of a portfolio on this device, as an instant; null when nobody did. */
export function laterAt(portfolioId: string): string | null {
  const at = all()[portfolioId];
  return typeof at === 'string' ? at : null;
}

export function sayLater(portfolioId: string, now: Date): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all(), [portfolioId]: now.toISOString() }));
  } catch {
    // Not remembered: it is said again at the next start.
  }
}

function all(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
