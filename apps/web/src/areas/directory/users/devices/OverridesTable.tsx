import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type MobileDeviceAccessOverride as Override, whyNotFor } from '@mailroom/schemas'
import { useState } from 'react'
import { Can, useCan } from '../../../../kit/access/Can.tsx'
import { AppButton } from '../../../../kit/page/AppButton.tsx'
import { CliCommand } from '../../../../kit/page/CliCommand.tsx'
import { WholeTable } from '../../../../kit/table/WholeTable.tsx'
import { useFormats } from '../../../../kit/words/formats.ts'
import { useText } from '../../../../kit/words/texts.ts'
import { useOverrides } from './use-devices.ts'

function useColumns() {
  const text = useText('users')
  const { dateTime } = useFormats()
  const date = (value: string | undefined) => (value === undefined ? undefined : new Date(value))
  return [
    {
      id: 'deviceId',
      header: text('deviceId'),
      isRowHeader: true,
      value: ({ deviceId }: Override) => deviceId,
      cell: ({ deviceId }: Override) => deviceId,
    },
    {
      id: 'effect',
      header: text('effect'),
      value: ({ effect }: Override) => effect,
      cell: ({ effect }: Override) => (
        <StatusIndicator type={effect === 'ALLOW' ? 'success' : 'stopped'}>
          {text(`effect.${effect}`)}
        </StatusIndicator>
      ),
    },
    {
      id: 'description',
      header: text('description'),
      value: ({ description }: Override) => description,
      cell: ({ description }: Override) => description ?? '–',
    },
    {
      id: 'dateCreated',
      header: text('created'),
      value: ({ dateCreated }: Override) => date(dateCreated),
      cell: ({ dateCreated }: Override) =>
        dateCreated === undefined ? '–' : dateTime(dateCreated),
    },
    {
      id: 'dateModified',
      header: text('modified'),
      value: ({ dateModified }: Override) => date(dateModified),
      cell: ({ dateModified }: Override) =>
        dateModified === undefined ? '–' : dateTime(dateModified),
    },
  ]
}

/**
 * The overrides for single devices of a user, which take precedence over the rules.
 * Source: MDOV-01, MDOV-02.
 */
export function OverridesTable() {
  const text = useText('users')
  const shared = useText('directory')
  const can = useCan()
  const { user, input, query } = useOverrides()
  const columns = useColumns()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const chosen = query.data?.find(({ deviceId }) => selected.has(deviceId))?.deviceId
  const reason = chosen === undefined ? text('chooseOverrideFirst') : undefined
  const notEnabled =
    user && !whyNotFor('mobileDeviceAccessOverrides.put', user)
      ? undefined
      : text('overridesNeedEnabled')
  return (
    <WholeTable
      id="deviceOverrides"
      operation="mobileDeviceAccessOverrides.list"
      query={query}
      title={text('overrides')}
      description={text('overridesDescription')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Can id="mobileDeviceAccessOverrides.delete">
            <AppButton to={`overrides/${chosen}/delete`} disabledReason={reason}>
              {text('delete')}
            </AppButton>
          </Can>
          <Can id="mobileDeviceAccessOverrides.put">
            <AppButton to={`overrides/${chosen}/edit`} disabledReason={notEnabled ?? reason}>
              {shared('edit')}
            </AppButton>
          </Can>
          <Can id="mobileDeviceAccessOverrides.put">
            <AppButton to="overrides/add" disabledReason={notEnabled}>
              {text('addOverride')}
            </AppButton>
          </Can>
        </SpaceBetween>
      }
      empty={text('noOverrides')}
      columns={columns}
      rowKey={({ deviceId }) => deviceId}
      {...(can('mobileDeviceAccessOverrides.put')
        ? {
            selection: {
              kind: 'single',
              selected,
              onChange: setSelected,
              label: ({ deviceId }: Override) => text('selectOverride', { device: deviceId }),
            } as const,
          }
        : {})}
      footer={<CliCommand id="mobileDeviceAccessOverrides.list" input={input} />}
    />
  )
}
