import { ByteView } from './byte-view.ts';

/** One box of an ISO base media file (MP4, MOV, HEIC, AVIF). */
export interface Box {
  readonly type: string;
  /** Without the box's own header. */
  readonly content: ByteView;
}

/** The boxes that follow each other in these bytes. Ends at the first that claims more bytes than there are. */
export function boxesIn(view: ByteView): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= view.length;) {
    const { type, headerSize, size } = boxHeader(view, at, view.length - at);
    if (size < headerSize || at + size > view.length) break;
    boxes.push({ type, content: view.slice(at + headerSize, at + size) });
    at += size;
  }
  return boxes;
}

/** The content of the first box at the end of a path of types; empty when there is none. */
export function boxAt(view: ByteView, ...path: readonly string[]): ByteView {
  return path.reduce((inside, type) => boxesIn(inside).find((box) => box.type === type)?.content ?? EMPTY, view);
}

/** Size 0 means "to the end", size 1 that the size follows in 64 bits. */
export function boxHeader(view: ByteView, at: number, toEnd: number): { readonly type: string; readonly headerSize: number; readonly size: number } {
  const size = view.u32(at);
  const type = view.text(at + 4, 4);
  if (size === 1) return { type, headerSize: 16, size: view.u64(at + 8) };
  return { type, headerSize: 8, size: size === 0 ? toEnd : size };
}

const EMPTY = new ByteView(new Uint8Array());
