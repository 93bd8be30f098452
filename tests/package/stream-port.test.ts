import { describe, expect, test, vi } from 'vitest';
import { receiveStream, sendStream } from '../../src/package/stream-port.ts';

const bytes = (...numbers: number[]) => Uint8Array.from(numbers);

/** A stream of these pieces, and which of them were asked for so far. */
function source(pieces: readonly Uint8Array[], failure?: Error) {
  const given: Uint8Array[] = [];
  const cancelled = vi.fn<(reason: unknown) => void>();
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = pieces[given.length];
        if (piece) {
          given.push(piece);
          controller.enqueue(piece);
        } else if (failure) controller.error(failure);
        else controller.close();
      },
      cancel: cancelled,
    },
    { highWaterMark: 0 },
  );
  return { stream, given, cancelled };
}

describe('a stream through a port', () => {
  test('arrives whole and in order, and its giver keeps its memory', async () => {
    const pieces = [bytes(1, 2), bytes(3), bytes(4, 5, 6).subarray(1, 2)];
    const { stream } = source(pieces);
    const onEnd = vi.fn<() => void>();
    const arrived: number[][] = [];
    for await (const piece of receiveStream(sendStream(stream).port, { onEnd })) arrived.push([...piece]);
    expect(arrived).toEqual([[1, 2], [3], [5]]);
    expect(pieces.map(({ length }) => length)).toEqual([2, 1, 1]);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  test('does not run ahead of its reader', async () => {
    const { stream, given } = source([bytes(1), bytes(2), bytes(3)]);
    const reader = receiveStream(sendStream(stream).port).getReader();
    await reader.read();
    await new Promise((done) => setTimeout(done, 20));
    expect(given).toHaveLength(1);
    await reader.cancel();
  });

  test('that fails, fails with the same words', async () => {
    const { stream } = source([bytes(1)], new Error('The disk is gone.'));
    const onEnd = vi.fn<() => void>();
    const reader = receiveStream(sendStream(stream).port, { onEnd }).getReader();
    await reader.read();
    await expect(reader.read()).rejects.toThrow('The disk is gone.');
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  test('that nobody wants any more lets go of where it came from', async () => {
    const { stream, cancelled } = source([bytes(1), bytes(2)]);
    const onEnd = vi.fn<() => void>();
    const reader = receiveStream(sendStream(stream).port, { onEnd }).getReader();
    await reader.read();
    await reader.cancel();
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledTimes(1));
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  test('fails as soon as it is aborted, though no answer comes', async () => {
    const controller = new AbortController();
    const onEnd = vi.fn<() => void>();
    const silent = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const sent = sendStream(silent);
    const reader = receiveStream(sent.port, { signal: controller.signal, onEnd }).getReader();
    const read = reader.read();
    controller.abort(new Error('Enough.'));
    await expect(read).rejects.toThrow('Enough.');
    expect(onEnd).toHaveBeenCalledTimes(1);
    sent.stop();
  });
});
