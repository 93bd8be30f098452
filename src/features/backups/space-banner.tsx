import { useEffect, useRef, useSyncExternalStore } from 'react';
import { IconExclamationCircle } from '@tabler/icons-react';
import { matchPath, useLocation } from 'react-router';
import type { Reserve, SpaceState } from '../../storage/reserve.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useOpenSaves } from '../../ui/open-saves.ts';
import { LARGE_FILES, portfolioPaths, routes } from '../paths.ts';
import classes from './space-banner.module.css';

/** R37: over everything while the device is full: that it is, what became of the last words, and what to do. */
export function SpaceBanner({ reserve }: { readonly reserve: Reserve }) {
  const state = useSyncExternalStore(reserve.subscribe, reserve.readState);
  return state.type === 'full' ? <Full state={state} /> : null;
}

function Full({ state }: { readonly state: Extract<SpaceState, { type: 'full' }> }) {
  const { pathname } = useLocation();
  const banner = useRef<HTMLElement>(null);
  const saves = useOpenSaves();
  const portfolioId = matchPath(`${routes.portfolio}/*`, pathname)?.params.portfolioId;
  useRoomAbove(banner);

  return (
    <aside ref={banner} aria-label="This device is full" className={classes['banner']}>
      <IconExclamationCircle aria-hidden="true" size={22} className={classes['icon']} />
      <div className={classes['words']} role="alert">
        <b>This device is full.</b> {lastWords(state, saves?.type === 'failed')}
        <span className={classes['what']}>
          {' '}
          Delete something large on this device, or files that you no longer need here, then go on: this goes by itself once there is room.
        </span>
      </div>
      {portfolioId === undefined ? (
        <LinkButton size="s" variant="secondary" to={routes.home}>
          All portfolios
        </LinkButton>
      ) : (
        <LinkButton size="s" variant="secondary" to={portfolioPaths(portfolioId).settings} state={LARGE_FILES}>
          Large files
        </LinkButton>
      )}
    </aside>
  );
}

function lastWords({ isSpared }: Extract<SpaceState, { type: 'full' }>, hasFailed: boolean): string {
  if (hasFailed) return 'What you wrote last is not saved yet. It stays on the screen and is saved as soon as there is room.';
  return isSpared ? 'What you wrote last was saved, in room that Folio keeps back for this.' : 'What you wrote is saved, but little more will fit.';
}

/** Tells what sticks to the top of the window how high the banner is. */
function useRoomAbove(banner: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty('--folio-above', `${String(banner.current?.offsetHeight ?? 0)}px`));
    if (banner.current) observer.observe(banner.current);
    return () => {
      observer.disconnect();
      style.removeProperty('--folio-above');
    };
  }, [banner]);
}
