import type { Locator, Page } from '@playwright/test';

/** Files that another app shared with Folio. */
export class SharedFilesPage {
  readonly newPieceButton: Locator;
  readonly draftSelect: Locator;
  readonly addToDraftButton: Locator;

  constructor(readonly page: Page) {
    this.newPieceButton = page.getByRole('button', { name: 'Make a new piece of evidence' });
    this.draftSelect = page.getByRole('combobox', { name: 'Or add to a draft' });
    this.addToDraftButton = page.getByRole('button', { name: 'Add to this draft' });
  }

  file(name: string) {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }
}

/** Puts a picture and a document where files wait that another app shared. */
export function putSharedFiles(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 30);
    const files = [
      new File([await canvas.convertToBlob()], 'shelf.png', { type: 'image/png' }),
      new File(['How we check.'], 'procedure.txt', { type: 'text/plain' }),
    ];
    const cache = await caches.open('folio-shared-files');
    for (const file of files) {
      const headers = { 'content-type': file.type, 'content-length': String(file.size), 'x-name': file.name };
      await cache.put(`https://shared-files.invalid/${file.name}`, new Response(file, { headers }));
    }
  });
}
