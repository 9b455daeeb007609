import { createTheme, type MantineColorsTuple, Modal, PasswordInput, TextInput } from '@mantine/core';
import { texts } from './parts/texts.ts';

const teal: MantineColorsTuple = [
  '#e6f6f4',
  '#d3eae8',
  '#a8d6d2',
  '#7ac0bb',
  '#55afa8',
  '#3da49c',
  '#2e9e96',
  '#167c75',
  '#0d6e6e',
  '#095656',
];

// Read while drawing: the language is chosen after this file is loaded.
const closeButtonProps = {
  get 'aria-label'() {
    return texts.close;
  },
};

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 7 },
  colors: { teal },
  defaultRadius: 'md',
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  components: {
    // Nearly every field is required; the few that are not say so.
    TextInput: TextInput.extend({ defaultProps: { withAsterisk: false } }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { withAsterisk: false } }),
  },
});
