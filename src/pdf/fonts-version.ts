/** Changes with the fonts in public/fonts; written by tests/tools/make-fonts.mjs. */
export const FONTS_VERSION = 'e68b26cea66b';
