/** How much attention something asks for. Always shown with its word and mark, never by colour alone. */
export type Tone = 'low' | 'medium' | 'high';

export const toneWords = { low: 'Low', medium: 'Medium', high: 'High' } as const satisfies Record<Tone, string>;

export const toneMarks = { low: '●', medium: '◆', high: '▲' } as const satisfies Record<Tone, string>;
