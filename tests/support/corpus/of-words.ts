import * as fc from 'fast-check';
import type { SnapshotWithEvents } from '../../../src/domain/snapshot.ts';
import { arbitraryPortfolio } from '../arbitrary-portfolio.ts';
import { richPortfolio, withTexts } from '../rich-portfolio.ts';
import { isTyped } from '../typed-texts.ts';
import { type CorpusMember, member } from './member.ts';

/** Each of these stands in every field of a portfolio that a person types in. */
const TEXTS: Readonly<Record<string, [varies: string, text: string]>> = {
  'hostile-controls': [
    'control characters',
    Array.from({ length: 32 }, (_, code) => `a${String.fromCharCode(code)}b`).join(' ') + '\u007f\u0080\u0085\u009f',
  ],
  'hostile-surrogates': ['halves of characters', 'a\ud800b \udc00c \ud83d d\ude00 \ud83d\ud83d'],
  'hostile-private': [
    'characters for private use',
    `\ue000 \uf8ff \u{f0000} \u{10fffd} ${Array.from({ length: 20 }, (_, i) => String.fromCharCode(0xe000 + i * 320)).join('')}`,
  ],
  'hostile-noncharacters': ['code points that are no characters', 'a\ufffe b\uffff c\ufdd0 d\u{1fffe} \ufeff e'],
  'hostile-marks': [
    'marks that turn and hide text',
    '\u202eabc\u202c \u2066def\u2069 a\u200bb\u200cc\u200dd \u00ad\u2060\u180e \u2028 \u2029 \u{e0041}',
  ],
  'hostile-combining': ['marks without letters, and towers of them', `\u0301 a${'\u0300\u0301\u0308'.repeat(20)} \u20dd\u0489 \u094d\u0bcd`],
  'hostile-syntax': [
    'the syntax of PDF, XML and content streams',
    '(\\) <</A [1 0 R]>> endstream endobj %%EOF <x:xmpmeta> ]]> &amp; </rdf:li> EMC Q \' " TJ',
  ],
  'hostile-spaces': ['every space there is', 'a\u00a0b\u2002c\u2003d\u2009e\u202ff\u205fg\u3000h\u1680i'],
  'script-latin': ['Latin with all its marks', 'Siân Llŷr Łukasz Żółć Đặng Ẩn ő İstanbul ß ﬁ Ọlá Ƙ ɗ Ñandú Þór Œuvre ĳ'],
  'script-greek': ['Greek', 'Αλέξανδρος Παπαδόπουλος ἀρετή ΐ'],
  'script-cyrillic': ['Cyrillic', 'Олександра Їжак Ђорђе Қазақ Ѣ'],
  'script-arabic': ['Arabic, Persian, Urdu', 'عائشة خان مُحَمَّد ۱۲۳ گچپژ ٹڈڑ ہمارا نستعلیق'],
  'script-hebrew': ['Hebrew', 'שָׁלוֹם רחל (כהן) 12'],
  'script-devanagari': ['Devanagari', 'प्रिया शर्मा क्षत्रिय र्‍य हिन्दी'],
  'script-bengali': ['Bengali', 'প্রিয়াঙ্কা চক্রবর্তী'],
  'script-gurmukhi': ['Gurmukhi', 'ਹਰਪ੍ਰੀਤ ਸਿੰਘ'],
  'script-gujarati': ['Gujarati', 'કૃષ્ણા પટેલ ક્ષ'],
  'script-tamil': ['Tamil', 'தமிழ்ச்செல்வி ஸ்ரீ கொ'],
  'script-chinese': ['Chinese', '王小明 陳大文 风险评估，客户服务。'],
  'script-japanese': ['Japanese', '山田 花子 リスク評価 ｶﾅ が ガ'],
  'script-korean': ['Korean', '김민지 위험 평가 \u1112\u1161\u11ab'],
  'script-emoji': ['emoji', '😀 👩🏽‍🔧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ❤️ 1️⃣ ✓ → ≤'],
  'script-others': ['scripts that no font of Folio knows', 'ຂອບໃຈ ကျေးဇူး አማርኛ ᏣᎳᎩ 𐍈 ꦗꦮ'],
  'script-mixed': ['both directions in one line', 'Order 12 (عائشة) said: "שלום 3 × 4" – then 王 paid £5.'],
};

const SEED = 311;

export const membersOfWords: readonly CorpusMember[] = [
  ...Object.entries(TEXTS).map(([name, [varies, text]]): CorpusMember => ({
    name,
    varies: `${varies}, in every field`,
    build: () => ({ snapshot: everywhere(text) }),
  })),
  ...fc
    .sample(arbitraryPortfolio, { seed: SEED, numRuns: 6 })
    .map((builder, index) => member(`chance-${index + 1}`, 'half filled in at random', () => ({ snapshot: builder.snapshot() }))),
];

/** Short enough a portfolio that each text fills every field of each kind once. */
function everywhere(text: string): SnapshotWithEvents {
  const rich = richPortfolio().snapshot();
  const short = { ...rich, judgements: rich.judgements.slice(0, 3), risks: rich.risks.slice(0, 4) };
  return withTexts(short, isTyped, () => text);
}
