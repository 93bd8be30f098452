import { splitFileName, withoutForbidden } from '../../lib/file-name.ts';

/** `Portfolio.pdf`, signed by Aisha Khan, is `Portfolio (signed by A. Khan).pdf`; who signs after her is added in the same brackets. */
export function signedFileName(name: string, signer: string): string {
  const { stem } = splitFileName(name);
  const [, plain = stem, others] = /^(.*) \(signed by (.+)\)$/.exec(stem) ?? [];
  const signers = [...(others === undefined ? [] : [others]), shortName(signer)].join(', ');
  return `${withoutForbidden(`${plain} (signed by ${signers})`)}.pdf`;
}

/** `A. Khan`: the first letter of the first name, and the last name; a single name stays. */
function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', ...rest] = words;
  const [letter = ''] = first;
  const last = rest.at(-1);
  return last === undefined ? first : `${letter}. ${last}`;
}
