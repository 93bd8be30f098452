/**
 * Makes a text area as high as its text in browsers without `field-sizing: content`. At most once a frame, because measuring the
 * height costs a layout.
 * @returns a function that stops it
 */
export function growWithText(area: HTMLTextAreaElement, isNeeded = !CSS.supports('field-sizing', 'content')): () => void {
  if (!isNeeded) return () => undefined;
  let frame = 0;

  function grow(): void {
    frame = 0;
    const borders = area.offsetHeight - area.clientHeight;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + borders}px`;
  }

  function growSoon(): void {
    if (frame === 0) frame = requestAnimationFrame(grow);
  }

  growSoon();
  area.addEventListener('input', growSoon);
  // The text may have been set by the form, or the area lay in a closed part of the page, where nothing has a height.
  area.addEventListener('focus', growSoon);
  return () => {
    cancelAnimationFrame(frame);
    area.removeEventListener('input', growSoon);
    area.removeEventListener('focus', growSoon);
  };
}
