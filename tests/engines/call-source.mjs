/**
 * The source of an expression that calls a function with JSON arguments and gives its result as JSON, or its failure. Results go as
 * text, because each driver has its own idea of which values it can carry.
 */
export function callSource(source, args) {
  const call = typeof source === 'string' ? source : `(${source})(${args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(',')})`;
  return `(async () => {
    try { return JSON.stringify({ value: (await ${call}) ?? null }); }
    catch (error) { return JSON.stringify({ failed: String(error && error.stack ? error.message + '\\n' + error.stack : error) }); }
  })()`;
}

/** The value that the page gave; throws what it threw. */
export function readAnswer(text) {
  const answer = JSON.parse(text);
  if ('failed' in answer) throw new Error(`In the page: ${answer.failed}`);
  return answer.value;
}
