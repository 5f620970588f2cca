import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type MobileDeviceAccessOverride as Override, whyNotFor } from '@mailroom/schemas'
import { CliCommand } from '../../../../kit/page/CliCommand.tsx'
import { RulesTable } from '../../../../kit/page/RulesPage.tsx'
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
  const { user, input, query } = useOverrides()
  const columns = useColumns()
  const isEnabled = user && !whyNotFor('mobileDeviceAccessOverrides.put', user)
  const notEnabled = isEnabled ? undefined : text('overridesNeedEnabled')
  return (
    <RulesTable
      id="deviceOverrides"
      operation="mobileDeviceAccessOverrides.list"
      write="mobileDeviceAccessOverrides.put"
      remove="mobileDeviceAccessOverrides.delete"
      below="overrides/"
      query={query}
      title={text('overrides')}
      description={text('overridesDescription')}
      addLabel={text('addOverride')}
      removeLabel={text('delete')}
      selectLabel={({ deviceId }) => text('selectOverride', { device: deviceId })}
      chooseFirst={text('chooseOverrideFirst')}
      whyNotAdd={notEnabled}
      whyNotEdit={notEnabled}
      empty={text('noOverrides')}
      columns={columns}
      rowKey={({ deviceId }) => deviceId}
      footer={<CliCommand id="mobileDeviceAccessOverrides.list" input={input} />}
    />
  )
}
