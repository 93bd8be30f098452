import { LinkButton } from '../ui/button.tsx';
import { routes } from './paths.ts';

/** Leads to the screen that opens a package somebody handed over. */
export function OpenPackageLink() {
  return (
    <LinkButton variant="secondary" to={routes.open}>
      Open a package
    </LinkButton>
  );
}
