import type { IsoDate } from '../lib/dates.ts';

/** What a camera writes into a picture, as far as Folio reads it. */
export interface CameraFacts {
  /** 1 to 8, as Exif numbers them; 1 is upright, 5 to 8 lie on their side. */
  readonly orientation: number;
  /** '' when the camera does not say. */
  readonly takenOn: IsoDate;
  readonly hasLocation: boolean;
}

/** What a picture's file says of it before anything is decoded. */
export interface PictureHeader extends CameraFacts {
  /** As stored, before the orientation is applied; 0 where the header does not say. */
  readonly width: number;
  readonly height: number;
  readonly isAnimated: boolean;
  /** False where the file ends before the picture does. */
  readonly isComplete: boolean;
}

export const noCameraFacts: CameraFacts = { orientation: 1, takenOn: '', hasLocation: false };
