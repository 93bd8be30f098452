import { useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

const distance = 8;
const hoverDelay = 350;

interface Tooltip {
  readonly tooltipRef: RefObject<HTMLElement | null>;
  readonly anchorProps: {
    readonly onMouseEnter: (event: { readonly currentTarget: HTMLElement }) => void;
    readonly onMouseLeave: () => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onPointerDown: () => void;
  };
}

/**
 * Shows a `popover="manual"` element near its anchor, on hover and on keyboard focus; Escape puts it away. It lies in the top layer,
 * so no card cuts it off, and it keeps within the window.
 */
export function useTooltip(): Tooltip {
  const tooltipRef = useRef<HTMLElement>(null);
  const timer = useRef<number>(undefined);

  function show(anchor: HTMLElement) {
    const tooltip = tooltipRef.current;
    if (tooltip === null || !tooltip.isConnected || tooltip.matches(':popover-open')) return;
    tooltip.showPopover();
    place(tooltip, anchor.getBoundingClientRect());
  }

  function hide() {
    window.clearTimeout(timer.current);
    if (tooltipRef.current?.matches(':popover-open') === true) tooltipRef.current.hidePopover();
  }

  return {
    tooltipRef,
    anchorProps: {
      onMouseEnter: ({ currentTarget }) => {
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => {
          show(currentTarget);
        }, hoverDelay);
      },
      onMouseLeave: hide,
      onFocus: ({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) show(currentTarget);
      },
      onBlur: hide,
      onKeyDown: (event) => {
        if (event.key === 'Escape') hide();
      },
      onPointerDown: hide,
    },
  };
}

/** Above the anchor, or below where there is no room above. */
function place(tooltip: HTMLElement, anchor: DOMRect) {
  const { width, height } = tooltip.getBoundingClientRect();
  const centred = anchor.left + anchor.width / 2 - width / 2;
  const left = Math.max(distance, Math.min(centred, document.documentElement.clientWidth - width - distance));
  const above = anchor.top - height - distance;
  tooltip.style.left = `${String(left)}px`;
  tooltip.style.top = `${String(above >= 0 ? above : anchor.bottom + distance)}px`;
}
