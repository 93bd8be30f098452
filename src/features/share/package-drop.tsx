import { OneFileDrop } from '../../ui/one-file-drop.tsx';

/** Takes one package: chosen, dropped or pasted. */
export function PackageDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  return (
    <OneFileDrop label="Choose the file" footnote="Nothing is changed by looking: first you see what is in it." onFile={onFile}>
      Its name ends in .folio.zip, or in .folio.zip.age when it is locked. A PDF that Folio exported with its data opens too, and so does a copy of
      everything (folio-rescue-….zip). You can also drop it here.
    </OneFileDrop>
  );
}
