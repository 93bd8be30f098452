import classes from './text-blocks.module.css';
import { useWritingLanguage } from './writing-language.tsx';

/** Plain text as it was typed: blank lines part paragraphs, lines that begin with "- " are a list. Nothing in it is markup. */
export function TextBlocks({ text }: { readonly text: string }) {
  const lang = useWritingLanguage();
  return (
    <div className={classes.blocks} lang={lang}>
      {textToBlocks(text).map((block, index) => (
        <BlockView key={`${String(index)} ${block.type}`} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  if (block.type === 'paragraph') return <p className={classes.paragraph}>{block.lines.join('\n')}</p>;

  return (
    <ul className={classes.list}>
      {block.lines.map((line, index) => (
        <li key={`${String(index)} ${line}`}>{line}</li>
      ))}
    </ul>
  );
}

interface Block {
  readonly type: 'paragraph' | 'list';
  readonly lines: string[];
}

function textToBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let continues = false;

  for (const line of text.split(/\r?\n/u)) {
    const item = /^\s*[-•]\s+(.+)$/u.exec(line)?.[1];
    const type = item === undefined ? 'paragraph' : 'list';
    const last = blocks.at(-1);
    if (line.trim() === '') {
      continues = false;
    } else if (continues && last?.type === type) {
      last.lines.push(item ?? line);
    } else {
      blocks.push({ type, lines: [item ?? line] });
      continues = true;
    }
  }

  return blocks;
}
