/** What somebody caught, in the words that came with it. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error && cause.message !== '' ? cause.message : 'no reason was given';
}
