/** DO NOT RENAME: where the portfolios lie (src/storage/database.ts), and where copies before updates do (src/storage/set-aside.ts). */
export const DATABASE = 'folio';
export const SET_ASIDE = 'folio-set-aside';
