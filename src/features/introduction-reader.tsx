import { useState } from 'react';
import { readIntroduction, type Introduction, type IntroductionError } from '../domain/introduction.ts';
import { pointOf } from '../signing/keys.ts';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { PlainField } from '../ui/plain-field.tsx';
import { Row, Stack } from '../ui/stack.tsx';
import classes from './introduction-reader.module.css';
import { readQr } from './read-qr.ts';

/** Takes in somebody's introduction: pasted, or from a photo of the code on their screen. */
export function IntroductionReader({ onRead }: { readonly onRead: (introduction: Introduction) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const take = (words: string) => {
    const read = readIntroduction(words);
    // A public key whose numbers are no point of its curve signs nothing: some letters were changed.
    const problemType = read.ok ? (pointOf(read.value.publicKey) === null ? 'damaged' : null) : read.error.type;
    setProblem(problemType === null ? null : sentences[problemType]);
    if (read.ok && problemType === null) onRead(read.value);
  };
  const takePhoto = async (photo: File) => {
    const words = await readQr(photo);
    if (words === null) setProblem('No code was found in this picture. Take it again from nearer, straight on, with the whole code in sight.');
    else take(words);
  };
  return (
    <Stack gap="m">
      <PlainField label="Their introduction">
        <textarea rows={3} value={text} placeholder="folio-introduction-1:…" onChange={(event) => setText(event.target.value)} spellCheck={false} />
      </PlainField>
      {problem !== null && (
        <p role="alert" className={classes['problem']}>
          {problem}
        </p>
      )}
      <Row>
        <Button variant="secondary" onClick={() => take(text)}>
          Read it
        </Button>
        <FileButton accept="image/*" variant="quiet" onFile={(photo) => void takePhoto(photo)}>
          Take it from a photo of their code
        </FileButton>
      </Row>
    </Stack>
  );
}

const sentences: Readonly<Record<IntroductionError['type'], string>> = {
  'not-an-introduction': 'This is no introduction. It begins with “folio-introduction” and ends with a full stop; copy all of it.',
  'cut-off': 'The end of the introduction is missing. Copy all of it, up to and including the full stop.',
  damaged: 'Some letters of this introduction were changed on the way. Ask them to send it again, or take a photo of their code.',
  newer: 'This introduction was made by a newer Folio than this one. Reload the page while you are online, then try again.',
};
