import { PDFArray, PDFDict, PDFHexString, PDFNumber, type PDFObject, PDFString } from 'pdf-lib';

/**
 * True for objects that say the same, however a program spells them. References to one object are alike; whether that object
 * changed is asked of it alone.
 */
export function isAlike(a: PDFObject | undefined, b: PDFObject | undefined): boolean {
  if (a === b) return true;
  if (a instanceof PDFDict && b instanceof PDFDict) return isAlikeBut(a, b, []);
  if (a instanceof PDFArray && b instanceof PDFArray) {
    return a.size() === b.size() && a.asArray().every((item, index) => isAlike(item, b.get(index)));
  }
  if (isString(a) && isString(b)) return a.decodeText() === b.decodeText();
  if (a instanceof PDFNumber && b instanceof PDFNumber) return a.asNumber() === b.asNumber();
  return a !== undefined && b !== undefined && a.toString() === b.toString();
}

/** The same of two dictionaries, but for what stands under these keys. */
export function isAlikeBut(a: PDFDict, b: PDFDict, keys: readonly string[]): boolean {
  const all = new Set([...a.keys(), ...b.keys()]);
  return [...all].every((key) => keys.includes(key.decodeText()) || isAlike(a.get(key), b.get(key)));
}

function isString(object: PDFObject | undefined): object is PDFString | PDFHexString {
  return object instanceof PDFString || object instanceof PDFHexString;
}
