import classes from './spinner.module.css';

/** Says that something is on its way. Shows itself only after 0.3 s, so that what is quick does not flicker. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <div role="status" className={classes.loading}>
      <span aria-hidden="true" className={classes.ring} />
      {label}
    </div>
  );
}
