import { graphemesOf } from './graphemes.ts';

/** Which typeface's shapes: Chinese in its two forms, Japanese and Korean write the same characters a little differently. */
export type HanForm = 'simplified' | 'traditional' | 'japanese' | 'korean';

/** Ideographs and their punctuation, kana, hangul, wide letters. */
export const EAST_ASIAN =
  /[\u1100-\u11FF\u2460-\u24FF\u2E80-\u2FDF\u3000-\u4DBF\u4E00-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{1B000}-\u{1B16F}\u{20000}-\u{3FFFF}]/u;

/** What the characters of a text tell of its form; undefined when it could be any. */
export function hanFormOf(text: string): HanForm | undefined {
  if (!EAST_ASIAN.test(text)) return undefined;
  if (/[\u3041-\u3096\u30A1-\u30FA]/.test(text)) return 'japanese';
  if (/[\u1100-\u11FF\u3131-\u318E\uAC00-\uD7A3]/.test(text)) return 'korean';
  if (TRADITIONAL.test(text)) return 'traditional';
  return SIMPLIFIED.test(text) ? 'simplified' : undefined;
}

/** Frequent characters and surnames that only one way of writing Chinese has, and Japanese neither. */
const TRADITIONAL =
  /[們這說對國學會來為裡麼沒點體發經產關萬與兩從實寫寶將專廣應戰據數斷榮樂歲歷歸氣灣營爭獨當盡縣聲舊藝處號變讀讓賣轉邊醫釋錢鐵隨險雙靈顯驗黃齊陳張劉鄭趙馮蘇吳鄧盧蕭譚嘅咗冇啲嚟喺咁嗰佢哋唔妳臺灣]/;
const SIMPLIFIED =
  /[们这为时说对过发经种动产开关见车东马鸟鱼门问间闻习书买卖乐头实让认识语请谢谁课读调谈话该诉词译员图场报张强录总电远进运还连边达选导应华单双历听启吗吴响园围备复妈妇孙宁业专严举乡亲亿仅从仓仪价众优伟传伤伦债储儿兴养写军农冲决况减则刘刚创办务劳势协卫厂厅压变陈赵钱郑冯许罗杨邓卢苏钟谭陆贾邹顾]/;

/**
 * Splits text without spaces where a line may end: beside ideographs, kana and pictures, but not before closing signs
 * and small kana or after opening ones (the classes ID, CL, NS and OP of UAX #14). Korean breaks at its spaces.
 */
export function breakablePieces(text: string): readonly string[] {
  if (!BREAKING.test(text)) return [text];
  const pieces: string[] = [];
  let last = '';
  for (const letter of graphemesOf(text)) {
    if (last !== '' && !mayBreakBetween(last, letter)) pieces[pieces.length - 1] += letter;
    else pieces.push(letter);
    last = letter;
  }
  return pieces;
}

/** True when a line may end between two characters, of which no space is one. */
export function mayBreakBetween(before: string, after: string): boolean {
  return (BREAKING.test(before) || BREAKING.test(after)) && !OPENING.test(before) && !CLOSING.test(after) && !GLUE.test(before) && !GLUE.test(after);
}

const BREAKING =
  /[\u2E80-\u2FDF\u3001-\u30FF\u3105-\u312F\u31A0-\u31FF\u3200-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF01-\uFF60\u{1B000}-\u{1B16F}\u{1F1E6}-\u{1F1FF}\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFF}]/u;
const OPENING = /[([{«‘“‹£€$¥№#@\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u3018\u301A\u301D\uFF04\uFF08\uFF3B\uFF5B\uFF5F\uFFE1\uFFE5]$/;
const CLOSING =
  /^[)\]}»’”›!?:;,.…%°‰′″‐–\-/\u3001\u3002\u3005\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B-\u301F\u303B\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096\u3099-\u309E\u30A0\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6\u30FB-\u30FE\u31F0-\u31FF\uFF01\uFF05\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3D\uFF5D\uFF5E\uFF60\p{M}]/u;
/** No-break spaces and word joiners. */
const GLUE = /\u200D|[\u00A0\u202F\u2060\uFEFF]/;
