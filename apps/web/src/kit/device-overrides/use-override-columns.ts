import type { MobileDeviceAccessOverride as Override } from '@mailroom/schemas/mobile-device-access-overrides'
import { dateColumn, statusColumn, textColumn } from '../table/columns.tsx'
import { useText } from '../words/texts.ts'

/**
 * The columns of a list of overrides. In a file they have the headings that an import reads, in
 * every language. Source: MDOV-02.
 */
export function useOverrideColumns() {
  const text = useText('deviceOverrides')
  return [
    textColumn({
      id: 'deviceId',
      header: text('deviceId'),
      headerInFile: 'device id',
      isRowHeader: true,
      value: ({ deviceId }: Override) => deviceId,
    }),
    statusColumn({
      id: 'effect',
      header: text('effect'),
      headerInFile: 'effect',
      value: ({ effect }: Override) => effect,
      type: ({ effect }) => (effect === 'ALLOW' ? 'success' : 'stopped'),
      words: ({ effect }) => text(`effect.${effect}`),
    }),
    textColumn({
      id: 'description',
      header: text('description'),
      headerInFile: 'description',
      value: ({ description }: Override) => description,
    }),
    dateColumn({
      id: 'dateCreated',
      header: text('created'),
      value: ({ dateCreated }: Override) => dateCreated,
    }),
    dateColumn({
      id: 'dateModified',
      header: text('modified'),
      value: ({ dateModified }: Override) => dateModified,
    }),
  ]
}
