import { isFilled } from '../domain/record.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Phrase } from './device-rows.ts';
import type { Session } from './session.ts';
import { toWriteError, type WriteError } from './write-error.ts';

// An assessor's own wording belongs to this device and to no portfolio: no policy and no audit log.

/** Keeps a phrase: a new one, a changed one, or a deleted one again. Does nothing with blank text. */
export function savePhrase({ db }: Session, phrase: Phrase): Promise<Result<void, WriteError>> {
  return attempt(async () => {
    if (isFilled(phrase.text)) await db.phrases.put({ ...phrase, text: phrase.text.trim() });
  });
}

/** New phrases, but for those whose words are there already. */
export function addPhrases(session: Session, ...texts: readonly string[]): Promise<Result<void, WriteError>> {
  const { db, createId, now } = session;
  return attempt(() =>
    db.transaction('rw', db.phrases, async () => {
      const known = new Set((await db.phrases.toArray()).map((phrase) => phrase.text));
      const added = new Set(texts.map((text) => text.trim()).filter((text) => isFilled(text) && !known.has(text)));
      await db.phrases.bulkPut([...added].map((text) => ({ id: createId(), text, usedAt: now().toISOString() })));
    }),
  );
}

/** Remembers that a phrase was used, so that it comes first next time. */
export function touchPhrase({ db, now }: Session, id: string): Promise<Result<void, WriteError>> {
  return attempt(async () => void (await db.phrases.update(id, { usedAt: now().toISOString() })));
}

export function deletePhrase({ db }: Session, id: string): Promise<Result<void, WriteError>> {
  return attempt(() => db.phrases.delete(id));
}

async function attempt(body: () => PromiseLike<void>): Promise<Result<void, WriteError>> {
  try {
    await body();
    return success(undefined);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}
