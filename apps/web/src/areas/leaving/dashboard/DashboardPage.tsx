import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ExitMailbox } from '@mailroom/schemas/exit'
import type { Output } from '@mailroom/schemas/operations'
import type { RowAction } from '@mailroom/ui/table/DataTable'
import { Outlet, useLocation } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useOpen } from '../../../kit/dialog/use-open.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Approvals } from '../approvals/Approvals.tsx'
import { MailboxFilters } from './MailboxFilters.tsx'
import { Phases } from './Phases.tsx'
import { Summary } from './Summary.tsx'
import { useMailboxColumns } from './use-mailbox-columns.tsx'
import { useMailboxesSource } from './use-mailboxes-source.tsx'

/** Returns what can be done about a row. Source: EXIT-05, EXIT-06. */
function useRowMenu() {
  const text = useText('exitDashboard')
  const can = useCan()
  const open = useOpen()
  const { search } = useLocation()
  return {
    label: ({ name }: ExitMailbox) => text('actionsFor', { name }),
    actions: ({ id, exportState, removedInDays = -1, exclusion }: ExitMailbox): RowAction[] => {
      // The list keeps its page and filters below a dialog.
      const action = (name: 'rescue' | 'exclude' | 'include', to: string): RowAction => ({
        ...{ id: name, text: text(`action.${name}`), onChoose: () => open(to) },
      })
      const isKept = removedInDays >= 0 && exportState !== 'NO_MAILBOX'
      const isNeeded = exclusion === undefined && exportState !== 'NO_MAILBOX'
      return [
        ...(isKept ? [action('rescue', `mailboxes/${id}`)] : []),
        ...(isNeeded && can('mailboxExclusions.put')
          ? [action('exclude', `mailboxes/${id}/exclude${search}`)]
          : []),
        ...(exclusion && can('mailboxExclusions.delete')
          ? [action('include', `mailboxes/${id}/include${search}`)]
          : []),
      ]
    },
  }
}

function Mailboxes() {
  const text = useText('exitDashboard')
  const source = useMailboxesSource(useMailboxColumns())
  return (
    <ListTable
      source={source}
      title={text('mailboxes')}
      fileLabel={text('downloadList')}
      description={text('mailboxesMeaning')}
      filter={<MailboxFilters />}
      menu={useRowMenu()}
      empty={text('noMailboxes')}
      rowKey={({ id }) => id}
    />
  )
}

type RemovalProps = { removals: NonNullable<Output<'exit.describe'>['removals']> }

/** Names the mailboxes that AWS removes soon, each with the page that gets it out. Source: EXIT-05. */
function RemovedSoon({ removals: { soon, first = [] } }: RemovalProps) {
  const text = useText('exitDashboard')
  return (
    <Alert type="warning" header={text('removedSoonCount', { count: soon })}>
      <div>{text('removedSoonMeaning')}</div>
      <ul>
        {first.map(({ id, name }) => (
          <li key={id}>
            <AppLink to={`mailboxes/${id}`}>{text('rescueOf', { name })}</AppLink>
          </li>
        ))}
        {soon > first.length && (
          <li>
            <AppLink to="?removal=soon">{text('showAllSoon', { count: soon })}</AppLink>
          </li>
        )}
      </ul>
    </Alert>
  )
}

/**
 * One page that says how far everything is on its way out of WorkMail, and what the next step is.
 * Source: EXIT-05, EXIT-06.
 */
export function DashboardPage() {
  const text = useText('exitDashboard')
  const { dateTime } = useFormats()
  const query = useRead('exit.describe', useOrganizationScope())
  return (
    <Page
      title={text('title')}
      description={text('description')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <AppButton to="linter">{text('toLinter')}</AppButton>
          <AppButton to="not-in-export">{text('missing.title')}</AppButton>
          <AppButton to="print">{text('print')}</AppButton>
        </SpaceBetween>
      }
    >
      <Loaded query={query}>
        {(exit) => (
          <SpaceBetween size="l">
            {exit.daysLeft < 0 && <Alert type="info">{text('afterTheEnd')}</Alert>}
            {exit.removals && exit.removals.soon > 0 && <RemovedSoon removals={exit.removals} />}
            {exit.lateExports && (
              <Alert
                type="warning"
                action={
                  <AppButton to={`exports/runs/${exit.lateExports.runId}`}>
                    {text('showRun')}
                  </AppButton>
                }
              >
                {text('etaLate', { date: dateTime(exit.lateExports.p90) })}
              </Alert>
            )}
            <Approvals />
            <Summary exit={exit} />
            <Container header={<Header variant="h2">{text('phases')}</Header>}>
              <Phases phases={exit.phases} />
            </Container>
          </SpaceBetween>
        )}
      </Loaded>
      <Mailboxes />
      <Outlet />
    </Page>
  )
}
