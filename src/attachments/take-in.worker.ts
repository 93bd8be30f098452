import { takeInHere } from './take-in-here.ts';
import type { TakeInReply, TakeInRequest } from './take-in-messages.ts';

const running = new Map<number, AbortController>();

globalThis.addEventListener('message', ({ data }: MessageEvent<TakeInRequest>) => {
  if (data.type === 'cancel') running.get(data.job)?.abort();
  else void takeIn(data.job, data.file, data.name);
});

async function takeIn(job: number, file: Blob, name: string): Promise<void> {
  const controller = new AbortController();
  running.set(job, controller);
  const named = Object.assign(file.slice(0, file.size, file.type), { name });
  const result = await takeInHere(named, {
    signal: controller.signal,
    onProgress: (progress) => reply({ type: 'progress', job, progress }),
  });
  running.delete(job);
  reply({ type: 'finished', job, result });
}

function reply(message: TakeInReply): void {
  globalThis.postMessage(message, {});
}
