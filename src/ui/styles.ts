// The styles that every screen needs, in the order in which they may overrule each other. Parts of Mantine that load late
// bring their own: see spotlight-styles.ts.
import './base.css';
import './theme.generated.css';
import '@mantine/core/styles/UnstyledButton.css';
