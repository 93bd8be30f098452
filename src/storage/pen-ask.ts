import type { PenMessage, PenSurroundings } from './pen-surroundings.ts';

/** A tab that says nothing for so long is frozen: what it holds is taken (R14). Milliseconds. */
export const SILENCE = 3_000;
/** How long a tab that answered may save before the pen is taken all the same. */
const SAVING = 8_000;

export interface PenAsk {
  /** R13: asks the writer to save and let go. False when it did not say that it has. */
  readonly writer: (isWriter: (tabId: string) => boolean) => Promise<boolean>;
  /** An answer that came for this tab. */
  readonly hear: (message: PenMessage) => void;
}

export function createPenAsk(portfolioId: string, { post, tabId, wait }: PenSurroundings): PenAsk {
  let hear: PenAsk['hear'] | null = null;

  return {
    async writer(isWriter) {
      const heard: PenMessage['type'][] = [];
      const next = () =>
        new Promise<void>((done) => {
          hear = ({ type, from }) => {
            if (!isWriter(from)) return;
            heard.push(type);
            done();
          };
        });
      const first = next();
      post({ type: 'ask', portfolioId, from: tabId });
      await Promise.race([first, wait(SILENCE)]);
      if (heard.length > 0 && !heard.includes('yours')) await Promise.race([next(), wait(SAVING)]);
      hear = null;
      return heard.includes('yours');
    },
    hear: (message) => hear?.(message),
  };
}
