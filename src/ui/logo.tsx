/** The name of the app beside a sheet with a folded corner. */
export function Logo() {
  return (
    <>
      <svg viewBox="0 0 18 22" aria-hidden="true">
        <path d="M3 0h12a3 3 0 0 1 3 3v9.5L8.5 22H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="currentColor" />
        <path d="M18 12.5V19a3 3 0 0 1-3 3H8.5z" className="folio-logo-fold" />
      </svg>
      Folio
    </>
  );
}
