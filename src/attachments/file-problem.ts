/** Why a file was not taken in. Nothing was added or changed. */
export type FileProblem =
  | { readonly type: 'empty'; readonly name: string }
  | { readonly type: 'too-large'; readonly name: string; readonly size: number; readonly limit: number; readonly isPicture: boolean }
  | { readonly type: 'too-many-pixels'; readonly name: string; readonly width: number; readonly height: number }
  /** The file ends before the picture does. */
  | { readonly type: 'cut-short'; readonly name: string }
  | { readonly type: 'damaged'; readonly name: string; readonly mediaType: string }
  /** The device does not give the bytes: moved, deleted, changed, a folder, or not downloaded from a cloud. */
  | { readonly type: 'unreadable'; readonly name: string }
  | {
      readonly type: 'duplicate';
      readonly name: string;
      /** The file in the same batch; null for one attached before. */ readonly sameAs: string | null;
    }
  | { readonly type: 'cancelled'; readonly name: string }
  /** The work itself failed, most likely for want of memory. */
  | { readonly type: 'not-finished'; readonly name: string; readonly reason: string };

/** What a person should know of a file that was taken in. */
export type FileNote =
  | { readonly type: 'name-disagrees'; readonly name: string; readonly mediaType: string }
  | { readonly type: 'converted'; readonly name: string; readonly from: string }
  | { readonly type: 'scaled-down'; readonly name: string; readonly from: Size; readonly to: Size }
  | { readonly type: 'location-removed'; readonly name: string }
  /** Where the recording or undecoded picture was made is still inside. */
  | { readonly type: 'holds-location'; readonly name: string; readonly mediaType: string }
  /** A picture that this browser cannot show, kept as a file. */
  | { readonly type: 'cannot-show-picture'; readonly name: string; readonly mediaType: string }
  | { readonly type: 'first-frame-only'; readonly name: string }
  | { readonly type: 'moving-part-removed'; readonly name: string }
  /** SVG or HTML, which can hold script. */
  | { readonly type: 'never-opened'; readonly name: string; readonly mediaType: string }
  | { readonly type: 'may-be-cut-short'; readonly name: string; readonly mediaType: string }
  | { readonly type: 'large-for-phones'; readonly name: string; readonly size: number };

export interface Size {
  readonly width: number;
  readonly height: number;
}
