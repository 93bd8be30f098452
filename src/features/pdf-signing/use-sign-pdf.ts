import { useEffect, useRef, useState } from 'react';
import type { SignOffLine } from '../../domain/signature.ts';
import { currentBuild, programName } from '../../exchange/build.ts';
import { saveDownload } from '../../lib/download.ts';
import type { PdfSignatures } from '../../pdf/signatures/read-signatures.ts';
import type { Identity } from '../../storage/device-rows.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { announce } from '../../ui/announce.tsx';
import { summaryWords } from './signature-words.ts';
import { signedFileName } from './signed-file-name.ts';

/** A PDF that was looked into. */
export interface OpenedPdf {
  readonly pdf: Blob;
  readonly name: string;
  readonly contents: PdfSignatures;
}

export type SignPdfState =
  | { readonly type: 'choose' }
  | { readonly type: 'working'; readonly words: string; readonly done: number; readonly total: number; readonly before: OpenedPdf | null }
  | { readonly type: 'refused'; readonly name: string; readonly sentence: string }
  /** `problem` says why it was not signed; `savedAs` under which name it was saved once it was. */
  | { readonly type: 'open'; readonly opened: OpenedPdf; readonly problem: string | null; readonly savedAs: string | null };

/** Looks into a PDF and signs it, step by step. The chosen file itself is never changed: what is signed is a new one. */
export function useSignPdf(): {
  readonly state: SignPdfState;
  readonly open: (file: File) => Promise<void>;
  readonly sign: (line: SignOffLine, identity: Identity) => Promise<void>;
  readonly save: () => void;
  readonly cancel: () => void;
  readonly startAgain: () => void;
} {
  const { session } = useStorage();
  const [state, setState] = useState<SignPdfState>({ type: 'choose' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    return controller.signal;
  };
  const progress = (words: string, before: OpenedPdf | null, signal: AbortSignal) => (done: number, total: number) => {
    if (!signal.aborted) setState({ type: 'working', words, done, total, before });
  };

  const open = async (file: File) => {
    const signal = start();
    const report = progress(`Reading ${file.name}`, null, signal);
    report(0, file.size);
    const read = await look(file, report, signal);
    // Whoever stopped it, or chose another file meanwhile, is elsewhere by now.
    if (signal.aborted) return;
    if (read.ok) tell(file.name, read.contents);
    setState(
      read.ok
        ? { type: 'open', opened: { pdf: file, name: file.name, contents: read.contents }, problem: null, savedAs: null }
        : { type: 'refused', name: file.name, sentence: read.sentence },
    );
  };

  const sign = async (line: SignOffLine, identity: Identity) => {
    if (state.type !== 'open') return;
    const before = state.opened;
    const signal = start();
    progress('Signing', before, signal)(0, before.pdf.size);
    const signed = await signHere(before.pdf, line, identity, { at: session.now(), onProgress: progress('Signing', before, signal), signal });
    // Read back as anybody else would: what is said of it then is what they will see.
    const read = signed.ok ? await look(signed.pdf, progress('Checking what was signed', before, signal), signal) : signed;
    if (signal.aborted) return;
    if (!signed.ok || !read.ok) {
      setState({ type: 'open', opened: before, problem: read.ok ? '' : read.sentence, savedAs: null });
      return;
    }
    const name = signedFileName(before.name, identity.name);
    saveDownload(signed.pdf, name);
    tell(`${name} is ready`, read.contents);
    setState({ type: 'open', opened: { pdf: signed.pdf, name, contents: read.contents }, problem: null, savedAs: name });
  };

  const save = () => {
    if (state.type === 'open') saveDownload(state.opened.pdf, state.opened.name);
  };
  const cancel = () => {
    running.current?.abort();
    const before = state.type === 'working' ? state.before : null;
    setState(before === null ? { type: 'choose' } : { type: 'open', opened: before, problem: null, savedAs: null });
  };
  return { state, open, sign, save, cancel, startAgain: () => setState({ type: 'choose' }) };
}

/** For those who do not see what appears. An error is read out by itself. */
function tell(what: string, contents: PdfSignatures): void {
  const { tone, words } = summaryWords(contents);
  if (tone !== 'error') announce(`${what}. ${words}`);
}

type Report = (done: number, total: number) => void;
type Read = { readonly ok: true; readonly contents: PdfSignatures } | { readonly ok: false; readonly sentence: string };
type Signed = { readonly ok: true; readonly pdf: Blob } | { readonly ok: false; readonly sentence: string };

// What knows PDFs is fetched when the first one comes.

async function look(pdf: Blob, onProgress: Report, signal: AbortSignal): Promise<Read> {
  const [{ readPdfSignatures }, { pdfReadErrorText }] = await Promise.all([
    import('../../pdf/signatures/read-signatures.ts'),
    import('../../pdf/reading/pdf-read-error.ts'),
  ]);
  try {
    const read = await readPdfSignatures(pdf, { onProgress, signal });
    return read.ok ? { ok: true, contents: read.value } : { ok: false, sentence: pdfReadErrorText(read.error) };
  } catch (cause) {
    return { ok: false, sentence: pdfReadErrorText({ type: 'unreadable', reason: cause instanceof Error ? cause.message : String(cause) }) };
  }
}

async function signHere(
  pdf: Blob,
  line: SignOffLine,
  identity: Identity,
  { at, onProgress, signal }: { readonly at: Date; readonly onProgress: Report; readonly signal: AbortSignal },
): Promise<Signed> {
  const [{ signPdf }, { signPdfErrorText }, { loadFonts }] = await Promise.all([
    import('../../pdf/signatures/sign-pdf.ts'),
    import('../../pdf/signatures/sign-pdf-error.ts'),
    import('../../pdf/load-fonts.ts'),
  ]);
  const { privateKey, publicKey, name, organisation, createdAt } = identity;
  const signer = { privateKey, publicKey, name, organisation, createdAt: new Date(createdAt) };
  try {
    const fonts = await loadFonts(new URL('fonts/', document.baseURI).href, [name, organisation]);
    const program = programName(await currentBuild());
    const signed = await signPdf(pdf, { field: line, signer, at, program, fonts, onProgress, signal });
    return signed.ok ? { ok: true, pdf: signed.value } : { ok: false, sentence: signPdfErrorText(signed.error) };
  } catch {
    return {
      ok: false,
      sentence:
        'The fonts for the PDF are not on this device yet. Connect to the internet, reload the page and try again. Your file has not changed.',
    };
  }
}
