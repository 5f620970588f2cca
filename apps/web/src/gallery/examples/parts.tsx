import SpaceBetween from '@cloudscape-design/components/space-between'
import { Button } from '@mailroom/ui/Button'
import { ButtonDropdown } from '@mailroom/ui/ButtonDropdown'
import { Flashbar } from '@mailroom/ui/Flashbar'
import { Hint } from '@mailroom/ui/Hint'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { TopNavigation } from '@mailroom/ui/TopNavigation'
import { ActionButton } from '../../kit/access/ActionButton.tsx'
import { useRegionScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { EntityLink } from '../../kit/entity/EntityLink.tsx'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { Chart } from '../../kit/page/Chart.tsx'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { ExactText } from '../../kit/page/ExactText.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { Moment } from '../../kit/page/Moment.tsx'
import { SignInAgain } from '../../kit/page/SignInAgain.tsx'
import { denies, fails, hangs } from '../answers.ts'
import { found, press, type Say, type Section } from '../example.ts'

const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']

function Mail({ say, isEmpty }: { say: Say; isEmpty?: boolean }) {
  return (
    <Chart
      label={say('Mail', 'Nachrichtenaufkommen')}
      barName={say('Day', 'Kalendertagesbezeichnung')}
      series={[
        say('Delivered', 'Erfolgreich zugestellte Nachrichten'),
        say('Refused', 'Zurückgewiesene Nachrichten'),
      ]}
      bars={isEmpty ? [] : days.map((label, at) => ({ label, values: [1_200 * at + 80, 40 * at] }))}
      empty={say('Nothing was sent.', 'In diesem Zeitraum wurde nichts versandt.')}
    />
  )
}

/** The chart of what is read, as pages show it. */
function ReadMail({ say }: { say: Say }) {
  const query = useRead('sending.describe', useRegionScope())
  return <Loaded query={query}>{() => <Mail say={say} />}</Loaded>
}

const openTable = async (example: HTMLElement) => {
  await press(example, '.chart .disclosure button')
  await found(example, 'table')
}

const chart: Section = {
  block: 'Chart',
  examples: [
    {
      state: 'data, with its table',
      says: ['Delivered', 'Refused', 'As a table', '2026-03-04', '3,680'],
      act: openTable,
      show: (say) => <Mail say={say} />,
    },
    {
      state: 'empty',
      says: ['Nothing was sent.'],
      show: (say) => <Mail say={say} isEmpty />,
    },
    {
      state: 'loading',
      says: ['Loading'],
      answers: { 'sending.describe': hangs },
      show: (say) => <ReadMail say={say} />,
    },
    {
      state: 'error',
      says: ['AWS could not be reached.', 'Retry', 'Details for support'],
      answers: { 'sending.describe': fails('AwsUnreachable') },
      show: (say) => <ReadMail say={say} />,
    },
    {
      state: 'forbidden',
      says: ['AWS denied access.', 'ses:GetSendQuota', 'Add this statement', 'Copy'],
      answers: { 'sending.describe': denies('ses:GetSendQuota') },
      show: (say) => <ReadMail say={say} />,
    },
  ],
}

const code: Section = {
  block: 'CodeBlock and Copyable',
  examples: [
    {
      state: 'a long command',
      says: ['aws workmail describe-organization', 'Copy'],
      show: () => (
        <CodeBlock>
          {`aws workmail describe-organization --organization-id ${'m-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'.repeat(4)}`}
        </CodeBlock>
      ),
    },
    {
      state: 'values',
      says: ['arn:aws:workmail', '–', 'Ana Silva'],
      show: (say) => (
        <SpaceBetween size="s">
          <Copyable what={say('ARN', 'Amazon-Ressourcenbezeichnung')}>
            arn:aws:workmail:us-east-1:111122223333:organization/m-0e1a2b3c4d5e6f708192a3b4c5d6e7f8
          </Copyable>
          <Copyable what={say('ID', 'Benutzerkontokennung')}>{undefined}</Copyable>
          <Moment at="2026-03-01T09:30:00Z" exact />
          <ExactText>{'pass word '}</ExactText>
          <EntityLink type="USER" id="ana">
            Ana Silva
          </EntityLink>
          <Hint label={say('About the quota', 'Erläuterung der Postfachgrößenbeschränkung')}>
            {say('In megabytes.', 'In Megabyte.')}
          </Hint>
        </SpaceBetween>
      ),
    },
  ],
}

const types: StatusType[] = [
  ...(['success', 'error', 'warning', 'info', 'stopped', 'pending', 'in-progress'] as const),
]

const status: Section = {
  block: 'Status',
  examples: [
    {
      state: 'every sign',
      says: types,
      show: () => (
        <SpaceBetween size="xs">
          {types.map((type) => (
            <Status key={type} type={type}>
              {type}
            </Status>
          ))}
        </SpaceBetween>
      ),
    },
  ],
}

const flashTypes = ['success', 'error', 'warning', 'info'] as const

const flashbar: Section = {
  block: 'Flashbar',
  examples: [
    {
      state: 'every type',
      says: ['4 users were changed.', 'Undo', 'Sign in again', 'Show the job', 'You are offline'],
      show: (say) => (
        <Flashbar
          label={say('Messages', 'Benachrichtigungen')}
          items={[
            ...flashTypes.map((type) => ({
              id: type,
              type,
              content: say('4 users were changed.', '4 Benutzerkontoeinstellungen sind geändert.'),
              action: <Button>{say('Undo', 'Änderungen rückgängig machen')}</Button>,
              dismissLabel: say(`Dismiss: ${type}`, `Schließen: ${type}`),
            })),
            ...flashTypes.map((type) => ({
              id: `${type} with links`,
              type,
              content: <SignInAgain />,
              action: (
                <AppButton to="job">{say('Show the job', 'Auftragsübersicht anzeigen')}</AppButton>
              ),
            })),
            {
              id: 'offline',
              type: 'warning',
              header: say('You are offline', 'Die Netzwerkverbindung ist unterbrochen'),
              content: say('It goes on by itself.', 'Es geht von selbst weiter.'),
            },
          ]}
        />
      ),
    },
  ],
}

const user = { state: 'ENABLED', userRole: 'USER' } as const

function Actions({ say }: { say: Say }) {
  return (
    <SpaceBetween size="s" direction="horizontal">
      <ActionButton id="users.resetPassword" target={user} to="reset">
        {say('Reset password', 'Kennwort zurücksetzen')}
      </ActionButton>
      <AppButton to="add" variant="primary">
        {say('Add user', 'Benutzerkonto hinzufügen')}
      </AppButton>
      <AppButton
        to="add"
        disabledReason={say('There is room for 10.', 'Es gibt nur Platz für 10 Regeln.')}
      >
        {say('Add rule', 'Zugriffssteuerungsregel hinzufügen')}
      </AppButton>
    </SpaceBetween>
  )
}

const buttons: Section = {
  block: 'Buttons',
  examples: [
    {
      state: 'every variant',
      says: ['normal', 'primary', 'link', 'disabled', 'loading'],
      show: () => (
        <SpaceBetween size="s" direction="horizontal">
          <Button>normal</Button>
          <Button variant="primary">primary</Button>
          <Button variant="link">link</Button>
          <Button disabled>disabled</Button>
          <Button loading>loading</Button>
        </SpaceBetween>
      ),
    },
    {
      state: 'offered',
      says: ['Reset password', 'Add user', 'Add rule'],
      show: (say) => <Actions say={say} />,
    },
    {
      state: 'disabled by the directory',
      says: ['Reset password'],
      answers: {
        'organizations.describe': ({ organizationId }) => ({
          ...{ organizationId, alias: 'corp', state: 'Active', directoryType: 'ADConnector' },
        }),
      },
      show: (say) => <Actions say={say} />,
    },
  ],
}

const items = (say: Say) => [
  { id: 'edit', text: say('Edit', 'Benutzerkontoeinstellungen bearbeiten'), secondaryText: 'E' },
  {
    text: say('Export', 'Benutzerkontenverzeichnis speichern'),
    items: [
      { id: 'csv', text: 'CSV', isChecked: true },
      { id: 'json', text: 'JSON', isChecked: false },
    ],
  },
  {
    id: 'delete',
    text: say('Delete', 'Benutzerkonto unwiderruflich löschen'),
    isDanger: true,
    disabledReason: say('Disable it first.', 'Das Benutzerkonto muss zuerst ausgeschaltet werden.'),
  },
]

const menu: Section = {
  block: 'Menu',
  examples: [
    {
      state: 'of actions',
      says: ['Edit', 'Export', 'JSON', 'Delete', 'Disable it first.'],
      show: (say) => (
        <SpaceBetween size="s" direction="horizontal">
          <ButtonDropdown items={items(say)} onChoose={() => {}}>
            {say('Actions', 'Bearbeitungsmöglichkeiten')}
          </ButtonDropdown>
          <ButtonDropdown items={items(say)} onChoose={() => {}} loading>
            {say('Running', 'Verarbeitung läuft')}
          </ButtonDropdown>
          <ButtonDropdown
            variant="icon"
            ariaLabel={say('More actions', 'Weitere Bearbeitungsmöglichkeiten')}
            items={items(say)}
            onChoose={() => {}}
          />
        </SpaceBetween>
      ),
    },
  ],
}

const topNavigation: Section = {
  block: 'TopNavigation',
  examples: [
    {
      state: 'with menus',
      says: ['Mailroom'],
      show: (say) => (
        <TopNavigation
          title="Mailroom"
          href="#top"
          onFollow={() => {}}
          menuLabel={say('Menu', 'Menü')}
          utilities={[
            {
              text: say('Search', 'Gesamtsuche'),
              ariaLabel: say('Search', 'Gesamtsuche'),
              icon: 'search',
              onClick() {},
            },
            {
              text: 'Ada Administrator',
              ariaLabel: say('Account: Ada Administrator', 'Benutzerkonto: Ada Administrator'),
              icon: 'person',
              items: items(say),
              onChoose() {},
            },
          ]}
        />
      ),
    },
  ],
}

export const partSections: readonly Section[] = [
  ...[chart, code, status, flashbar, buttons, menu, topNavigation],
]
