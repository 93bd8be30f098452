import type { Block } from './context.ts';
import { list } from './lists.ts';
import { paragraph, type TextOptions } from './text-blocks.ts';

/**
 * What someone typed into a large field: an empty line begins a new paragraph, lines that begin with `- `, `* ` or `• `
 * are a bullet list, other line ends stay as they are.
 */
export function prose(text: string, options: TextOptions = {}): Block {
  const blocks = text
    .split(/\r?\n\s*\n/)
    .flatMap((part) => groupLines(part))
    .map(({ isList, lines }) =>
      isList
        ? list(
            lines.map((line) => line.replace(BULLET, '')),
            { isTyped: true },
          )
        : paragraph(lines.join('\n'), { ...options, isTyped: true }),
    );
  return (context, width) => blocks.flatMap((block) => block(context, width));
}

const BULLET = /^\s*[-*•]\s+/;

function groupLines(text: string): { isList: boolean; lines: string[] }[] {
  const groups: { isList: boolean; lines: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const isList = BULLET.test(line);
    const last = groups.at(-1);
    if (last?.isList === isList) last.lines.push(line);
    else groups.push({ isList, lines: [line] });
  }
  return groups;
}
