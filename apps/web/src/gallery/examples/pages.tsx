import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Output } from '@mailroom/schemas/operations'
import { Button, Buttons } from '@mailroom/ui/Button'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import type { ReactNode } from 'react'
import { guardedPage } from '../../kit/access/guarded.tsx'
import type { Query } from '../../kit/data/query.ts'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { EntityField } from '../../kit/entity/EntityField.tsx'
import { ReleasedAddresses } from '../../kit/entity/ReleasedAddresses.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { MailServers } from '../../kit/mail-servers/MailServers.tsx'
import { CheckList } from '../../kit/page/CheckList.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { MessagePage } from '../../kit/page/MessagePage.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { RulesPage, RulesTable } from '../../kit/page/RulesPage.tsx'
import { SettingSection } from '../../kit/page/SettingSection.tsx'
import { Simulator } from '../../kit/page/Simulator.tsx'
import { Streamed, StreamProgress } from '../../kit/page/Stream.tsx'
import { ThingPage } from '../../kit/page/ThingPage.tsx'
import { textColumn } from '../../kit/table/columns.tsx'
import { type Answers, denies, fails, hangs } from '../answers.ts'
import { type Example, found, type Say, type Section, send, type } from '../example.ts'
import { entities, rules, sampleAnswers } from '../samples.ts'

type Organization = Output<'organizations.describe'>

/** Reads the organization of the example. */
function Organization({ children }: { children: (query: Query<Organization>) => ReactNode }) {
  return children(useRead('organizations.describe', useOrganizationScope()))
}

/** What a person sees of a statement that is missing. */
const statement = ['Add this statement', 'Copy']

/** The states of anything that reads the organization; they say what `shown` does once it is read. */
function states(
  show: Example['show'],
  shown: readonly string[],
  missing = ['There is nothing at this address.'],
): Example[] {
  const answering = (answer: () => Promise<never>) => ({ 'organizations.describe': answer })
  const failing = (answer: () => never) => ({ 'organizations.describe': answer })
  return [
    { state: 'data', says: shown, show },
    { state: 'loading', says: ['Loading'], answers: answering(hangs), show },
    {
      state: 'error',
      says: ['AWS could not be reached.', 'Retry', 'Details for support'],
      answers: failing(fails('AwsUnreachable')),
      show,
    },
    {
      state: 'not found',
      says: missing,
      answers: failing(fails('EntityNotFoundException')),
      show,
    },
    {
      state: 'forbidden',
      says: ['AWS denied access.', 'workmail:DescribeOrganization', ...statement],
      answers: failing(denies('workmail:DescribeOrganization')),
      show,
    },
  ]
}

function details(say: Say, { alias, defaultMailDomain }: Organization) {
  return (
    <Details
      items={[
        { label: say('Alias', 'Organisationskurzbezeichnung'), value: alias },
        { label: say('Default domain', 'Standardnachrichtendomäne'), value: defaultMailDomain },
        { label: say('Migration administrator', 'Postfachmigrationsverantwortlicher'), value: '' },
      ]}
    />
  )
}

const loaded: Section = {
  block: 'Loaded',
  examples: states(
    (say) => (
      <Organization>
        {(query) => <Loaded query={query}>{(organization) => details(say, organization)}</Loaded>}
      </Organization>
    ),
    ['ocean-research', 'ocean.example.com', '–'],
  ),
}

const thingPage: Section = {
  block: 'ThingPage',
  examples: states(
    (say) => (
      <Organization>
        {(query) => (
          <ThingPage<Organization>
            query={query}
            name={say('Organization', 'Benutzerverwaltungsorganisation')}
            notFound={{
              title: say('Organization not found', 'Organisation nicht gefunden'),
              explanation: say('It may have been deleted.', 'Sie wurde vielleicht gelöscht.'),
              back: {
                to: 'list',
                label: say('Go to the organizations', 'Zu den Benutzerverwaltungsorganisationen'),
              },
            }}
            title={({ alias }) => alias}
            description={() => say('Active', 'Uneingeschränkt betriebsbereit')}
            actions={() => <Button>{say('Edit', 'Organisationseinstellungen bearbeiten')}</Button>}
            tabs={{
              label: ({ alias }) => alias,
              items: [
                { path: '', label: say('Overview', 'Zusammenfassung') },
                { path: 'rules', label: say('Access rules', 'Zugriffssteuerungsregeln') },
                { path: 'quota', label: say('Quota', 'Postfachgrößenbeschränkungen') },
              ],
            }}
          >
            {(organization) => details(say, organization)}
          </ThingPage>
        )}
      </Organization>
    ),
    ['ocean-research', 'Active', 'Edit', 'Overview', 'Access rules', 'Quota'],
    ['Organization not found', 'It may have been deleted.', 'Go to the organizations'],
  ),
}

type SettingProps = { say: Say; isOnlyRead?: boolean; hasDialogElsewhere?: boolean }

function Setting({ say, isOnlyRead = false, hasDialogElsewhere = false }: SettingProps) {
  const scope = useOrganizationScope()
  return (
    <SettingSection
      title={say('Organization', 'Nachrichtenaufbewahrungseinstellungen')}
      description={say('Who is responsible.', 'Aufbewahrungsrichtlinienverantwortliche.')}
      read="organizations.describe"
      input={scope}
      {...(isOnlyRead ? {} : { write: 'organizationTags.put' })}
      {...(hasDialogElsewhere
        ? { dialog: { to: 'tags', label: say('Edit tags', 'Kennzeichnungen bearbeiten') } }
        : {})}
    >
      <Organization>
        {(query) => <Loaded query={query}>{(organization) => details(say, organization)}</Loaded>}
      </Organization>
    </SettingSection>
  )
}

const settingSection: Section = {
  block: 'SettingSection',
  examples: [
    ...states((say) => <Setting say={say} />, ['ocean-research', 'Edit', 'AWS CLI']),
    {
      state: 'for an auditor',
      says: ['ocean-research'],
      role: 'auditor',
      show: (say) => <Setting say={say} />,
    },
    {
      state: 'only read',
      says: ['ocean-research', 'AWS CLI'],
      show: (say) => <Setting say={say} isOnlyRead />,
    },
    {
      state: 'with a dialog of the page around',
      says: ['ocean-research', 'Edit tags'],
      show: (say) => <Setting say={say} hasDialogElsewhere />,
    },
  ],
}

const { items } = rules

function Rules({ say, whyNot }: { say: Say; whyNot?: string }) {
  const scope = useOrganizationScope()
  const query = useRead('accessControlRules.list', scope)
  return (
    <RulesTable
      id="gallery.rules"
      operation="accessControlRules.list"
      input={scope}
      write="accessControlRules.put"
      remove="accessControlRules.delete"
      query={{ ...query, data: query.data?.items }}
      title={say('Rules', 'Zugriffssteuerungsregeln')}
      description={say('At most 10.', 'Höchstens 10 Zugriffssteuerungsregeln je Organisation.')}
      addLabel={say('Add rule', 'Zugriffssteuerungsregel hinzufügen')}
      removeLabel={say('Delete', 'Unwiderruflich löschen')}
      selectLabel={({ name }) => say(`Select ${name}`, `${name} auswählen`)}
      chooseFirst={say('Select a rule first.', 'Wählen Sie zuerst eine Zugriffssteuerungsregel.')}
      whyNotAdd={whyNot}
      empty={say('There are no rules.', 'Es gibt keine Zugriffssteuerungsregeln.')}
      columns={[
        textColumn({
          id: 'name',
          header: say('Name', 'Zugriffssteuerungsregelname'),
          isRowHeader: true,
          wraps: true,
          value: ({ name }: (typeof items)[number]) => name,
        }),
        textColumn({
          id: 'description',
          header: say('Description', 'Verantwortlichkeitsbeschreibung'),
          wraps: true,
          value: ({ description }: (typeof items)[number]) => description,
        }),
      ]}
      rowKey={({ name }) => name}
    />
  )
}

function Verdict({ say, state = '' }: { say: Say; state?: string }) {
  return (
    <Simulator
      id="accessControlRules.getEffect"
      fixed={useOrganizationScope()}
      defaults={{ action: 'WebMail', userId: entities[0]?.id, ipAddress: '' }}
      title={say(
        `Test access ${state}`.trim(),
        `Zugriffssteuerungsregelüberprüfung ${state}`.trim(),
      )}
      description={say('Changes nothing.', 'Ändert nichts an den Zugriffssteuerungsregeln.')}
      submitLabel={say('Test', 'Zugriffssteuerungsregeln überprüfen')}
      verdict={({ effect }) => (
        <Status type={effect === 'ALLOW' ? 'success' : 'stopped'}>
          {effect === 'ALLOW' ? say('Allowed', 'Zugelassen') : say('Denied', 'Zurückgewiesen')}
        </Status>
      )}
    >
      <TextField name="ipAddress" label={say('IP address', 'Internetprotokolladresse')} />
      <EntityField
        name="userId"
        label={say('User', 'Postfachbesitzer')}
        offered={{ types: ['USER'] }}
      />
    </Simulator>
  )
}

const showRules = (say: Say, whyNot?: string) => (
  <RulesPage
    title={say('Access control rules', 'Zugriffssteuerungsregelverwaltung')}
    description={say('They decide together.', 'Sie entscheiden gemeinsam.')}
    rules={<Rules say={say} {...(whyNot === undefined ? {} : { whyNot })} />}
    simulator={<Verdict say={say} />}
  />
)

const rulesPage: Section = {
  block: 'RulesPage',
  examples: [
    {
      state: 'with rules',
      says: ['Access control rules', 'Office', 'Add rule', 'Delete', 'Edit', 'Test access'],
      show: (say) => showRules(say),
    },
    {
      state: 'at its limit',
      says: ['Office', 'Add rule', 'There is room for 10.'],
      act: async (example) => {
        const add = await found(example, '[class*=variant-primary][aria-disabled=true]')
        add.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
        await found(document.body, '[role=tooltip]')
      },
      show: (say) => showRules(say, say('There is room for 10.', 'Es gibt nur Platz für 10.')),
    },
    {
      state: 'without rules',
      says: ['There are no rules.', 'Add rule'],
      answers: { 'accessControlRules.list': () => ({ items: [] }) },
      show: (say) => showRules(say),
    },
    {
      state: 'loading',
      says: ['Loading:', 'Add rule', 'Test access'],
      answers: { 'accessControlRules.list': hangs },
      show: (say) => showRules(say),
    },
    {
      state: 'forbidden',
      says: ['AWS denied access.', 'workmail:ListAccessControlRules', ...statement, 'Test access'],
      answers: { 'accessControlRules.list': denies('workmail:ListAccessControlRules') },
      show: (say) => showRules(say),
    },
    {
      state: 'error',
      says: ['AWS could not be reached.', 'Retry', 'Test access'],
      answers: { 'accessControlRules.list': fails('AwsUnreachable') },
      show: (say) => showRules(say),
    },
    {
      state: 'for an auditor',
      says: ['Office', 'Test access'],
      role: 'auditor',
      show: (say) => showRules(say),
    },
  ],
}

const ask = async (example: HTMLElement, outcome: string) => {
  await type(example, '10.0.0.1')
  await send(example, outcome)
}

const simulator: Section = {
  block: 'Simulator',
  examples: [
    {
      state: 'allowed',
      says: ['Test access', 'Allowed', 'AWS CLI'],
      answers: {
        'accessControlRules.getEffect': () => ({ effect: 'ALLOW', matchedRules: ['Office'] }),
      },
      act: (example) => ask(example, '.status'),
      show: (say) => <Verdict say={say} />,
    },
    {
      state: 'refused field',
      says: ['Enter a value.'],
      act: (example) => send(example, '[aria-invalid=true]'),
      show: (say) => <Verdict say={say} />,
    },
    {
      state: 'error',
      says: ['AWS could not be reached.', 'Retry'],
      answers: { 'accessControlRules.getEffect': fails('AwsUnreachable') },
      act: (example) => ask(example, '.error-details'),
      show: (say) => <Verdict say={say} />,
    },
    {
      state: 'loading',
      says: ['Test access', 'Loading'],
      answers: { 'accessControlRules.getEffect': hangs },
      act: (example) => ask(example, '[role=status] [role=status]'),
      show: (say) => <Verdict say={say} />,
    },
    {
      state: 'forbidden',
      says: ['AWS denied access.', 'workmail:GetAccessControlEffect', ...statement],
      answers: { 'accessControlRules.getEffect': denies('workmail:GetAccessControlEffect') },
      act: (example) => ask(example, '.error-details'),
      show: (say) => <Verdict say={say} />,
    },
  ],
}

/** The check of the organization, as a domain shows those of its records. */
function OrganizationChecks({ say, isEmpty = false }: { say: Say; isEmpty?: boolean }) {
  const title = say('Records', 'Namensdiensteinträge')
  return (
    <Container header={<Header variant="h2">{title}</Header>}>
      <Organization>
        {(query) => (
          <Loaded query={query}>
            {({ alias = '' }) => (
              <CheckList
                label={title}
                checks={isEmpty ? [] : [{ id: 'alias', name: alias, state: 'passed' }]}
              />
            )}
          </Loaded>
        )}
      </Organization>
    </Container>
  )
}

const checkList: Section = {
  block: 'CheckList',
  examples: [
    {
      state: 'every state',
      says: [
        ...['Checking…', 'Passed', 'Needs attention', 'Failed', 'Could not be asked', 'Pending'],
        ...['v=spf1 include:amazonses.com ~all', 'Retry', 'Add the record'],
      ],
      show: (say) => (
        <CheckList
          label={say('Records', 'Namensdiensteinträge')}
          checks={[
            { id: 'mx', name: 'MX', state: 'checking' },
            { id: 'dkim', name: 'DKIM', state: 'passed' },
            {
              id: 'spf',
              name: 'SPF',
              state: 'attention',
              explanation: say('It differs.', 'Der Namensdiensteintrag weicht ab.'),
              values: [
                {
                  label: say('Expected', 'Vorgeschriebener Wert'),
                  value: 'v=spf1 include:amazonses.com ~all',
                },
                { label: say('Found', 'Vorgefundener Wert'), value: undefined },
              ],
            },
            {
              id: 'autodiscover',
              name: say('Autodiscover', 'Postfacheinstellungserkennung'),
              state: 'failed',
              explanation: say('There is none.', 'Es ist kein Namensdiensteintrag vorhanden.'),
              next: { to: 'zone', text: say('Add the record', 'Namensdiensteintrag hinzufügen') },
            },
            {
              id: 'dmarc',
              name: 'DMARC',
              state: 'unasked',
              explanation: say('DNS did not answer.', 'Der Namensdienst antwortete nicht.'),
              onRetry: () => {},
            },
            {
              id: 'ownership',
              name: say('Ownership', 'Domäneninhaberschaft'),
              state: 'attention',
              stateWords: 'Pending',
            },
          ]}
        />
      ),
    },
    {
      state: 'empty',
      says: ['Records'],
      show: (say) => <OrganizationChecks say={say} isEmpty />,
    },
    ...states((say) => <OrganizationChecks say={say} />, ['ocean-research', 'Passed']),
  ],
}

type Reading = 'waiting' | 'done' | 'failed' | 'denied'

/** A stream of descriptions of domains: each is named after how its read goes. */
function Domains({ say, domains }: { say: Say; domains: readonly Reading[] }) {
  const scope = useOrganizationScope()
  const id = 'mailDomains.describe'
  const inputs = domains.map((domainName) => ({ ...scope, domainName: `${domainName}.example` }))
  return (
    <>
      <StreamProgress id={id} inputs={inputs} />
      {domains.length === 0 && (
        <p>{say('There are no domains.', 'Es gibt keine Nachrichtendomänen.')}</p>
      )}
      <Details
        items={inputs.map((input) => ({
          label: input.domainName,
          value: (
            <Streamed id={id} input={input} what={input.domainName}>
              {() => <Status type="success">{say('Verified', 'Besitznachweis vorhanden')}</Status>}
            </Streamed>
          ),
        }))}
      />
    </>
  )
}

const domainAnswers: Answers = {
  'mailDomains.describe': ({ domainName }) => {
    if (domainName === 'waiting.example') return hangs()
    if (domainName === 'failed.example') return fails('AwsUnreachable')()
    if (domainName === 'denied.example') return denies('workmail:GetMailDomain')()
    return sampleAnswers['mailDomains.describe']()
  },
}

const stream: Section = {
  block: 'Stream',
  examples: [
    {
      state: 'waiting',
      says: ['0 of 1 read', 'Loading'],
      answers: domainAnswers,
      show: (say) => <Domains say={say} domains={['waiting']} />,
    },
    {
      state: 'arriving, one failed',
      says: ['1 of 3 read, 1 failed', 'Loading', 'Verified', 'AWS could not be reached.', 'Retry'],
      answers: domainAnswers,
      show: (say) => <Domains say={say} domains={['waiting', 'done', 'failed']} />,
    },
    {
      state: 'done',
      says: ['Verified'],
      answers: domainAnswers,
      show: (say) => <Domains say={say} domains={['done']} />,
    },
    {
      state: 'forbidden',
      says: ['0 of 1 read, 1 failed', 'AWS denied access.', 'Retry'],
      answers: domainAnswers,
      show: (say) => <Domains say={say} domains={['denied']} />,
    },
    {
      state: 'empty',
      says: ['There are no domains.'],
      show: (say) => <Domains say={say} domains={[]} />,
    },
  ],
}

const ForAdministrators = await guardedPage('organizationTags.put', () => <p>Edit</p>)

const pages: Section = {
  block: 'Page',
  examples: [
    {
      state: 'with actions',
      says: ['Retention', 'Who is responsible.', 'Save'],
      show: (say) => (
        <Page
          title={say('Retention', 'Nachrichtenaufbewahrungsrichtlinienverwaltung')}
          description={say('Who is responsible.', 'Aufbewahrungsrichtlinienverantwortliche.')}
          actions={
            <Buttons>
              <Button>{say('Copy', 'Aufbewahrungsrichtlinien kopieren')}</Button>
              <Button variant="primary">{say('Save', 'Aufbewahrungsrichtlinien speichern')}</Button>
            </Buttons>
          }
        >
          <div>{say('Content', 'Aufbewahrungsrichtlinieninhaltsverzeichnis')}</div>
        </Page>
      ),
    },
    {
      state: 'message',
      says: ['Not found', 'There is nothing here.', 'Back'],
      show: (say) => (
        <MessagePage
          title={say('Not found', 'Aufbewahrungsrichtlinie nicht gefunden')}
          actions={<Button>{say('Back', 'Zurück zur Aufbewahrungsrichtlinienliste')}</Button>}
        >
          {say('There is nothing here.', 'Hier gibt es keine Aufbewahrungsrichtlinien.')}
        </MessagePage>
      ),
    },
    {
      state: 'forbidden for a role',
      says: ['Not allowed', 'does not include this. An administrator can do it'],
      role: 'auditor',
      show: () => <ForAdministrators />,
    },
    {
      state: 'impossible on a read-only connection',
      says: ['This connection is read-only. Nothing can be changed here.'],
      isReadOnly: true,
      show: () => <ForAdministrators />,
    },
  ],
}

const mailServers: Section = {
  block: 'MailServers',
  examples: [
    {
      state: 'of a person',
      says: ['Incoming mail (IMAP)', 'imap.mail.us-east-1.awsapps.com', 'ada@ocean.example.com'],
      show: () => <MailServers region="us-east-1" user="ada@ocean.example.com" />,
    },
    {
      state: 'of anybody',
      says: ['The primary email address of the person'],
      show: () => <MailServers region="us-east-1" user={undefined} />,
    },
  ],
}

const releasedAddresses: Section = {
  block: 'ReleasedAddresses',
  examples: [
    {
      state: 'data',
      says: ['These addresses are released: ada@ocean.example.com, countess@ocean.example.com.'],
      answers: {
        'aliases.list': () => ({
          items: ['ada@ocean.example.com', 'countess@ocean.example.com'],
        }),
      },
      show: () => <ReleasedAddresses entityId="ada" />,
    },
    {
      state: 'loading',
      says: ['Loading'],
      answers: { 'aliases.list': hangs },
      show: () => <ReleasedAddresses entityId="ada" />,
    },
    {
      state: 'error',
      says: ['AWS could not be reached.', 'Retry'],
      answers: { 'aliases.list': fails('AwsUnreachable') },
      show: () => <ReleasedAddresses entityId="ada" />,
    },
  ],
}

export const pageSections: readonly Section[] = [
  ...[loaded, pages, thingPage, settingSection, rulesPage, simulator, checkList, stream],
  ...[mailServers, releasedAddresses],
]
