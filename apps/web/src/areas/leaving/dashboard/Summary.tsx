import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { soonRemovedDays } from '@mailroom/schemas/directory-rules'
import type { Output } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Exit = Output<'exit.describe'>

/** The days that are left, and which mailboxes are removed before. Source: EXIT-05, EXIT-07. */
export function Summary({ exit }: { exit: Exit }) {
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
            value: !removals
              ? text('removalsUnknown')
              : removals.kept === 0
                ? text('noRemovals')
                : text('removalCounts', {
                    ...{ kept: removals.kept, soon: removals.soon, days: soonRemovedDays },
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
