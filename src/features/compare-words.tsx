import { Segmented } from '../ui/segmented.tsx';
import { SealWords } from './seal-words.tsx';

export type HasCompared = 'yes' | 'no';

interface CompareWordsProps {
  /** Whose seal it is. */
  readonly name: string;
  readonly keyId: string;
  readonly question: string;
  /** Null until it is said. */
  readonly value: HasCompared | null;
  readonly onChange: (value: HasCompared) => void;
}

/** The six words of somebody's seal, and whether they were compared with those on their own screen. */
export function CompareWords({ name, keyId, question, value, onChange }: CompareWordsProps) {
  return (
    <>
      <SealWords keyId={keyId} label={`The six words of the seal of ${name}`} />
      <Segmented<HasCompared>
        label={question}
        value={value}
        onChange={onChange}
        options={[
          { value: 'yes', label: 'Yes, we compared them' },
          { value: 'no', label: 'We could not compare' },
        ]}
      />
    </>
  );
}
