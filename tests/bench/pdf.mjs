export async function measurePdf() { return []; }
