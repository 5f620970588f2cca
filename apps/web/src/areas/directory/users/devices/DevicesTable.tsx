import SpaceBetween from '@cloudscape-design/components/space-between'
import type { MobileDevice } from '@mailroom/schemas'
import { useState } from 'react'
import { Can, useCan } from '../../../../kit/access/Can.tsx'
import { AppButton } from '../../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../../kit/page/AppLink.tsx'
import { WholeTable } from '../../../../kit/table/WholeTable.tsx'
import { useFormats } from '../../../../kit/words/formats.ts'
import { useText } from '../../../../kit/words/texts.ts'
import { DeviceStatus } from './DeviceStatus.tsx'
import { useAccessWords } from './use-access-words.ts'
import { useDevices } from './use-devices.ts'

function useColumns() {
  const text = useText('users')
  const { dateTime } = useFormats()
  const accessWords = useAccessWords()
  return [
    {
      id: 'deviceId',
      header: text('deviceId'),
      isRowHeader: true,
      wraps: true,
      value: ({ deviceId }: MobileDevice) => deviceId,
      cell: ({ deviceId }: MobileDevice) => <AppLink to={deviceId}>{deviceId}</AppLink>,
    },
    {
      id: 'model',
      header: text('deviceModel'),
      value: ({ model }: MobileDevice) => model,
      cell: ({ type, model }: MobileDevice) => model ?? type ?? text('notReported'),
    },
    {
      id: 'operatingSystem',
      header: text('deviceSystem'),
      minWidth: 120,
      wraps: true,
      value: ({ operatingSystem }: MobileDevice) => operatingSystem,
      cell: ({ operatingSystem }: MobileDevice) => operatingSystem ?? text('notReported'),
    },
    {
      id: 'status',
      header: text('status'),
      width: 170,
      onCard: 'beside' as const,
      value: ({ status }: MobileDevice) => status,
      cell: ({ status }: MobileDevice) => <DeviceStatus status={status} />,
    },
    {
      id: 'lastSyncDate',
      header: text('lastSync'),
      width: 180,
      value: ({ lastSyncDate }: MobileDevice) => new Date(lastSyncDate),
      cell: ({ lastSyncDate }: MobileDevice) => dateTime(lastSyncDate),
    },
    {
      id: 'access',
      header: text('access'),
      minWidth: 120,
      wraps: true,
      value: ({ access }: MobileDevice) => access.effect,
      cell: ({ access }: MobileDevice) => accessWords(access),
    },
  ]
}

/**
 * The devices of a user; the person selects one to wipe it, remove it from the list or give it an
 * override. Source: MOB-05.
 */
export function DevicesTable() {
  const text = useText('users')
  const can = useCan()
  const { query } = useDevices()
  const columns = useColumns()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const chosen = query.data?.find(({ deviceId }) => selected.has(deviceId))?.deviceId
  const reason = chosen === undefined ? text('chooseDeviceFirst') : undefined
  return (
    <WholeTable
      id="mobileDevices"
      operation="mobileDevices.list"
      query={query}
      title={text('mobileDevices')}
      description={text('devicesDescription')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Can id="mobileDeviceAccessOverrides.put">
            <AppButton to={`overrides/add?device=${chosen}`} disabledReason={reason}>
              {text('addOverride')}
            </AppButton>
          </Can>
          <Can id="mobileDevices.remove">
            <AppButton to={`${chosen}/remove`} disabledReason={reason}>
              {text('removeDevice')}
            </AppButton>
          </Can>
          <Can id="mobileDevices.wipe">
            <AppButton to={`${chosen}/wipe`} disabledReason={reason}>
              {text('wipeDevice')}
            </AppButton>
          </Can>
        </SpaceBetween>
      }
      empty={text('noDevices')}
      columns={columns}
      rowKey={({ deviceId }) => deviceId}
      {...(can('mobileDevices.wipe')
        ? {
            selection: {
              kind: 'single',
              selected,
              onChange: setSelected,
              label: ({ deviceId }: MobileDevice) => text('selectDevice', { device: deviceId }),
            } as const,
          }
        : {})}
    />
  )
}
