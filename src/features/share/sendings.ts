import type { Attachment } from '../../domain/attachment.ts';
import type { Actor } from '../../domain/policy.ts';
import type { PackageKind } from '../../package/format.ts';

/** Something that can be sent from here. */
export interface Sending {
  readonly kind: PackageKind;
  readonly title: string;
  readonly action: string;
  readonly why: string;
  /** What goes in, line by line. */
  readonly contents: readonly string[];
  readonly files: { readonly count: number; readonly bytes: number };
}

/** What each role sends to whom. The first is the usual next step; a backup is for everybody. */
export function sendingsOf(actor: Actor, attachments: readonly Attachment[]): readonly Sending[] {
  const all = filesOf(attachments);
  const own = filesOf(attachments.filter(({ author }) => author !== 'candidate'));
  const backup: Sending = {
    kind: 'backup',
    title: 'Back up',
    action: 'Make a backup',
    why: 'A copy to keep on a stick or in your own cloud. Folio reads it back before it counts. If this device is lost, open the backup on another one.',
    contents: ['Everything in this portfolio, deleted things and history among it.'],
    files: all,
  };
  return [...toOthers(actor, all, own), backup];
}

function toOthers(actor: Actor, all: Sending['files'], own: Sending['files']): readonly Sending[] {
  const passOn = (to: string): Sending => ({
    kind: 'full',
    title: `Pass on to the ${to}`,
    action: 'Make the full copy',
    why: `A whole copy for the ${to}, with everybody’s work in it. Nothing here is changed by it.`,
    contents: [
      'The candidate’s work with its files.',
      'Everything that was judged, planned, asked, sampled and signed.',
      'Who signed what, so that it can be checked.',
    ],
    files: all,
  });
  const giveBack = (title: string, why: string, contents: readonly string[]): Sending => ({
    kind: 'review',
    title,
    action: 'Make the return file',
    why,
    contents: [...contents, 'Nothing of the candidate’s own work: it is there already, and cannot be overwritten.'],
    files: own,
  });
  switch (actor) {
    case 'candidate':
      return [
        {
          kind: 'submission',
          title: 'Hand over to your assessor',
          action: 'Make the file to hand over',
          why: 'One file with everything that your assessor needs. Go on working if you like: what comes back is joined with what you write meanwhile.',
          contents: ['Your stages, risks and evidence with their files.', 'Who signed what, and the history.', 'Not: what is in the bin.'],
          files: all,
        },
      ];
    case 'assessor':
      return [
        giveBack(
          'Return to the candidate',
          'A small file that the candidate opens in Folio. It adds to their portfolio and changes nothing of theirs.',
          ['Your judgements and feedback, the plan, questions, observations, and your signature.'],
        ),
        passOn('IQA'),
      ];
    case 'assessor-countersignatory':
      return [giveBack('Return to the assessor', 'A small file with what you added.', ['Your countersignature.'])];
    case 'iqa':
      return [
        giveBack('Return the sample', 'A small file for the assessor. It adds to their copy and changes nothing of theirs.', [
          'What you sampled, whether you agree, your feedback, and your signature.',
        ]),
        passOn('EQA'),
      ];
    case 'iqa-countersignatory':
      return [giveBack('Return to the IQA', 'A small file with what you added.', ['Your countersignature.'])];
    case 'eqa':
      return [
        giveBack('Return the sample', 'A small file for the IQA. It adds to their copy and changes nothing of theirs.', [
          'What you sampled, your feedback, and your signature.',
        ]),
      ];
  }
}

/** Files counted once for each content. */
function filesOf(attachments: readonly Attachment[]): Sending['files'] {
  const unique = [...new Map(attachments.map((file) => [file.sha256, file])).values()];
  return { count: unique.length, bytes: unique.reduce((sum, { size }) => sum + size, 0) };
}
