import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Details } from '@mailroom/ui/Details'
import { Can } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** When snapshots are made by themselves. Source: INV-10. */
export function ScheduleSection() {
  const text = useText('inventory')
  const query = useRead('snapshotSchedules.describe', useOrganizationScope())
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('scheduleExplanation')}
          actions={
            <Can id="snapshotSchedules.put">
              <AppButton to="schedule">{text('editSchedule')}</AppButton>
            </Can>
          }
        >
          {text('schedule')}
        </Header>
      }
    >
      <Loaded query={query}>
        {({ every, weekday, time, scope, nextAt, setBy }) => (
          <Details
            columns={4}
            items={[
              {
                label: text('every'),
                value: text(`everySaid.${every}`, { day: text(`weekday.${weekday}`), time }),
              },
              ...(every === 'off'
                ? []
                : [
                    { label: text('next'), value: nextAt && <Moment at={nextAt} /> },
                    { label: text('scope'), value: text(`scope.${scope}`) },
                    { label: text('setBy'), value: setBy },
                  ]),
            ]}
          />
        )}
      </Loaded>
    </Container>
  )
}
