// V5: what a digital signature in a PDF proves and what it does not, in the words of the printed sheet and of the screen.

export const signatureProves: readonly string[] = [
  'That nothing in the file was changed after it was signed: no text, no picture, no attached file, no earlier signature.',
  'With which seal it was signed, and that this was done on the one device that has that seal.',
];

export const signatureProvesNot: readonly string[] = [
  'Who the signer is in law. No authority vouches for a seal, so PDF programs call the signer unknown: compare the six words with the person.',
  'At what time it was signed. The time is that of the signer’s own device.',
];

export const signatureProvesOnPaper =
  'A filled frame is a digital signature of this file, which Folio and PDF programs check. It proves that nothing in the file was changed after it was signed, and with which seal. It does not prove who that is in law, so PDF programs call the signer unknown: compare the six words of the seal with the person. The time is that of the signer’s own device.';
