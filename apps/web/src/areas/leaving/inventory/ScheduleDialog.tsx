import {
  type SnapshotSchedule,
  scheduleIntervals,
  weekdays,
} from '@mailroom/schemas/snapshot-schedules'
import { snapshotScopes } from '@mailroom/schemas/snapshots'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'

function Fields() {
  const text = useText('inventory')
  const every = useWatch<{ every?: SnapshotSchedule['every'] }, 'every'>({ name: 'every' })
  const options = <Value extends string>(values: readonly Value[], label: (v: Value) => string) =>
    values.map((value) => ({ value, label: label(value) }))
  return (
    <>
      <SelectField
        name="every"
        label={text('every')}
        options={options(scheduleIntervals, (value) => text(`every.${value}`))}
      />
      {every === 'weekly' && (
        <SelectField
          name="weekday"
          label={text('weekday')}
          options={options(weekdays, (value) => text(`weekday.${value}`))}
        />
      )}
      {every !== 'off' && (
        <TextField name="time" label={text('time')} constraint={text('timeExample')} />
      )}
      {every !== 'off' && (
        <SelectField
          name="scope"
          label={text('scope')}
          options={options(snapshotScopes, (value) => text(`scope.${value}`))}
        />
      )}
    </>
  )
}

function EditSchedule({ schedule }: { schedule: SnapshotSchedule }) {
  const text = useText('inventory')
  const shared = useText('directory')
  const close = useCloseDialog()
  // The form stays as it was opened, whoever changes the schedule in between.
  const [{ every, weekday, time, scope }] = useState(schedule)
  return (
    <EditForm
      id="snapshotSchedules.put"
      fixed={useOrganizationScope()}
      original={{ every, weekday, time, scope }}
      replacesAll
      fieldWords={{
        label: (name) => text(name as keyof SnapshotSchedule),
        value: (name, value) => {
          if (name === 'every') return text(`every.${value as SnapshotSchedule['every']}`)
          if (name === 'weekday') return text(`weekday.${value as SnapshotSchedule['weekday']}`)
          return name === 'scope' ? text(`scope.${value as SnapshotSchedule['scope']}`) : undefined
        },
      }}
      submitLabel={shared('save')}
      saved={() => text('scheduleSaved')}
      onClose={close}
    >
      <Fields />
    </EditForm>
  )
}

/** Sets when snapshots are made by themselves, or never. Source: INV-10. */
export function ScheduleDialog() {
  const text = useText('inventory')
  const query = useRead('snapshotSchedules.describe', useOrganizationScope())
  return (
    <RouteDialog title={text('editSchedule')}>
      <Loaded query={query}>{(schedule) => <EditSchedule schedule={schedule} />}</Loaded>
    </RouteDialog>
  )
}
