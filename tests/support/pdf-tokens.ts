/** One operator of a content stream with the operands before it. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
}

/**
 * Splits a content stream into operations. Operands stay as written: `/P`, `12.5`, `<0001>`, `[`, `<<`; strings in
 * parentheses are cut to `()`.
 */
export function* readOperations(bytes: Uint8Array): Generator<Operation> {
  const text = new TextDecoder('latin1').decode(bytes);
  let operands: string[] = [];
  for (const [token] of text.matchAll(/\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|[[\]]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g)) {
    const isOperator = /^[A-Za-z'"*]/.test(token) && !/^(true|false|null)$/.test(token);
    if (!isOperator) {
      operands.push(token.startsWith('(') ? '()' : token);
      continue;
    }
    yield { operator: token, operands };
    operands = [];
  }
}

/** The value after a key of an inline dictionary: `<< /MCID 3 >>`. */
export function inlineValue(operands: readonly string[], key: string): string | undefined {
  const at = operands.indexOf(`/${key}`);
  return at === -1 ? undefined : operands[at + 1];
}
