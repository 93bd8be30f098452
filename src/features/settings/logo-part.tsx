import { logoOf, logoWords } from '../../domain/logo.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FileProgressList } from '../../ui/file-progress.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { FilePreview } from '../file-preview.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './logo-part.module.css';
import { useLogo } from './use-logo.ts';

/** The centre's logo on the cover of the PDF: to be chosen, seen, replaced and removed. */
export function LogoPart() {
  const { snapshot } = useOpenPortfolio();
  const { portfolio } = snapshot;
  const logo = logoOf(snapshot);
  const { items, choose, cancel, dismiss, remove } = useLogo(portfolio);
  return (
    <section className={classes['part']} aria-labelledby="logo-heading">
      <h3 id="logo-heading">Logo of your centre</h3>
      <Stack gap="s">
        {logo && (
          <div className={classes['logo']}>
            <FilePreview file={{ ...logo, alternativeText: logoWords(portfolio) }} />
            <Row>
              <Button size="s" variant="quiet" onClick={remove}>
                Remove the logo
              </Button>
            </Row>
          </div>
        )}
        <FileProgressList items={items} onCancel={cancel} onDismiss={dismiss} />
        <FileDrop
          label={logo ? 'Another logo' : 'Logo of your centre'}
          hint={`A picture, such as a PNG or JPEG, for the cover of the PDF. ${logo ? 'A new one takes the place of this one.' : 'Ask your centre for it; the cover does without.'}`}
          accept="image/*"
          onFiles={choose}
        />
      </Stack>
    </section>
  );
}
