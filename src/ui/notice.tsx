import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import classes from './notice.module.css';

const icons = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconExclamationCircle, success: IconCircleCheck } as const;

interface NoticeProps {
  readonly tone: keyof typeof icons;
  readonly title?: string | undefined;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Something to know before going on. An error is read out when it appears. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Icon = icons[tone];

  return (
    <div className={`${classes.notice} ${classes[tone]}`} role={tone === 'error' ? 'alert' : undefined}>
      <Icon aria-hidden="true" className={classes.icon} size={22} />
      <div className={classes.body}>
        {title !== undefined && <p className={classes.title}>{title}</p>}
        <div className={classes.text}>{children}</div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
