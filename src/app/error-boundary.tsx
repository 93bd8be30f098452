import { Component, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { DeviceCopyLink } from '../features/device-copy-link.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { mendAndReload } from './mend-and-reload.ts';
import { useSuperseded } from './updates.ts';

interface ScreenBoundaryProps {
  readonly children: ReactNode;
  /** A way to save a copy of one's data, offered before anything else; as a rule the page that works by itself (R20). */
  readonly saveCopy?: ReactNode;
}

const copyLink = <DeviceCopyLink />;

/** Keeps a fault in one screen to that screen. Going elsewhere, or trying again, starts it afresh. */
export function ScreenBoundary({ children, saveCopy = copyLink }: ScreenBoundaryProps) {
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

/**
 * In the words of the browsers: of a part that is not there, and of one that was cut off. `preload CSS` is the loader's own, of a style sheet;
 * 306 is React's number for a screen that is not in its part.
 */
const MISSING_PART = /dynamically imported module|module script failed|Failed to fetch|preload CSS|provide an export|Importing binding|#306/iu;

function Fault({ fault, saveCopy, onRetry }: FaultProps) {
  const [isMending, setIsMending] = useState(false);
  const isMissingPart = MISSING_PART.test(fault.message);
  const mend = () => {
    setIsMending(true);
    void mendAndReload();
  };
  const wasUpdated = useSuperseded() !== null;

  return (
    <Page title="This screen stopped working">
      <Notice
        tone="error"
        title={isMissingPart ? 'A part of Folio could not be loaded.' : 'Folio made a mistake while it drew this screen.'}
        actions={
          <>
            {saveCopy}
            <Button variant="primary" onClick={isMissingPart ? mend : onRetry} isBusy={isMending}>
              {isMissingPart ? 'Save and reload' : 'Try again'}
            </Button>
          </>
        }
      >
        <p>
          {isMissingPart && wasUpdated && 'Folio was updated in another tab, and this part belongs to the version before. Reload to go on. '}
          {isMissingPart && !wasUpdated && 'Perhaps you are offline, or this browser lost it. Reload to fetch it anew. '}
          {!isMissingPart && 'The other screens still work. '}
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
