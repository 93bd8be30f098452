import type { Attachment } from '../../src/domain/attachment.ts';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import type { Judgement } from '../../src/domain/judgement.ts';
import type { Signature } from '../../src/domain/signature.ts';
import { signedContent } from '../../src/domain/signed-content.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { hashBytes } from '../../src/attachments/hash-file.ts';
import { ByteView } from '../../src/attachments/byte-view.ts';
import { readPictureHeader, uprightSize } from '../../src/attachments/picture-header.ts';
import { sniffType } from '../../src/attachments/sniff-type.ts';
import { digestOf } from '../../src/signing/digest.ts';
import { judgedDigestNow } from '../../src/signing/judged-digest.ts';
import { overlaySnapshot } from '../../src/storage/snapshot-file.ts';
import { unit311 } from '../../src/units/load-unit.ts';

type Changes = Partial<SnapshotWithEvents>;
/** Gives the bytes of one of the example's files by its name. */
type ReadFile = (name: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The two files of the example with what follows from the rest of them: facts of files, and digests of judgements and signatures. */
export async function sealExample(
  example: SnapshotWithEvents,
  finished: Changes,
  readFile: ReadFile,
): Promise<{ readonly example: SnapshotWithEvents; readonly finished: Changes }> {
  const withFacts = async (files: readonly Attachment[] = []) => Promise.all(files.map((file) => factsOf(file, readFile)));
  const open = { ...example, attachments: await withFacts(example.attachments) };
  const changes = finished.attachments ? { ...finished, attachments: await withFacts(finished.attachments) } : finished;

  const sealedOpen = seal(open, open);
  const sealed = seal(overlaySnapshot(sealedOpen, changes), changes);
  return { example: { ...open, ...sealedOpen }, finished: { ...changes, ...sealed } };
}

/** Laid out so that a change of one field is a change of one line, and a drawn line is one line too. */
export function exampleText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)
    .replaceAll(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1,$2]')
    .replaceAll(/\](,)\s+\[/g, '],[')}\n`;
}

/** Judgements and signatures of `part`, with the digests that they have within `whole`. */
function seal<T extends Changes>(whole: SnapshotWithEvents, part: T): T {
  const { byPoint } = coverUnit(unit311, whole);
  // A judgement that a newer one replaced, or whose evidence was edited afterwards, keeps the digest of its day.
  const isCurrent = (judgement: Judgement) => {
    const point = byPoint.get(judgement.pointId);
    return point?.judgement?.id === judgement.id && point.claims.every(({ evidence }) => evidence.updatedAt <= judgement.judgedAt);
  };
  const resealed = (judgement: Judgement): Judgement =>
    isCurrent(judgement) ? { ...judgement, digest: judgedDigestNow(whole, judgement.pointId) } : judgement;
  const judgements = part.judgements?.map(resealed);
  const known = new Map(judgements?.map((judgement) => [judgement.id, judgement]));
  const judged = { ...whole, judgements: whole.judgements.map((judgement) => known.get(judgement.id) ?? judgement) };
  const signatures = part.signatures?.map((signature): Signature => ({ ...signature, digest: digestOf(signedContent(judged, signature.subject)) }));
  return { ...part, ...(judgements ? { judgements } : {}), ...(signatures ? { signatures } : {}) };
}

async function factsOf(file: Attachment, readFile: ReadFile): Promise<Attachment> {
  const bytes = await readFile(file.name);
  const { kind, mediaType } = await sniffType(new Blob([bytes]));
  const size = kind === 'image' ? uprightSize(readPictureHeader(new ByteView(bytes), mediaType)) : { width: null, height: null };
  return { ...file, kind, mediaType, size: bytes.length, sha256: await hashBytes(bytes), ...size };
}
