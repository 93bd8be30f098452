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
    <Boundary pathname={pathname} saveCopy={saveCopy}>
      {children}
    </Boundary>
  );
}

interface BoundaryProps extends ScreenBoundaryProps {
  readonly pathname: string;
}

interface BoundaryState {
  readonly fault: Error | null;
  /** Where the fault belongs. */
  readonly pathname: string;
}

class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { fault: null, pathname: this.props.pathname };

  static getDerivedStateFromError(fault: unknown): Pick<BoundaryState, 'fault'> {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  // Not a key: that would build everything inside anew at every step, and a boundary may hold a whole portfolio.
  static getDerivedStateFromProps({ pathname }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return pathname === state.pathname ? null : { fault: null, pathname };
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
          {isMissingPart ? 'Perhaps you are offline, or Folio was updated while it was open. ' : 'The other screens still work. '}
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
