import { afterEach, expect, it, vi } from 'vitest';
import { takeInFile } from '../../../src/attachments/take-in-file.ts';
import { nameBlob } from '../../attachments/camera-file.ts';

afterEach(() => vi.unstubAllGlobals());

it('gives files back when the worker breaks, and makes a new one for the next file', async () => {
  const RealWorker = Worker;
  vi.stubGlobal(
    'Worker',
    class extends RealWorker {
      constructor() {
        super(URL.createObjectURL(new Blob(['throw new Error("out of memory")'], { type: 'text/javascript' })), { type: 'module' });
      }
    },
  );
  const broken = await Promise.all(['a.txt', 'b.txt'].map((name) => takeInFile(nameBlob(new Blob(['x']), name))));
  expect(broken).toMatchObject([
    { ok: false, error: { type: 'not-finished', name: 'a.txt' } },
    { ok: false, error: { type: 'not-finished', name: 'b.txt' } },
  ]);

  vi.unstubAllGlobals();
  expect(await takeInFile(nameBlob(new Blob(['x']), 'a.txt'))).toMatchObject({ ok: true });
});
