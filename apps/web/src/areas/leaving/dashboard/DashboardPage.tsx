import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Output } from '@mailroom/schemas'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { MailboxFilters } from './MailboxFilters.tsx'
import { Phases } from './Phases.tsx'
import { useMailboxColumns } from './use-mailbox-columns.tsx'
import { useMailboxesSource } from './use-mailboxes-source.tsx'

type Exit = Output<'exit.describe'>

/** The days that are left, and which mailboxes are removed before. Source: EXIT-05, EXIT-07. */
function Summary({ exit }: { exit: Exit }) {
  const text = useText('exitDashboard')
  const { day, dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { endOfServiceDate, daysLeft, removals, snapshot } = exit
  const date = day(endOfServiceDate)
  return (
    <Container header={<Header variant="h2">{text('summary')}</Header>}>
      <Details
        columns={3}
        items={[
          {
            label: text('endOfService'),
            value:
              daysLeft < 0 ? text('ended', { date }) : text('daysLeft', { date, days: daysLeft }),
          },
          {
            label: text('removals'),
            value:
              removals.kept === 0
                ? text('noRemovals')
                : text('removalCounts', {
                    ...{ kept: removals.kept, soon: removals.soon },
                    first: removals.firstAt === undefined ? '' : dateTime(removals.firstAt),
                  }),
          },
          {
            label: text('snapshot'),
            value: snapshot ? (
              <>
                <AppLink to={organizationPath(scope, `exit/inventory/${snapshot.snapshotId}`)}>
                  {dateTime(snapshot.createdAt)}
                </AppLink>{' '}
                {text('digestBegins', { digest: snapshot.digest.slice(0, 12) })}
              </>
            ) : (
              nothing
            ),
          },
        ]}
      />
    </Container>
  )
}

function Mailboxes() {
  const text = useText('exitDashboard')
  const source = useMailboxesSource(useMailboxColumns())
  return (
    <ListTable
      source={source}
      title={text('mailboxes')}
      description={text('mailboxesMeaning')}
      filter={<MailboxFilters />}
      empty={text('noMailboxes')}
      rowKey={({ id }) => id}
    />
  )
}

/**
 * One page that says how far everything is on its way out of WorkMail, and what the next step is.
 * Source: EXIT-05, EXIT-06.
 */
export function DashboardPage() {
  const text = useText('exitDashboard')
  const query = useRead('exit.describe', useOrganizationScope())
  return (
    <Page title={text('title')} description={text('description')}>
      <Loaded query={query}>
        {(exit) => (
          <>
            {exit.daysLeft < 0 && <Alert type="info">{text('afterTheEnd')}</Alert>}
            <Summary exit={exit} />
            <Container header={<Header variant="h2">{text('phases')}</Header>}>
              <Phases phases={exit.phases} />
            </Container>
          </>
        )}
      </Loaded>
      <Mailboxes />
      <Outlet />
    </Page>
  )
}
