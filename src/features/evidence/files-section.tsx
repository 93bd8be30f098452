import type { Evidence } from '../../domain/evidence.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FileProgressList } from '../../ui/file-progress.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { AttachmentCard } from './attachment-card.tsx';
import classes from './files-section.module.css';
import { useTakeIn } from './use-take-in.ts';

/** The files of a piece of evidence: added by button, camera, drag and drop or paste. */
export function FilesSection({ evidence }: { readonly evidence: Evidence }) {
  const { snapshot } = useOpenPortfolio();
  const byId = new Map(snapshot.attachments.map((file) => [file.id, file]));
  const files = evidence.attachmentIds.flatMap((id) => byId.get(id) ?? []);
  const takeIn = useTakeIn(evidence, files);
  return (
    <section className={classes['files']} aria-labelledby="files-heading" data-field="attachmentIds" id="field-attachmentIds" tabIndex={-1}>
      <h2 id="files-heading">Photos and files</h2>
      <Stack gap="m">
        {files.map((file, index) => (
          <AttachmentCard key={file.id} file={file} evidence={evidence} index={index} />
        ))}
        <FileProgressList items={takeIn.items} onCancel={takeIn.cancel} onDismiss={takeIn.dismiss} />
        <FileDrop
          label="Photos and files"
          hint="Photos, PDF, Office files, audio, video or e-mail. The place where a photo was taken is removed."
          onFiles={takeIn.add}
        />
      </Stack>
    </section>
  );
}
