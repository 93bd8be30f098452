/**
 * The ICC profile that a photo brings along, put together from its chunks (ICC.1:2010, B.4: each begins with a name, its
 * number and how many there are); undefined when chunks are missing, or when it is not one that PDF/A-3 allows for so
 * many components (6.2.4.2). A profile decides how colours look, so one that is not sound in every number is not used.
 */
export function joinProfile(chunks: readonly Uint8Array[], components: 1 | 3 | 4): Uint8Array<ArrayBuffer> | undefined {
  const [first] = chunks;
  if (!first || chunks.length !== first[13]) return undefined;
  const sorted = [...chunks].sort((a, b) => (a[12] ?? 0) - (b[12] ?? 0));
  if (sorted.some((chunk, index) => chunk[12] !== index + 1 || chunk[13] !== chunks.length)) return undefined;

  const bodies = sorted.map((chunk) => chunk.subarray(CHUNK_HEADER));
  const profile = new Uint8Array(bodies.reduce((sum, body) => sum + body.length, 0));
  bodies.reduce((at, body) => {
    profile.set(body, at);
    return at + body.length;
  }, 0);
  return isSound(profile, components) ? profile : undefined;
}

/** True for the data of an APP2 segment that is a piece of a profile. */
export function isProfileChunk(data: Uint8Array): boolean {
  return data.length > CHUNK_HEADER && NAME.every((code, index) => data[index] === code);
}

const NAME = Array.from('ICC_PROFILE\0', (letter) => letter.charCodeAt(0));
const CHUNK_HEADER = NAME.length + 2;

const COLOR_SPACES = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' } as const;
/** One of each list has to be there for colours to be found. */
const NEEDED_TAGS = {
  1: [['kTRC', 'A2B0']],
  3: [
    ['rTRC', 'A2B0'],
    ['gTRC', 'A2B0'],
    ['bTRC', 'A2B0'],
    ['rXYZ', 'A2B0'],
  ],
  4: [['A2B0']],
} as const;
const CLASSES = new Set(['mntr', 'scnr', 'prtr', 'spac']);

function isSound(profile: Uint8Array, components: 1 | 3 | 4): boolean {
  if (profile.length < 132) return false;
  const view = new DataView(profile.buffer);
  const word = (at: number) => String.fromCharCode(...profile.subarray(at, at + 4));
  const version = profile[8] ?? 0;
  const isHeaderSound = view.getUint32(0) === profile.length && version >= 2 && version <= 4 && CLASSES.has(word(12)) && word(36) === 'acsp';
  const isLeadingSomewhere = word(20) === 'XYZ ' || word(20) === 'Lab ';
  const count = view.getUint32(128);
  if (!isHeaderSound || !isLeadingSomewhere || word(16) !== COLOR_SPACES[components] || 132 + count * 12 > profile.length) return false;

  const tags = new Set<string>();
  for (let at = 132; at < 132 + count * 12; at += 12) {
    if (view.getUint32(at + 4) + view.getUint32(at + 8) > profile.length) return false;
    tags.add(word(at));
  }
  return NEEDED_TAGS[components].every((either) => either.some((tag) => tags.has(tag)));
}
