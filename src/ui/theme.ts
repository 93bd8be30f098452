import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Ten shades round the brand's teal; the seventh is the colour of the logo. */
const brand: MantineColorsTuple = ['#eef6f5', '#d9eae8', '#b3d5d1', '#8cc0ba', '#66a9a3', '#3f8f8a', '#1f7472', '#0f5257', '#0b4246', '#083236'];

/** The look of the few parts that come from Mantine, taken from the same tokens as everything else. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  colors: { brand },
  fontFamily: 'var(--folio-font)',
  headings: { fontFamily: 'var(--folio-font)' },
  defaultRadius: 'md',
  radius: { md: 'var(--folio-radius-s)', lg: 'var(--folio-radius)' },
  respectReducedMotion: true,
});

/** Mantine's own names for our tokens; written to `theme.generated.css` at build time, never injected. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens });

const tokens = {
  '--mantine-color-body': 'var(--folio-sheet)',
  '--mantine-color-text': 'var(--folio-ink)',
  '--mantine-color-dimmed': 'var(--folio-muted)',
  '--mantine-color-placeholder': 'var(--folio-muted)',
  '--mantine-color-error': 'var(--folio-high)',
  '--mantine-color-anchor': 'var(--folio-brand)',
  '--mantine-color-default': 'var(--folio-sheet)',
  '--mantine-color-default-hover': 'var(--folio-side)',
  '--mantine-color-default-border': 'var(--folio-line-strong)',
  '--mantine-primary-color-filled': 'var(--folio-brand)',
  '--mantine-primary-color-filled-hover': 'var(--folio-brand-hover)',
  '--mantine-primary-color-contrast': 'var(--folio-on-brand)',
};
