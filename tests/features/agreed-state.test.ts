import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAgreedState, type Sent } from '../../src/features/agreed-state.ts';
import type { RecordFields } from '../../src/domain/record.ts';
import { mergeEdits } from '../../src/lib/merge-edits.ts';

interface Note extends RecordFields {
  readonly title: string;
  readonly notes: string;
  readonly attachmentIds: readonly string[];
}
type Fields = Pick<Note, 'title' | 'notes' | 'attachmentIds'>;

const AT = '2026-11-12T09:00:00.000Z';
const FIRST: Note = {
  id: 'n',
  portfolioId: 'p',
  revision: 1,
  author: 'candidate',
  createdAt: AT,
  updatedAt: AT,
  deletedAt: null,
  title: '',
  notes: '',
  attachmentIds: [],
};

/** A form over one record, and a storage that takes its time: each step of a save is a step of the test. */
function setUp() {
  let stored = FIRST;
  let typed: Fields = { title: '', notes: '', attachmentIds: [] };
  let pending: { readonly sent: Sent<Note>; saved: Note | null } | null = null;
  const clashes: string[] = [];
  const agreed = createAgreedState<Note>(FIRST, {
    read: () => ({ ...stored, ...typed }),
    put: (field, value) => {
      const [first = '', ...inside] = field.split('.');
      const list = [...typed.attachmentIds];
      list[Number(inside[0])] = value as string;
      typed = { ...typed, [first]: inside.length > 0 ? list : value };
    },
  });
  const change = (fields: Partial<Note>) => {
    stored = { ...stored, ...fields, revision: stored.revision + 1 };
  };
  return {
    agreed,
    clashes,
    stored: () => stored,
    typed: () => typed,
    type: (fields: Partial<Fields>) => {
      typed = { ...typed, ...fields };
    },
    change,
    begin: () => {
      pending ??= { sent: agreed.toSend({ ...stored, ...typed }), saved: null };
    },
    commit: () => {
      if (pending === null || pending.saved !== null) return;
      const { from, values } = pending.sent;
      const merged = mergeEdits<Fields>(fieldsOf(from), fieldsOf(values), fieldsOf(stored));
      if (merged.clashes.length > 0) {
        clashes.push(...merged.clashes.map(({ path }) => path));
        pending = null;
        agreed.wasNotSaved();
        return;
      }
      if (JSON.stringify(merged.value) !== JSON.stringify(fieldsOf(stored))) change(merged.value);
      pending.saved = stored;
    },
    answer: () => {
      if (!pending?.saved) return;
      agreed.wasSaved(pending.saved);
      pending = null;
    },
    live: () => agreed.takeIn(stored),
  };
}

function fieldsOf({ title, notes, attachmentIds }: Note): Fields {
  return { title, notes, attachmentIds };
}

type Step =
  | { readonly name: 'begin' | 'commit' | 'answer' | 'live' }
  | { readonly name: 'type'; readonly title: string }
  | { readonly name: 'change'; readonly fields: Partial<Fields> };

const word = fc.string({ maxLength: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ name: fc.constantFrom('begin', 'commit', 'answer', 'live') }),
  fc.record({ name: fc.constant('type'), title: word }),
  fc.record({ name: fc.constant('change'), fields: fc.record({ attachmentIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) }) }),
  fc.record({ name: fc.constant('change'), fields: fc.record({ notes: word }) }),
);

test('two who change different fields never clash, whatever comes in while a save is under way, and in the end both see all of it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { clashes, stored, typed, type, change, ...parts } = setUp();
      const { begin, commit, answer, live } = parts;
      let mine = '';
      const theirs: Partial<Fields> = {};
      for (const each of steps) {
        if (each.name === 'type') {
          mine = each.title;
          type({ title: mine });
        } else if (each.name === 'change') {
          Object.assign(theirs, each.fields);
          change(each.fields);
        } else parts[each.name]();
      }
      // The end: what is under way comes back, then one more save, and all that is stored has come in.
      for (const last of [commit, answer, live, begin, commit, answer, live]) last();
      const all = { title: mine, notes: '', attachmentIds: [], ...theirs };
      expect(clashes).toEqual([]);
      expect(fieldsOf(stored())).toEqual(all);
      expect(typed()).toEqual(all);
    }),
    { numRuns: 2_000 },
  );
});

test('files that are attached while a save is under way do not stand against it', () => {
  const { clashes, typed, type, change, begin, commit, answer, live } = setUp();
  type({ title: 'Delivery' });
  begin();
  change({ attachmentIds: ['a'] });
  live();
  commit();
  change({ attachmentIds: ['a', 'b'] });
  live();
  answer();
  type({ title: 'Deliveries' });
  change({ attachmentIds: ['a', 'b', 'c'] });
  begin();
  commit();
  answer();
  expect(clashes).toEqual([]);
  expect(typed()).toEqual({ title: 'Deliveries', notes: '', attachmentIds: ['a', 'b', 'c'] });
});

test('one field changed in two ways clashes at the next save, and either side can be preferred', () => {
  for (const prefer of ['preferForm', 'preferNewer'] as const) {
    const { agreed, clashes, stored, typed, type, change, begin, commit, live } = setUp();
    type({ title: 'Mine', notes: 'only mine' });
    change({ title: 'Theirs', attachmentIds: ['a'] });
    live();
    expect(typed().title).toBe('Mine');
    begin();
    commit();
    expect(clashes).toEqual(['title']);
    agreed[prefer](stored());
    expect(typed()).toEqual({ title: prefer === 'preferForm' ? 'Mine' : 'Theirs', notes: 'only mine', attachmentIds: ['a'] });
  }
});
