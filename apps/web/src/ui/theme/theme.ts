import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** The accent runs from its tint to its pressed shade; 8 carries white text in light, 6 in dark. */
const accent = ['#e4eefa', '#d0e0f4', '#a9c6ec', '#8db9f2', '#5a96e0', '#3a70bd', '#2f63ad', '#1553a1', '#123a72', '#0d2d5a'] as const;

export const theme = createTheme({
  fontFamily: '"Tabular digits", "Be Vietnam Pro", system-ui, sans-serif',
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.25rem', lineHeight: '1.4' }, h2: { fontSize: '0.875rem', lineHeight: '1.4286' } } },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5385', sm: '1.4286', md: '1.4286', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '0.125rem', sm: '0.25rem', md: '0.375rem', lg: '0.5rem', xl: '0.75rem' },
  defaultRadius: 'md',
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 6 },
  white: '#ffffff',
  black: '#1c2430',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 500 } },
    Button: { defaultProps: { fw: 500 } },
    Tooltip: { defaultProps: { withArrow: true, multiline: true, maw: 360, events: { hover: true, focus: true, touch: true } } },
    Modal: { defaultProps: { radius: 'md', overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 0 } } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.2 }, transitionProps: { duration: 120 } } },
    // The placeholder would be a child that a menu must not have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'sm', transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { shadow: 'sm', transitionProps: { duration: 0 } } },
  },
});

const roles = {
  '--mantine-color-body': 'var(--td-surface)',
  '--mantine-color-text': 'var(--td-text)',
  '--mantine-color-dimmed': 'var(--td-text-quiet)',
  '--mantine-color-placeholder': 'var(--td-text-quiet)',
  '--mantine-color-anchor': 'var(--td-link)',
  '--mantine-color-error': 'var(--td-error-text)',
  '--mantine-color-default': 'var(--td-surface)',
  '--mantine-color-default-hover': 'var(--td-surface-quiet)',
  '--mantine-color-default-color': 'var(--td-text)',
  '--mantine-color-default-border': 'var(--td-line-strong)',
  '--mantine-color-accent-filled': 'var(--td-accent)',
  '--mantine-color-accent-filled-hover': 'var(--td-accent-touched)',
  '--mantine-color-accent-light': 'var(--td-surface-selected)',
  '--mantine-color-accent-light-hover': 'var(--td-surface-selected)',
  '--mantine-color-accent-light-color': 'var(--td-link)',
  '--mantine-color-red-filled': 'var(--td-error-text)',
  '--mantine-color-red-light-color': 'var(--td-error-text)',
} as const;

/** Mantine's colours follow our roles, so that both schemes are decided in tokens.css alone. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: roles, dark: roles });
