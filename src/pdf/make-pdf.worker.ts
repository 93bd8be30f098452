import { failure, type Result, success } from '../lib/result.ts';
import { loadFonts } from './load-fonts.ts';
import { FontsMissingError, makePdfHere, type MadePdf } from './make-pdf-here.ts';
import type { PdfCommand, PdfError, PdfReply } from './make-pdf-messages.ts';

/** Files asked for and not here yet, by SHA-256. */
const asked = new Map<string, (blob: Blob | undefined) => void>();

globalThis.addEventListener('message', ({ data }: MessageEvent<PdfCommand>) => {
  if (data.type === 'make') void make(data);
  else asked.get(data.sha256)?.(data.blob);
});

async function make(command: Extract<PdfCommand, { type: 'make' }>): Promise<void> {
  reply({ type: 'finished', result: await attempt(command) });
}

async function attempt({ request, fontsAddress }: Extract<PdfCommand, { type: 'make' }>): Promise<Result<MadePdf, PdfError>> {
  const fonts = (texts: readonly string[]) => loadFonts(fontsAddress, texts);
  try {
    const onPart = (part: Blob) => reply({ type: 'part', part });
    return success(await makePdfHere(request, { fonts, readFile, onPart, onProgress: (progress) => reply({ type: 'progress', progress }) }));
  } catch (error) {
    return failure({ type: error instanceof FontsMissingError ? 'fonts-missing' : 'not-finished', reason: messageOf(error) });
  }
}

/** The page has the database; it hands files over as Blobs, which are not copied. */
function readFile(sha256: string): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    asked.set(sha256, (blob) => {
      asked.delete(sha256);
      resolve(blob);
    });
    reply({ type: 'read-file', sha256 });
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function reply(message: PdfReply): void {
  globalThis.postMessage(message, {});
}
