/** What Folio calls its own files inside a PDF; those of the portfolio get other names. */
export const RECORDS_NAME = 'portfolio.json';
/** The package that rides inside, without the files that are attached beside it. */
export const CARRIED_NAME = 'portfolio.folio.zip';
