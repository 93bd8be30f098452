import { evidenceReference, type Evidence } from '../evidence.ts';
import { isFilled } from '../record.ts';
import { confirmationsOf } from '../signed-content.ts';
import type { Check } from './finding.ts';
import { foundAt } from './found-at.ts';

/** More than this share of all points claimed by one piece of evidence is probably too much. */
const OVERCLAIM_SHARE = 0.6;

/** Checks of the evidence itself: confirmation, claims, files and state. */
export const evidenceChecks: readonly Check[] = [
  {
    code: 'K15',
    words: {
      title: 'No one else has confirmed anything',
      why: 'A word from someone who was there makes your evidence authentic.',
      remedy: 'Ask a witness to confirm one piece of evidence, or add a testimony.',
    },
    find: ({ facts }) => {
      const { evidence, signatures } = facts.snapshot;
      const isConfirmed = evidence.some(
        (item) =>
          confirmationsOf(signatures, item.id).length > 0 || ((item.kind === 'testimony' || item.kind === 'observation') && item.status === 'ready'),
      );
      if (evidence.length < 3 || isConfirmed) return [];
      return [{ about: 'portfolio', what: 'Nobody else has confirmed any of your evidence.', where: 'Portfolio', place: { screen: 'people' } }];
    },
  },
  {
    code: 'K16',
    words: {
      title: 'A policy document is the only evidence for a point',
      why: 'A policy shows what your organisation wants, not what you do.',
      remedy: 'Claim the point with evidence of your own work as well.',
    },
    find: ({ coverage }) =>
      coverage.points.flatMap((point) => {
        const [first, ...others] = point.claims;
        if (!first || others.some((claim) => !isPolicy(claim.evidence)) || !isPolicy(first.evidence)) return [];
        return [
          {
            about: `${first.evidence.id} ${point.point.id}`,
            what: `Only a policy document, ${evidenceReference(first.evidence)}, claims ${point.point.id}.`,
            where: evidenceReference(first.evidence),
            place: { screen: 'coverage', pointId: point.point.id },
          },
        ];
      }),
  },
  {
    code: 'K17',
    words: {
      title: 'One piece of evidence claims nearly everything',
      why: 'An assessor has to find each point in it. Claims on everything hide the ones that count.',
      remedy: 'Keep the claims that it shows best, each with the place to look.',
    },
    find: ({ facts, unit }) =>
      facts.snapshot.evidence
        .filter((evidence) => evidence.claims.length > unit.points.length * OVERCLAIM_SHARE)
        .map((evidence) =>
          foundAt(evidence, 'claims', `${evidenceReference(evidence)} claims ${evidence.claims.length} of ${unit.points.length} points.`, 'claims'),
        ),
  },
  {
    code: 'K18',
    words: {
      title: 'A file is missing or cannot be read',
      why: 'Your assessor can only judge what opens.',
      remedy: 'Add the file again, or remove it.',
    },
    find: ({ facts, unreadableFiles }) =>
      facts.snapshot.evidence.flatMap((evidence) =>
        evidence.attachmentIds
          .filter((id) => unreadableFiles.has(id))
          .map((id) =>
            foundAt(
              evidence,
              id,
              `A file of ${evidenceReference(evidence)} cannot be read: ${facts.snapshot.attachments.find((file) => file.id === id)?.name ?? 'it is missing'}.`,
              'attachmentIds',
            ),
          ),
      ),
  },
  {
    code: 'K19',
    words: {
      title: 'A photo has no description',
      why: 'Someone who cannot see the photo needs your words, and the PDF prints them.',
      remedy: 'Say in a sentence what the photo shows.',
    },
    find: ({ facts }) => {
      const byId = new Map(facts.snapshot.attachments.map((file) => [file.id, file]));
      return facts.snapshot.evidence.flatMap((evidence) =>
        evidence.attachmentIds.flatMap((id) => {
          const file = byId.get(id);
          return file?.kind === 'image' && !isFilled(file.alternativeText)
            ? [foundAt(evidence, id, `The photo ${file.name} in ${evidenceReference(evidence)} has no description.`, 'attachmentIds')]
            : [];
        }),
      );
    },
  },
  {
    code: 'K20',
    words: {
      title: 'Evidence is still a draft',
      why: 'A draft claims nothing. Your assessor sees it, and it will be signed as it stands.',
      remedy: 'Finish it and mark it as ready, or delete it.',
    },
    find: ({ facts }) =>
      facts.snapshot.evidence
        .filter((evidence) => evidence.status === 'draft')
        .map((evidence) => foundAt(evidence, 'draft', `${evidenceReference(evidence)} is still a draft.`, 'status')),
  },
  {
    code: 'K21',
    words: {
      title: 'Evidence is simulated',
      why: 'Simulated work needs the agreement of your assessor and IQA before it counts.',
      remedy: 'Ask your assessor, and say in the evidence what was agreed.',
    },
    find: ({ facts }) =>
      facts.snapshot.evidence
        .filter((evidence) => evidence.isSimulated)
        .map((evidence) => foundAt(evidence, 'simulated', `${evidenceReference(evidence)} is of simulated work.`, 'isSimulated')),
  },
];

function isPolicy(evidence: Evidence): boolean {
  return evidence.kind === 'work-product' && evidence.details.isPolicy === true;
}
