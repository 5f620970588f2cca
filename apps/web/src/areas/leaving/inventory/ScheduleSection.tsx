import { Details } from '@mailroom/ui/Details'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** When snapshots are made by themselves. Source: INV-10. */
export function ScheduleSection() {
  const text = useText('inventory')
  const place = useOrganizationScope()
  const query = useRead('snapshotSchedules.describe', place)
  return (
    <SettingSection
      title={text('schedule')}
      description={text('scheduleExplanation')}
      read="snapshotSchedules.describe"
      input={place}
      write="snapshotSchedules.put"
      dialog={{ to: 'schedule', label: text('editSchedule') }}
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
    </SettingSection>
  )
}
