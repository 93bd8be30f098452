import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { routes } from '../features/paths.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Logo } from '../ui/logo.tsx';
import classes from './shell.module.css';
import { UpdateNotice } from './update-notice.tsx';

interface ShellItem {
  readonly to: string;
  readonly label: string;
  readonly count?: string | undefined;
}

export interface ShellGroup {
  readonly title: string | null;
  readonly items: readonly ShellItem[];
}

interface ShellProps {
  /** Whose portfolio this is; left out on narrow screens. */
  readonly context?: ReactNode;
  /** How safe the work is. */
  readonly state?: ReactNode;
  /** Buttons of the header. On phones the links among them give way; offer those places in a group too. */
  readonly actions?: ReactNode;
  /** Without groups the frame is only a header. */
  readonly groups?: readonly ShellGroup[] | undefined;
  /** The add button stands after the second tab, "More" after the last. */
  readonly phoneTabs?: readonly { readonly to: string; readonly label: string; readonly icon: ReactNode }[] | undefined;
  readonly onAdd?: (() => void) | undefined;
  readonly children: ReactNode;
}

const none: readonly [] = [];

/** The frame of the app: header, rail from 900 px, bar of tabs below that. None of it is printed. */
export function Shell({ context, state, actions, groups = none, phoneTabs = none, onAdd, children }: ShellProps) {
  const hasRail = groups.length > 0;

  return (
    <div className={hasRail ? `${classes.shell} ${classes.withRail}` : classes.shell}>
      {/* Not a link: behind the # stand the routes. */}
      <button type="button" className={classes.skip} onClick={focusMain}>
        Skip to the content
      </button>
      <header className={`folio-header ${classes.header}`}>
        <Link to={routes.home} className="folio-logo" aria-label="Folio, all portfolios">
          <Logo />
        </Link>
        <div className={classes.context}>{context}</div>
        <div className={classes.state}>{state}</div>
        <div className={classes.actions}>{actions}</div>
      </header>
      {hasRail && (
        <nav aria-label="Portfolio" className={classes.rail}>
          <Groups groups={groups} />
        </nav>
      )}
      <main id="content" tabIndex={-1} className={classes.main}>
        <UpdateNotice />
        {children}
      </main>
      {hasRail && <TabBar groups={groups} tabs={phoneTabs} onAdd={onAdd} />}
    </div>
  );
}

function Groups({ groups }: { readonly groups: readonly ShellGroup[] }) {
  const addresses = groups.flatMap((group) => group.items.map((item) => item.to));

  return groups.map((group) => (
    <div key={group.title ?? ''} className={classes.group}>
      {group.title !== null && <h2 className={classes.groupTitle}>{group.title}</h2>}
      <ul className={classes.items}>
        {group.items.map((item) => (
          <li key={item.to}>
            <NavLink to={item.to} end={isParent(item.to, addresses)} className={classes.item ?? ''}>
              {item.label}
              {item.count !== undefined && <span className={classes.count}>{item.count}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}

function TabBar({
  groups,
  tabs,
  onAdd,
}: Required<Pick<ShellProps, 'onAdd'>> & { readonly groups: readonly ShellGroup[]; readonly tabs: NonNullable<ShellProps['phoneTabs']> }) {
  const { pathname } = useLocation();
  // Remembered with the address, so that going somewhere closes it.
  const [moreOpenAt, setMoreOpenAt] = useState<string | null>(null);
  const addresses = groups.flatMap((group) => group.items.map((item) => item.to));

  function tabLinks(some: typeof tabs) {
    return some.map((tab) => (
      <NavLink key={tab.to} to={tab.to} end={isParent(tab.to, addresses)} className={classes.tab ?? ''}>
        {tab.icon}
        {tab.label}
      </NavLink>
    ));
  }

  return (
    <>
      <nav aria-label="Main screens" className={classes.tabBar} data-tab-bar>
        {tabLinks(tabs.slice(0, 2))}
        {onAdd !== undefined && (
          <button type="button" className={classes.add} aria-label="Add evidence or a risk" onClick={onAdd}>
            <IconPlus aria-hidden="true" size={26} stroke={2.5} />
          </button>
        )}
        {tabLinks(tabs.slice(2))}
        <button
          type="button"
          className={classes.tab}
          aria-haspopup="dialog"
          onClick={() => {
            setMoreOpenAt(pathname);
          }}
        >
          <IconDots aria-hidden="true" size={22} />
          More
        </button>
      </nav>
      <Dialog
        title="All screens"
        isOpen={moreOpenAt === pathname}
        closesOnPressOutside
        onClose={() => {
          setMoreOpenAt(null);
        }}
      >
        <nav aria-label="All screens" className={classes.more}>
          <Groups groups={groups} />
        </nav>
      </Dialog>
    </>
  );
}

/** An address that begins others is marked only when it is itself open. */
function isParent(address: string, addresses: readonly string[]): boolean {
  return addresses.some((other) => other.startsWith(`${address}/`));
}

function focusMain() {
  document.querySelector<HTMLElement>('main')?.focus();
}
