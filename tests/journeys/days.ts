/** A calendar day in London, where the browser of the journeys is, as `YYYY-MM-DD`. */
export function daysFromToday(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(day);
}

/** `2026-11-02` as people read it: `2 November 2026`. */
export function dayInWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}
