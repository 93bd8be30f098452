import { formatDate, formatTime, toIsoDate } from '../lib/dates.ts';

/** What stands in a copy for whoever opens it, also in ten years and without Folio. */
export function copyReadme(madeAt: Date): string {
  return `A copy of everything that Folio kept in one browser
====================================================

Made on ${formatDate(toIsoDate(madeAt))} at ${formatTime(madeAt)} by the rescue page of Folio, an app in which NVQ candidates gather
evidence, and assessors and quality assurers review it.

To put it back
--------------
Open Folio, choose "Open a package", and choose this zip file as it is. You see what it would change before
anything is changed. Do not unpack and pack it again.

What is in it
-------------
copy.json             when it was made, of which version, how much is in it, what could not be read
tables/NAME.jsonl     the records, one in each line, as JSON: portfolios, evidence, risks, people and so on
files/HASH            the files that were added (photos, documents), unchanged, named by their SHA-256.
                      Their own names stand in tables/attachments.jsonl, beside the same SHA-256
before-updates/       records as they were before updates of Folio changed their form
settings.json         small settings of the app in this browser

Keep it as you would keep the portfolios themselves: whoever has this file can read what is in it.
What was locked by a passphrase in Folio is locked here too, and opens with the same passphrase only.

Not in it: the private part of the keys that sign. Browsers do not give them out, so that nobody can take them.
Signatures that were made stay valid. On another device you go on with a new seal.
`;
}
