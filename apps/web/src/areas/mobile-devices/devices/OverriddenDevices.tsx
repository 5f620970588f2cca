import type { MobileDeviceAccessOverride as Override } from '@mailroom/schemas/mobile-device-access-overrides'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { dateColumn, statusColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useNamingColumns } from './use-device-columns.tsx'

/** The devices that a public API knows: those of overrides. Source: 04 Z2. */
export function OverriddenDevices() {
  const text = useText('allDevices')
  const { columns, named } = useNamingColumns<Override>()
  const source = useLiveSource({
    operation: 'mobileDeviceAccessOverrides.list',
    input: useOrganizationScope(),
    as: 'part',
    columns: [
      ...columns,
      statusColumn({
        id: 'effect',
        header: text('effect'),
        value: ({ effect }: Override) => effect,
        type: ({ effect }) => (effect === 'ALLOW' ? 'success' : 'stopped'),
        words: ({ effect }) => text(`effect.${effect}`),
      }),
      textColumn({
        id: 'description',
        header: text('description.override'),
        value: ({ description }: Override) => description,
      }),
      dateColumn({
        id: 'dateModified',
        header: text('modified'),
        value: ({ dateModified }: Override) => dateModified,
      }),
    ],
  })
  return (
    <ListTable
      source={named(source)}
      title={text('title')}
      empty={text('noneAtAws')}
      rowKey={({ userId, deviceId }) => `${userId} ${deviceId}`}
    />
  )
}
