import { PDFObject } from 'pdf-lib';

/**
 * An object in its written form. A document has thousands of structure elements and links: as dictionaries, with an object
 * for every name and number, they would cost more than its text.
 */
export class WrittenObject extends PDFObject {
  constructor(private readonly text: string) {
    super();
  }

  override toString(): string {
    return this.text;
  }
}
