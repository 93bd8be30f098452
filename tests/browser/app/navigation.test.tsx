import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useEffect, useState } from 'react';
import { Link, MemoryRouter, Route, Routes, useNavigate } from 'react-router';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ScreenBoundary } from '../../../src/app/error-boundary.tsx';
import { ScrollKeeper } from '../../../src/app/scroll-keeper.tsx';
import { UiProvider } from '../../../src/ui/ui-provider.tsx';

/** When the first screen has its rows. */
let rowsAreThere: Promise<void> = Promise.resolve();

beforeEach(() => {
  rowsAreThere = Promise.resolve();
  sessionStorage.clear();
  window.scrollTo(0, 0);
});

describe('where a screen stands when it is shown', () => {
  test('a new screen begins at its top', async () => {
    renderScreens();
    await scrollTo(900);

    await userEvent.click(screen.getByText('To the second'));

    expect(await screen.findByText('Second')).toBeDefined();
    expect(window.scrollY).toBe(0);
  });

  test('going back leads to where one was, also when the screen is high only later', async () => {
    renderScreens();
    await scrollTo(900);
    await userEvent.click(screen.getByText('To the second'));
    await screen.findByText('Second');

    await userEvent.click(screen.getByText('Back'));

    await waitFor(() => {
      expect(window.scrollY).toBe(900);
    });
  });

  test('a change of the query leaves the screen where it is', async () => {
    renderScreens();
    await scrollTo(600);

    await userEvent.click(screen.getByText('Filter'));

    expect(window.scrollY).toBe(600);
  });

  test('a reload leads to where one was', async () => {
    const first = renderScreens();
    await scrollTo(700);
    window.dispatchEvent(new Event('pagehide'));
    first.unmount();
    window.scrollTo(0, 0);

    renderScreens();

    await waitFor(() => {
      expect(window.scrollY).toBe(700);
    });
  });

  test('who scrolls meanwhile is not pulled back', async () => {
    renderScreens();
    await scrollTo(900);
    await userEvent.click(screen.getByText('To the second'));
    await screen.findByText('Second');
    let showRows = () => {};
    rowsAreThere = new Promise((done) => {
      showRows = done;
    });
    await userEvent.click(screen.getByText('Back'));
    await screen.findByTestId('low');
    window.dispatchEvent(new WheelEvent('wheel'));
    showRows();

    await screen.findByTestId('high');
    await act(async () => new Promise((done) => setTimeout(done, 100)));

    expect(window.scrollY).not.toBe(900);
  });
});

describe('the boundary round the screens', () => {
  test('does not build anew what it holds when the address changes', async () => {
    const onMount = vi.fn<() => void>();
    render(
      <UiProvider>
        <MemoryRouter>
          <ScreenBoundary>
            <Mounting onMount={onMount} />
            <Link to="/elsewhere">Elsewhere</Link>
          </ScreenBoundary>
        </MemoryRouter>
      </UiProvider>,
    );

    await userEvent.click(screen.getByText('Elsewhere'));

    expect(onMount).toHaveBeenCalledTimes(1);
  });
});

function renderScreens() {
  return render(
    <StrictMode>
      <MemoryRouter>
        <ScrollKeeper />
        <Routes>
          <Route path="/" element={<First />} />
          <Route path="/second" element={<Second />} />
        </Routes>
      </MemoryRouter>
    </StrictMode>,
  );
}

/** Its rows come later than the screen, as those of a database do. */
function First() {
  const [height, setHeight] = useState(10);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    void rowsAreThere.then(() => {
      timer = setTimeout(() => setHeight(4000));
    });
    return () => clearTimeout(timer);
  }, []);

  return (
    <div>
      <nav style={{ position: 'fixed', top: 0 }}>
        <Link to="/second">To the second</Link>
        <Link to="/?only=gaps">Filter</Link>
      </nav>
      <div data-testid={height > 10 ? 'high' : 'low'} style={{ height }} />
    </div>
  );
}

function Second() {
  const navigate = useNavigate();

  return (
    <div style={{ height: 3000 }}>
      Second
      <button
        type="button"
        onClick={() => {
          void navigate(-1);
        }}
      >
        Back
      </button>
    </div>
  );
}

/** Scrolls once the screen is high, and waits for the browser to say so. */
async function scrollTo(top: number) {
  await screen.findByTestId('high');
  const told = new Promise((done) => {
    window.addEventListener('scroll', done, { once: true });
  });
  window.scrollTo(0, top);
  await told;
}

function Mounting({ onMount }: { readonly onMount: () => void }) {
  useEffect(onMount, [onMount]);
  return <p>Held</p>;
}
