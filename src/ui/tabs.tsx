import { NavLink } from 'react-router';
import classes from './tabs.module.css';

interface LinkTabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly label: string; readonly to: string; readonly count?: number | string | undefined }[];
}

/** Sister screens as tabs. They are links, so the address says which is open. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end className={classes.tab ?? ''}>
          {tab.label}
          {tab.count !== undefined && <span className={classes.count}>{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
