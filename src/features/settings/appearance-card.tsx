import { Card } from '../../ui/card.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useColorScheme, type ColorScheme } from '../../ui/use-color-scheme.ts';

/** Light, dark, or as the device has it. Printing is always on white. */
export function AppearanceCard() {
  const { colorScheme, setColorScheme } = useColorScheme();
  return (
    <Card title="Appearance">
      <Segmented<ColorScheme>
        label="Colours"
        value={colorScheme}
        onChange={setColorScheme}
        options={[
          { value: 'auto', label: 'As this device' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </Card>
  );
}
