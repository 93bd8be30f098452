// Portfolios to measure with. Bundled before use, for it builds them with the tests' own builder.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadExample } from '../../src/features/portfolios/add-example.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { fullRating } from '../support/build-rating.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';

const types = ['financial', 'reputational', 'health-safety', 'sub-standard'];

/** A portfolio of so many risks and pieces of evidence; each piece speaks of a few risks, whatever the portfolio's size. */
export function portfolioOf(riskCount, evidenceCount) {
  const builder = buildPortfolio();
  for (let index = 0; index < 12; index += 1) builder.stage({ isMomentOfTruth: index === 0, momentOfTruthReason: 'They decide here.' });
  for (let index = 0; index < riskCount; index += 1) {
    builder.risk({ type: types[index % 4], stageIds: [`stage-${1 + (index % 12)}`], hazard: 'A source', affectsCustomers: index % 3 === 0 });
  }
  const some = (index, count) => [...new Set(Array.from({ length: count }, (_, step) => `risk-${1 + ((index * 7 + step) % riskCount)}`))];
  for (let index = 0; index < evidenceCount; index += 1) builder.evidence(...piece(index, some));
  return builder.snapshot();
}

function piece(index, some) {
  const riskIds = some(index, 4);
  const [riskId] = riskIds;
  switch (index % 6) {
    case 0:
      return [
        'assessment',
        {
          claims: ['1b', '2a', '2b', '2c', '2d', '311.2.1'],
          details: { rows: some(index, 8).map((id, row) => fullRating(id, row === 3 ? { probability: null } : {})) },
        },
      ];
    case 1:
      return [
        'discussion',
        {
          claims: ['1c', '3a'],
          details: { people: [{ id: 'a', name: 'Ann', group: 'team' }], riskIds, possibleActions: [{ id: 'b', riskId, action: 'Check' }] },
        },
      ];
    case 2:
      return [
        'decision',
        {
          claims: ['4a'],
          details: { riskId, decision: 'act', reason: 'Weekly', actions: [{ id: 'c', action: 'Check', owner: 'Me', due: '', doneOn: '2026-03-01' }] },
        },
      ];
    case 3:
      return [
        'communication',
        { claims: ['311.1.6'], details: { audience: index % 4 === 1 ? 'customers' : 'staff', message: 'Please check.', riskIds } },
      ];
    default:
      return ['everyday', { claims: ['1a'], details: { noticed: 'A loose cable.', riskIds } }];
  }
}

/** The example as it is shipped, or while there is none a complete portfolio of every kind. */
export async function example(root, variant = 'finished') {
  const folder = join(root, 'public/example');
  if (!existsSync(join(folder, 'example.json'))) return { name: 'complete portfolio', snapshot: completePortfolio().snapshot() };
  const readJson = (path) => Promise.resolve(JSON.parse(readFileSync(join(folder, path), 'utf8')));
  return { name: 'example', snapshot: await loadExample(readJson, variant) };
}

/**
 * The example with so many photos in all: its own, and copies that differ in a comment, spread over its evidence. `paths` says where
 * the bytes of each file lie, by SHA-256.
 */
export async function illustrated(root, folder, photoCount) {
  const { snapshot } = await example(root);
  const pathOf = ({ name }) => join(root, 'public/example/files', name);
  const paths = new Map(snapshot.attachments.filter((file) => existsSync(pathOf(file))).map((file) => [file.sha256, pathOf(file)]));
  const photos = snapshot.attachments.filter(({ kind, width, sha256 }) => kind === 'image' && width !== null && paths.has(sha256));
  const copies = Array.from({ length: Math.max(0, photoCount - photos.length) }, (_, index) => {
    const photo = photos[index % photos.length];
    const bytes = withComment(readFileSync(paths.get(photo.sha256)), `Copy ${index}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const name = `copy-${index}.jpg`;
    paths.set(sha256, join(folder, name));
    writeFileSync(join(folder, name), bytes);
    const alternativeText = `${photo.alternativeText} Seen again, ${index + 1}.`;
    return { ...photo, id: `copy-${index}`, name, sha256, size: bytes.length, alternativeText };
  });
  const kept = snapshot.evidence.filter(({ deletedAt }) => deletedAt === null);
  const evidence = kept.map((item, index) => ({
    ...item,
    attachmentIds: [...item.attachmentIds, ...copies.filter((_, copy) => copy % kept.length === index).map(({ id }) => id)],
  }));
  return { paths, snapshot: { ...snapshot, evidence, attachments: [...snapshot.attachments, ...copies] } };
}

/** A portfolio with these photos, spread over its evidence in turn. */
export function withPhotos(snapshot, photos) {
  const builder = buildPortfolio();
  photos.forEach(({ sha256, size }, index) =>
    builder.attachment({
      sha256,
      size,
      name: `photo-${index + 1}.jpg`,
      kind: 'image',
      mediaType: 'image/jpeg',
      width: 1_600,
      height: 1_200,
      alternativeText: `The ramp, seen for the ${index + 1}th time.`,
    }),
  );
  const { attachments } = builder.snapshot();
  const { evidence } = snapshot;
  const idsFor = (index) => attachments.filter((_, photo) => photo % evidence.length === index).map(({ id }) => id);
  return { ...snapshot, attachments, evidence: evidence.map((item, index) => ({ ...item, attachmentIds: idsFor(index) })) };
}

/** A JPEG with a comment behind its first marker: another file, the same picture (ISO/IEC 10918-1, B.2.4.5). */
function withComment(jpeg, comment) {
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(comment, 'latin1'), jpeg.subarray(2)]);
}

/** The same portfolio with every record so many times, each copy under its own ids and references. */
export function multiplied(snapshot, times) {
  const { portfolio, ...lists } = snapshot;
  const ids = new Set(Object.values(lists).flatMap((records) => records.map(({ id }) => id)));
  const nextNumber = Math.max(portfolio.nextEvidenceNumber, portfolio.nextRiskNumber, 1);
  const copyOf = (value, copy) => {
    if (typeof value === 'string') return ids.has(value) ? `${value}-${copy}` : value;
    if (Array.isArray(value)) return value.map((item) => copyOf(item, copy));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item, copy)]));
  };
  const copies = (records) =>
    Array.from({ length: times }, (_, copy) =>
      copy === 0
        ? records
        : records.map((record) => ({ ...copyOf(record, copy), ...('number' in record ? { number: record.number + copy * nextNumber } : {}) })),
    ).flat();
  return {
    portfolio: { ...portfolio, nextEvidenceNumber: nextNumber * times, nextRiskNumber: nextNumber * times },
    ...Object.fromEntries(Object.entries(lists).map(([name, records]) => [name, copies(records)])),
  };
}
