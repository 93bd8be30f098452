// What Chromium and Edge have beyond the standard: a person opens a folder to Folio, for this time or for good.

interface FolderAccess {
  queryPermission(options: { readonly mode: Mode }): Promise<PermissionState>;
  requestPermission(options: { readonly mode: Mode }): Promise<PermissionState>;
}

interface FolderPicker {
  showDirectoryPicker(options: { readonly id: string; readonly mode: Mode }): Promise<FileSystemDirectoryHandle>;
}

type Mode = 'read' | 'readwrite';

/** False in browsers that open no folders to a page: there nothing of this is shown. */
export function canChooseFolder(): boolean {
  return hasPicker(window);
}

/** Lets the person choose a folder. Call it straight from a click. Null when they closed the dialog. */
export async function chooseFolder(mode: Mode): Promise<FileSystemDirectoryHandle | null> {
  if (!hasPicker(window)) return null;
  try {
    return await window.showDirectoryPicker({ id: 'folio-backups', mode });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    throw cause;
  }
}

/** True while Folio may write into a folder without asking. */
export async function mayWrite(handle: FileSystemDirectoryHandle): Promise<boolean> {
  return !hasAccess(handle) || (await handle.queryPermission({ mode: 'readwrite' })) === 'granted';
}

/** Asks the person. Call it straight from a click. */
export async function askFor(handle: FileSystemDirectoryHandle, mode: Mode): Promise<boolean> {
  return !hasAccess(handle) || (await handle.requestPermission({ mode })) === 'granted';
}

function hasPicker(host: object): host is FolderPicker {
  return 'showDirectoryPicker' in host;
}

function hasAccess(handle: object): handle is FolderAccess {
  return 'queryPermission' in handle && 'requestPermission' in handle;
}
