import '../lib/trusted-types.ts';
import { openSink } from '../lib/file-sink.ts';
import { formatInstant, toIsoDate } from '../lib/dates.ts';
import { fileSizeText } from '../lib/file-size-text.ts';
import { letGoOfDatabases } from '../lib/let-go.ts';
import { openAsItIs, wordsOf } from '../lib/open-as-it-is.ts';
import { button, element, sheet } from './element.ts';
import { DATABASE, SET_ASIDE } from './database-names.ts';
import { reportSheets } from './report-sheets.ts';
import { saveCopy, type CopySource } from './save-copy.ts';
import { surveyDatabase, type FoundPortfolio, type Survey } from './survey.ts';

/** R20: the page for when nothing else works. It shares no code with the app but a few plain functions. */
const place = document.querySelector('#rescue');
const settingsOf = (): Readonly<Record<string, string>> => {
  try {
    return Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('folio')));
  } catch {
    return {};
  }
};

const scheme = settingsOf()['folio-color-scheme'];
if (scheme !== undefined) document.documentElement.dataset['scheme'] = scheme;
letGoOfDatabases();
void look();

function show(...contents: readonly Node[]): void {
  place?.replaceChildren(...contents);
}

/** Shows, and moves the focus to the first heading of it. */
function showAndTell(...contents: readonly Node[]): void {
  show(...contents);
  place?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

async function look(): Promise<void> {
  const again = button('Look again', 'secondary', () => void look());
  const opened = await openAsItIs(DATABASE);
  switch (opened.type) {
    case 'absent':
      show(
        sheet(
          'There is nothing of Folio in this browser',
          '',
          element(
            'p',
            {},
            'Portfolios lie in the browser in which they were written. Perhaps that was another browser, another profile, another device, or another address of Folio. If the browser’s data were cleared, open your latest backup in Folio: it holds everything up to its day.',
          ),
        ),
      );
      return;
    case 'busy':
      show(
        sheet(
          'Folio is just being brought up to date in another tab',
          '',
          element('p', {}, 'Close all other tabs of Folio, then look again.'),
          element('div', { class: 'row' }, again),
        ),
      );
      return;
    case 'failed':
      show(
        sheet(
          'The browser cannot open what it kept',
          'bad',
          element(
            'p',
            {},
            'Close this browser altogether, start your device again, and open this page once more: that mends it more often than not. Do not clear the browser’s data. If it stays like this, open your latest backup in Folio.',
          ),
          element('details', {}, element('summary', {}, 'For whoever looks into it'), element('code', {}, opened.reason)),
          element('div', { class: 'row' }, again),
        ),
      );
      return;
    case 'open': {
      const survey = await surveyDatabase(opened.db);
      show(
        found(survey),
        element(
          'div',
          { class: 'row' },
          button('Save a copy', 'primary', () => void save(opened.db, survey)),
        ),
        element('p', { class: 'detail' }, 'The copy can be read by whoever has it. Keep it where you would keep the portfolios themselves.'),
      );
    }
  }
}

function found({ portfolios, fileCount, fileBytes, isLocked, unreadable, rows }: Survey): HTMLElement {
  const files = fileCount === 0 ? 'no files' : `${many(fileCount, 'file')}, together ${fileSizeText(fileBytes)}`;
  return sheet(
    'What is in this browser',
    '',
    isLocked
      ? element(
          'p',
          {},
          'It is locked by a passphrase, so names cannot be shown here. It is copied as it is, and opens with the same passphrase only.',
        )
      : null,
    portfolios.length === 0
      ? element('p', {}, 'No portfolio.')
      : element('ul', {}, ...portfolios.map((portfolio) => element('li', {}, ...aboutPortfolio(portfolio, isLocked)))),
    element('p', { class: 'detail' }, `Altogether ${many(rows, 'record')} and ${files}.`),
    unreadable.length === 0 ? null : element('p', {}, `This part cannot be read: ${unreadable.join(', ')}. Everything else can be saved.`),
  );
}

function aboutPortfolio({ name, evidence, risks, files, updatedAt }: FoundPortfolio, isLocked: boolean): readonly Node[] {
  const counts = [
    evidence === null ? null : many(evidence, 'piece', 'pieces') + ' of evidence',
    risks === null ? null : many(risks, 'risk'),
    files === null ? null : many(files, 'file'),
  ];
  const changed = updatedAt === '' ? null : `last changed ${formatInstant(updatedAt)}`;
  return [
    element('b', {}, name === '' ? (isLocked ? 'A locked portfolio' : 'A portfolio without a name') : name),
    element('span', { class: 'detail' }, [...counts, changed].filter((word) => word !== null).join(' · ')),
  ];
}

async function save(db: IDBDatabase, survey: Survey): Promise<void> {
  const madeAt = new Date();
  const folder = `folio-rescue-${toIsoDate(madeAt)}`;
  const sink = await openSink(`${folder}.zip`, 'application/zip');
  if (!sink) return;
  const controller = new AbortController();
  const bar = element('progress', { max: '1', value: '0', 'aria-label': 'Saved so far' });
  const words = element('p', { role: 'status' }, 'Beginning…');
  const cancel = button('Cancel', 'secondary', () => controller.abort());
  showAndTell(sheet('Saving the copy', '', bar, words, element('div', { class: 'row' }, cancel)));

  const writer = sink.stream.getWriter();
  let written = 0;
  let told = 0;
  const tell = (what: string) => {
    bar.value = Math.min(0.99, written / Math.max(1, survey.fileBytes + survey.rows * 1_500));
    if (Date.now() - told < 300) return;
    told = Date.now();
    words.textContent = `${what} ${fileSizeText(written)} written.`;
  };
  const aside = await openAsItIs(SET_ASIDE, 2_000);
  const source: CopySource = {
    db,
    others: aside.type === 'open' ? [{ folder: 'before-updates', db: aside.db }] : [],
    settings: settingsOf(),
  };
  try {
    const report = await saveCopy(
      source,
      async (bytes) => {
        await writer.ready;
        await writer.write(bytes);
        written += bytes.length;
      },
      {
        madeAt,
        folder,
        signal: controller.signal,
        onProgress: ({ step, done, total }) => tell(`${step === 'files' ? 'Files' : 'Records'}: ${done} of ${total}.`),
      },
    );
    await writer.close();
    await sink.finish();
    showAndTell(...reportSheets(report, `${folder}.zip`, sink.where));
  } catch (cause) {
    await writer.abort(cause).catch(() => undefined);
    if (controller.signal.aborted) void look();
    else showAndTell(notSaved(cause));
  } finally {
    if (aside.type === 'open') aside.db.close();
  }
}

function notSaved(cause: unknown): HTMLElement {
  return sheet(
    'The copy was not saved',
    'bad',
    element(
      'p',
      {},
      'What is in the browser is as it was. Perhaps the disk is full: make room, or save to another place, such as a USB stick, and try again.',
    ),
    element('details', {}, element('summary', {}, 'For whoever looks into it'), element('code', {}, wordsOf(cause))),
    element(
      'div',
      { class: 'row' },
      button('Try again', 'primary', () => void look()),
    ),
  );
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
}
