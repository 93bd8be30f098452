/**
 * What the device knows of the installed app. Every address is relative to the manifest, so that any sub-path works. There is no `id`:
 * it would be taken from the origin, and two Folios on one origin would be one app; without it the start address tells them apart.
 */
export const webManifest = {
  name: 'Folio',
  short_name: 'Folio',
  description: 'Build, check and sign your NVQ evidence, offline.',
  lang: 'en-GB',
  dir: 'ltr',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#f6f4ef',
  theme_color: '#0f5257',
  categories: ['education', 'productivity'],
  icons: [
    { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'icon-monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
  ],
  // The screens named behind the # are those of src/features/paths.ts.
  shortcuts: [
    { name: 'Add evidence', url: './#/add', icons: [{ src: 'shortcut-add-96.png', sizes: '96x96', type: 'image/png' }] },
    { name: 'Open a package', url: './#/open', icons: [{ src: 'shortcut-open-96.png', sizes: '96x96', type: 'image/png' }] },
  ],
  // Received in src/sw.ts, also without a signal.
  share_target: {
    action: './share-files',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      files: [
        {
          name: 'files',
          accept: [
            ...['image/*', 'audio/*', 'video/*', 'text/plain', 'text/csv', 'message/rfc822', 'application/pdf', 'application/rtf'],
            ...['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint', 'application/vnd.ms-outlook'],
            ...['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
            ...['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '.xlsx'],
            ...['application/vnd.openxmlformats-officedocument.presentationml.presentation', '.pptx'],
            ...['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet', '.odt', '.ods', '.heic', '.eml', '.msg'],
          ],
        },
      ],
    },
  },
  // Received in src/app/launch.ts.
  file_handlers: [
    {
      action: './#/open',
      accept: { 'application/zip': ['.folio.zip'], 'application/octet-stream': ['.age'], 'application/pdf': ['.pdf'] },
    },
  ],
};
