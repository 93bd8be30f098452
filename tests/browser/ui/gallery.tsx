import { IconEdit, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, LinkButton } from '../../../src/ui/button.tsx';
import { Card } from '../../../src/ui/card.tsx';
import { Chip } from '../../../src/ui/chip.tsx';
import { ChoiceChips } from '../../../src/ui/choice-chips.tsx';
import { DefinitionList } from '../../../src/ui/definition-list.tsx';
import { EmptyState } from '../../../src/ui/empty-state.tsx';
import { IconButton } from '../../../src/ui/icon-button.tsx';
import { LevelMark } from '../../../src/ui/level-mark.tsx';
import { RiskMatrix } from '../../../src/ui/matrix.tsx';
import { Notice } from '../../../src/ui/notice.tsx';
import { Page } from '../../../src/ui/page.tsx';
import { ProgressBar } from '../../../src/ui/progress-bar.tsx';
import { RowsView } from '../../../src/ui/rows-view.tsx';
import { SearchBox } from '../../../src/ui/search-box.tsx';
import { Segmented } from '../../../src/ui/segmented.tsx';
import { Loading } from '../../../src/ui/spinner.tsx';
import { Columns, Row, Stack } from '../../../src/ui/stack.tsx';
import { StatusMark } from '../../../src/ui/status-mark.tsx';
import { LinkTabs } from '../../../src/ui/tabs.tsx';
import type { Tone } from '../../../src/ui/tone.ts';
import { RiskTable } from './gallery-table.tsx';

const probabilities = [
  'Rare: less than once a year',
  'Unlikely: once or twice a year',
  'Possible: about monthly',
  'Likely: about weekly',
  'Almost certain: daily',
];
const consequences = ['None or negligible', 'Minor', 'Moderate', 'Serious', 'Severe'];

/** Every part of the kit that is laid out, in one screen, as a feature would use it. */
export function Gallery() {
  return (
    <Page
      title="Assessment of the delivery and complaint stages"
      eyebrow={
        <>
          <b>E4</b> · Formal assessment · draft
        </>
      }
      lead="12 November · walk-through with the team and the courier’s supervisor"
      actions={
        <>
          <LinkButton to="/print">Print</LinkButton>
          <Button variant="primary">Mark as ready</Button>
        </>
      }
      aside={<Aside />}
    >
      <LinkTabs
        label="Views"
        tabs={[
          { label: 'Risks', to: '/', count: 14 },
          { label: 'Matrix', to: '/matrix' },
          { label: 'Gaps', to: '/gaps', count: 2 },
        ]}
      />
      <Controls />
      <Progress />
      <Card title="Risk register" actions={<Button size="s">Add risk</Button>} tight>
        <RiskTable />
      </Card>
      <Notices />
      <Card title="What is recorded">
        <RowsView
          rows={[
            { label: 'Hazard', type: 'text', text: 'Parcels handed to neighbours without a signature.\n\nSeen on:\n- 3 November\n- 9 November' },
            { label: 'Affects', type: 'list', items: ['Customers', 'Drivers'] },
            {
              label: 'Controls',
              type: 'table',
              columns: ['Control', 'Owner'],
              rows: [
                ['Photo on delivery', 'J. Osei'],
                ['Safe-place form', 'A. Khan'],
              ],
            },
            { label: 'Note', type: 'text', text: '' },
          ]}
        />
      </Card>
      <EmptyState title="No discussions yet" actions={<Button variant="primary">Record a discussion</Button>}>
        <p>A discussion with colleagues shows that you have made them aware of the risks. Note who was there and what was agreed.</p>
      </EmptyState>
      <Loading label="Opening" />
    </Page>
  );
}

function Progress() {
  return (
    <Card>
      <Stack>
        <ProgressBar label="What you must cover" value={10} max={11} />
        <Columns min={240} gap="l">
          <ProgressBar label="What you must do" value={10} max={12} />
          <ProgressBar label="What you must know" value={3} max={5} />
        </Columns>
      </Stack>
    </Card>
  );
}

function Controls() {
  const [level, setLevel] = useState<Tone | null>('high');
  const [chosen, setChosen] = useState<readonly string[]>(['customers', 'staff']);
  const [search, setSearch] = useState('');

  return (
    <Card title="Choices">
      <Stack>
        <Segmented
          label="Classification"
          options={[
            { value: 'low', label: '● Low' },
            { value: 'medium', label: '◆ Medium' },
            { value: 'high', label: '▲ High' },
          ]}
          value={level}
          onChange={setLevel}
        />
        <ChoiceChips
          label="Who is affected"
          hint="Choose everyone who could be harmed or put out."
          options={[
            { value: 'customers', label: 'Customers' },
            { value: 'staff', label: 'Colleagues' },
            { value: 'public', label: 'The public' },
            { value: 'suppliers', label: 'Suppliers and contractors' },
          ]}
          value={chosen}
          onChange={setChosen}
        />
        <Row justify="between">
          <SearchBox label="Search risks" value={search} onChange={setSearch} />
          <Row gap="xs" wrap={false}>
            <IconButton label="Edit" icon={<IconEdit />} onClick={nothing} />
            <IconButton label="Delete" icon={<IconTrash />} variant="danger" onClick={nothing} />
            <IconButton label="Add" icon={<IconPlus />} variant="outline" onClick={nothing} />
          </Row>
        </Row>
        <Row>
          <Button variant="primary" icon={<IconPlus />}>
            Add risk
          </Button>
          <Button>Back up now</Button>
          <Button variant="quiet">Not now</Button>
          <Button variant="danger">Delete</Button>
          <Button disabled>Sign</Button>
          <Button variant="primary" isBusy>
            Saving
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function Notices() {
  return (
    <Stack gap="s">
      <Notice tone="info" title="This portfolio is an example.">
        Look round, change what you like. Your own starts empty.
      </Notice>
      <Notice tone="warning" title="Backed up 12 days ago" actions={<Button size="s">Back up now</Button>}>
        If this device is lost, so is what you have written since.
      </Notice>
      <Notice tone="error" title="Your last change is not saved">
        The device is full. Free some room, then try again.
      </Notice>
      <Notice tone="success">The package holds 19 records and 12 files.</Notice>
    </Stack>
  );
}

function Aside() {
  return (
    <>
      <Card title="Counts towards">
        <Row gap="s">
          <Chip tone="good">✓ 1b</Chip>
          <Chip tone="good" to="/coverage">
            ✓ 311.2.1
          </Chip>
          <Chip tone="gap" to="/gap">
            Gap · 2d judgement
          </Chip>
          <Chip tone="none">None: seated, screen only</Chip>
          <Chip tone="brand">Draft</Chip>
          <Chip>huddle-minutes.pdf · 2 pages</Chip>
          <LevelMark level="high" prefix="R7" to="/risk" />
          <LevelMark level="medium" prefix="R2" />
          <LevelMark level="low" />
        </Row>
      </Card>
      <Card title="Probability × consequence">
        <RiskMatrix
          caption="Risks by probability and consequence"
          size={5}
          rowLabels={probabilities}
          columnLabels={consequences}
          toneOf={(probability, consequence) => (probability * consequence > 12 ? 'high' : probability * consequence > 4 ? 'medium' : 'low')}
          cell={(probability, consequence) =>
            probability === 3 && consequence === 3 ? 'R9 R10' : probability === 5 && consequence === 3 ? 'R5' : null
          }
        />
      </Card>
      <Card title="Facts" titleLevel={3}>
        <DefinitionList
          items={[
            { label: 'State', value: <StatusMark status="good">Met</StatusMark> },
            { label: 'Review', value: <StatusMark status="changed">Changed since review</StatusMark> },
            { label: 'Witness', value: <StatusMark status="bad">Not yet</StatusMark> },
            { label: 'IQA', value: <StatusMark status="waiting">Waiting</StatusMark> },
            { label: 'Sample', value: <StatusMark status="none">Not sampled</StatusMark> },
          ]}
        />
      </Card>
    </>
  );
}

function nothing() {
  // A gallery shows, it does not act.
}
