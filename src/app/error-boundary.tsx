import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

interface ScreenBoundaryProps {
  readonly children: ReactNode;
  /** A way to save a copy of one's data, offered before anything else. */
  readonly saveCopy?: ReactNode;
}

/** Keeps a fault in one screen to that screen. Going elsewhere, or trying again, starts it afresh. */
export function ScreenBoundary({ children, saveCopy }: ScreenBoundaryProps) {
  const { pathname } = useLocation();

  return (
    <Boundary key={pathname} saveCopy={saveCopy}>
      {children}
    </Boundary>
  );
}

interface BoundaryState {
  readonly fault: Error | null;
}

class Boundary extends Component<ScreenBoundaryProps, BoundaryState> {
  override state: BoundaryState = { fault: null };

  static getDerivedStateFromError(fault: unknown): BoundaryState {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;

    return (
      <Fault
        fault={fault}
        saveCopy={this.props.saveCopy}
        onRetry={() => {
          this.setState({ fault: null });
        }}
      />
    );
  }
}

interface FaultProps {
  readonly fault: Error;
  readonly saveCopy: ReactNode;
  readonly onRetry: () => void;
}

function Fault({ fault, saveCopy, onRetry }: FaultProps) {
  const isMissingPart = /dynamically imported module|module script failed|Failed to fetch/iu.test(fault.message);

  return (
    <Page title="This screen stopped working">
      <Notice
        tone="error"
        title={isMissingPart ? 'A part of Folio could not be loaded.' : 'Folio made a mistake while it drew this screen.'}
        actions={
          <>
            {saveCopy}
            <Button variant="primary" onClick={isMissingPart ? reload : onRetry}>
              Try again
            </Button>
          </>
        }
      >
        <p>
          {isMissingPart
            ? 'Perhaps you are offline, or Folio was updated while it was open. '
            : 'The other screens still work. '}
          What you saved is still on this device.
        </p>
        <details>
          <summary>For whoever looks into it</summary>
          <p>
            <code>{`${fault.name}: ${fault.message}`}</code>
          </p>
        </details>
      </Notice>
    </Page>
  );
}

function reload() {
  window.location.reload();
}
