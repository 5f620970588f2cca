import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Details } from '@mailroom/ui/Details'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'

const things = ['contacts', 'tasks', 'rules', 'signatures', 'outOfOffice', 'sharing'] as const

/** The steps of each audience, in their order. */
const steps = {
  users: [
    ...(['users.contacts', 'users.tasks', 'users.rules', 'users.outOfOffice'] as const),
    ...(['users.sharing', 'users.keep'] as const),
  ],
  administrators: [
    ...(['administrators.announce', 'administrators.count'] as const),
    ...(['administrators.impersonation', 'administrators.remove'] as const),
  ],
  partners: [
    ...(['partners.tool', 'partners.version', 'partners.vandelay', 'partners.target'] as const),
  ],
} as const

function Steps({ audience }: { audience: keyof typeof steps }) {
  const text = useText('exitDashboard')
  return (
    <ol aria-label={text(`missing.${audience}`)}>
      {steps[audience].map((step) => (
        <li key={step}>{text(`missing.${step}`)}</li>
      ))}
    </ol>
  )
}

/** What the export of a mailbox lacks, and what each audience does about it. Source: EXIT-13. */
export function NotExportedPage() {
  const text = useText('exitDashboard')
  return (
    <Page title={text('missing.title')} description={text('missing.description')}>
      <Container header={<Header variant="h2">{text('missing.overview')}</Header>}>
        <Details
          columns={1}
          items={things.map((thing) => ({
            label: text(`missing.what.${thing}`),
            value: text(`missing.how.${thing}`),
          }))}
        />
      </Container>
      {(['users', 'administrators', 'partners'] as const).map((audience) => (
        <Container
          key={audience}
          header={<Header variant="h2">{text(`missing.${audience}`)}</Header>}
        >
          <Steps audience={audience} />
        </Container>
      ))}
    </Page>
  )
}
