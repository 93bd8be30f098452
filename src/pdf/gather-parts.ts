/** Gathers the parts of a PDF, for those who need it whole. */
export function gatherParts(): { readonly onPart: (part: Blob) => void; readonly whole: () => Blob } {
  const parts: Blob[] = [];
  return { onPart: (part) => void parts.push(part), whole: () => new Blob(parts, { type: 'application/pdf' }) };
}
