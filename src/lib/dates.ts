/** A calendar day as `YYYY-MM-DD`, without a time or a zone: the day on the candidate's own wall calendar. */
export type IsoDate = string;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** True for a day that exists: `2026-02-29` is false. Years 1900 to 2199. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `2026-11-12` → `12 November 2026`. Anything else comes back as it is. */
export function formatDate(date: IsoDate): string {
  if (!isIsoDate(date)) return date;
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
}

/** `2026-11-12` → `12 Nov 2026`. */
export function formatShortDate(date: IsoDate): string {
  if (!isIsoDate(date)) return date;
  return `${Number(date.slice(8))} ${(MONTHS[Number(date.slice(5, 7)) - 1] ?? '').slice(0, 3)} ${date.slice(0, 4)}`;
}

/** The local calendar day of an instant. */
export function toIsoDate(instant: Date): IsoDate {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

/** An ISO instant such as `2026-11-12T14:02:00.000Z` as local `12 Nov 2026, 14:02`. */
export function formatInstant(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return `${formatShortDate(toIsoDate(date))}, ${formatTime(date)}`;
}

/** Local time of day, `14:02`. */
export function formatTime(instant: Date): string {
  return `${String(instant.getHours()).padStart(2, '0')}:${String(instant.getMinutes()).padStart(2, '0')}`;
}

/** The same day some months earlier or later; the last day of a shorter month (31 March − 1 → 28 February). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
