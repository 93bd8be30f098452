import type { FileNote, FileProblem, Size } from './file-problem.ts';
import { fileSizeText } from '../lib/file-size-text.ts';
import { mediaTypeWords } from './media-types.ts';
import { LARGEST_PICTURE_PIXELS, LONGEST_SIDE } from './limits.ts';

/** What is wrong, what became of the file, and what to do. */
export function fileProblemText(problem: FileProblem): string {
  const { name } = problem;
  switch (problem.type) {
    case 'empty':
      return `${name} has nothing in it (0 bytes), so it was not added. Check the file where you saved it, and choose it again.`;
    case 'too-large':
      return problem.isPicture
        ? `${name} is ${fileSizeText(problem.size)}, more than the ${fileSizeText(problem.limit)} that Folio takes for one picture, so it was not added. Save it as a JPEG and add that.`
        : `${name} is ${fileSizeText(problem.size)}, more than the ${fileSizeText(problem.limit)} that Folio takes for one file, so it was not added. Shorten it or split it, or describe where it is kept and show it to your assessor there.`;
    case 'too-many-pixels':
      return `${name} is ${sizeText(problem)} pixels (${megapixels(problem)} million), more than the ${LARGEST_PICTURE_PIXELS / 1e6} million that a phone can open safely, so it was not added. Save a smaller copy and add that; Folio keeps pictures at ${LONGEST_SIDE.toLocaleString('en-GB')} pixels on the long side.`;
    case 'cut-short':
      return `${name} ends in the middle of the picture, so it was not added. It was probably not copied completely: copy it again from the phone or camera, then add it again.`;
    case 'damaged':
      return `${name} is damaged: it begins as ${mediaTypeWords(problem.mediaType)}, but the picture in it cannot be read, so it was not added. Add the original again, or take a screenshot of it.`;
    case 'unreadable':
      return `${name} could not be read, so it was not added. It may be a folder, or may have been moved, changed or not yet downloaded to this device. Check that it opens here, then choose it again.`;
    case 'duplicate':
      return problem.sameAs === null || problem.sameAs === name
        ? `${name} is already here, so it was not added a second time. Nothing needs doing.`
        : `${name} has the same content as ${problem.sameAs}, so it was not added a second time. Nothing needs doing, unless you meant another file.`;
    case 'cancelled':
      return `You cancelled ${name}, so it was not added. Choose it again if you want it after all.`;
    case 'not-finished':
      return `Folio could not finish with ${name}, so it was not added (${problem.reason}). Close other tabs and apps to free memory, then try again.`;
    default:
      return problem satisfies never;
  }
}

/** What was done to the file, or what to mind. */
export function fileNoteText(note: FileNote): string {
  const { name } = note;
  switch (note.type) {
    case 'name-disagrees':
      return note.mediaType === 'application/octet-stream'
        ? `${name} is not what its name says, and not a type that Folio knows. It was kept as a file; check that it opens.`
        : `${name} is really ${mediaTypeWords(note.mediaType)}; it was kept as ${mediaTypeWords(note.mediaType)}.`;
    case 'converted':
      return `${name} came as ${mediaTypeWords(note.from)} and is kept as a JPEG picture, so that every device can show it and the PDF can hold it.`;
    case 'scaled-down':
      return isLong(note.from)
        ? `${name} was scaled down from ${sizeText(note.from)} to ${sizeText(note.to)} pixels. It is long and narrow: check that it can still be read, or add it in several parts.`
        : `${name} was scaled down from ${sizeText(note.from)} to ${sizeText(note.to)} pixels.`;
    case 'location-removed':
      return `${name} held the place where it was taken. That was removed.`;
    case 'holds-location':
      return `${name} says where it was made, and Folio cannot remove that from ${mediaTypeWords(note.mediaType)}. If the place is private, save a copy without it and add that instead.`;
    case 'cannot-show-picture':
      return `${name} is ${mediaTypeWords(note.mediaType)}, which this browser cannot show. It was kept as a file; to have it in the PDF, save it as a JPEG and add that as well.`;
    case 'first-frame-only':
      return `${name} moves; only its first picture was kept. For the movement, add a video.`;
    case 'moving-part-removed':
      return `${name} came with a few seconds of video, which were left out. For the movement, add a video.`;
    case 'never-opened':
      return `${name} is ${mediaTypeWords(note.mediaType)}, which can hold a program. It is kept as a file, and Folio never opens it. To have it seen, add a screenshot or a PDF of it.`;
    case 'may-be-cut-short':
      return `${name} seems to be cut short: the end of ${mediaTypeWords(note.mediaType)} is missing. It was kept; check that it opens, or copy it again.`;
    case 'large-for-phones':
      return `${name} is ${fileSizeText(note.size)}. It was kept, but phones may be slow to save and share it; a shorter recording is easier for your assessor.`;
    default:
      return note satisfies never;
  }
}

function sizeText({ width, height }: Size): string {
  return `${width.toLocaleString('en-GB')} × ${height.toLocaleString('en-GB')}`;
}

function megapixels({ width, height }: Size): string {
  return Math.ceil((width * height) / 1e6).toLocaleString('en-GB');
}

/** Like a screenshot of a whole conversation. */
function isLong({ width, height }: Size): boolean {
  return Math.max(width, height) > 3 * Math.min(width, height);
}
