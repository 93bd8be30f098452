// What every screen is drawn with; each part of the kit brings its own module besides. Mantine's styles come with the parts that
// use them: see mantine-frame.tsx and spotlight-styles.ts.
import './base.css';
