import { PageLinkButton } from '../ui/button.tsx';

/** The page that saves everything also when the app cannot start (R20). Beside the app's own page, whatever the sub-path. */
const deviceCopyHref = './rescue.html';

/** Leads to the page that saves a copy of everything. */
export function DeviceCopyLink({ children = 'Save a copy of everything' }: { readonly children?: string }) {
  return (
    <PageLinkButton variant="secondary" href={deviceCopyHref}>
      {children}
    </PageLinkButton>
  );
}
