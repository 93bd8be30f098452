/** Opens the browser's print dialogue on a PDF, in a frame that the page keeps out of sight. */
export function printPdf(pdf: Blob): void {
  const url = URL.createObjectURL(pdf);
  const frame = document.createElement('iframe');
  frame.title = 'PDF to print';
  frame.style.position = 'fixed';
  frame.style.inset = '100% auto auto 100%';
  frame.addEventListener('load', () => {
    const view = frame.contentWindow;
    if (!view) return;
    view.focus();
    view.print();
    // The dialogue may stay open for as long as the person likes; the frame costs nothing until then.
    setTimeout(() => {
      frame.remove();
      URL.revokeObjectURL(url);
    }, 600_000);
  });
  frame.src = url;
  document.body.append(frame);
}
