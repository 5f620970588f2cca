import { soonRemovedDays } from '@mailroom/schemas/directory-rules'
import { type ExitMailbox, exitKindOf, type MailboxExportState } from '@mailroom/schemas/exit'
import { Status, type StatusType } from '@mailroom/ui/Status'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useCallback, useMemo } from 'react'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { listPaths } from '../../../kit/entity/entity-path.ts'
import {
  dateColumn,
  linkColumn,
  numberColumn,
  statusColumn,
  textColumn,
} from '../../../kit/table/columns.tsx'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

const exportSigns = {
  ...{ NO_MAILBOX: 'stopped', EXCLUDED: 'stopped', NOT_EXPORTED: 'warning', PLANNED: 'pending' },
  ...{ WAITING: 'pending', STARTING: 'in-progress', RUNNING: 'in-progress' },
  ...{ COMPLETED: 'success', FAILED: 'error', CANCELLED: 'stopped', LOST: 'error' },
  SKIPPED: 'warning',
} as const satisfies Record<MailboxExportState, StatusType>

const evidenceSigns = {
  ...{ VERIFIED: 'success', BELOW_LEVEL: 'warning', MISMATCH: 'error' },
  ...{ UNVERIFIABLE: 'warning', ACCEPTED: 'success' },
} as const satisfies Record<NonNullable<ExitMailbox['evidence']>, StatusType>

/** Returns the words on when AWS removes the mailbox of a disabled one. Source: EXIT-05. */
function useRemovalWords(): (row: ExitMailbox) => string | undefined {
  const text = useText('exitDashboard')
  const { dateTime } = useFormats()
  return useCallback(
    ({ removedAt, removedInDays = -1 }) => {
      if (removedAt === undefined) return undefined
      const date = dateTime(removedAt)
      if (removedInDays < 0) return text('removedSince', { date })
      return removedInDays <= soonRemovedDays
        ? text('removedSoon', { date, days: removedInDays })
        : text('removedOn', { date })
    },
    [text, dateTime],
  )
}

/** The columns of the table of users and resources. Source: EXIT-05. */
export function useMailboxColumns(): readonly Column<ExitMailbox>[] {
  const text = useText('exitDashboard')
  const directory = useText('directory')
  // A text, so that the columns stay the same objects and rows need not render again.
  const organization = organizationPath(useOrganizationScope())
  const removalWords = useRemovalWords()
  return useMemo(() => {
    const columns: Column<ExitMailbox>[] = [
      linkColumn({
        id: 'name',
        header: text('name'),
        minWidth: 180,
        value: (row: ExitMailbox) => nameOf(row),
        to: ({ type, id }) => `${organization}/${listPaths[type]}/${id}`,
      }),
      textColumn({
        id: 'email',
        header: text('email'),
        minWidth: 220,
        value: ({ email }) => email,
      }),
      {
        ...statusColumn({
          id: 'exportState',
          header: text('export'),
          width: 170,
          value: ({ exportState }: ExitMailbox) => exportState,
          type: ({ exportState }) => exportSigns[exportState],
          words: ({ exportState }) => text(`export.${exportState}`),
        }),
        wraps: true,
      },
      {
        id: 'verificationLevel',
        header: text('evidence'),
        width: 160,
        wraps: true,
        value: ({ evidence }) => evidence,
        words: ({ evidence }) => evidence && text(`evidence.${evidence}`),
        cell: ({ evidence, verificationLevel }) =>
          evidence ? (
            <Status type={evidenceSigns[evidence]}>
              {text('evidenceAt', {
                ...{ evidence: text(`evidence.${evidence}`), level: verificationLevel ?? 0 },
              })}
            </Status>
          ) : (
            nothing
          ),
      },
      textColumn({
        id: 'kind',
        header: text('kind'),
        width: 120,
        value: exitKindOf,
        shown: (row) => text(`kind.${exitKindOf(row)}`),
      }),
      textColumn({
        id: 'state',
        header: text('state'),
        width: 110,
        value: ({ state }) => state,
        shown: ({ state }) => directory(`state.${state}`),
      }),
      {
        id: 'removedAt',
        header: text('removal'),
        width: 220,
        wraps: true,
        onCard: 'below',
        value: ({ removedAt }) => (removedAt === undefined ? undefined : new Date(removedAt)),
        words: removalWords,
        cell: (row) => {
          const words = removalWords(row)
          if (words === undefined) return nothing
          const { removedInDays = -1 } = row
          const isSoon = removedInDays >= 0 && removedInDays <= soonRemovedDays
          return isSoon && row.exportState !== 'EXCLUDED' ? (
            <Status type="error">{words}</Status>
          ) : (
            words
          )
        },
      },
      numberColumn({
        id: 'sizeMb',
        header: text('sizeMb'),
        width: 120,
        // What AWS tells has three decimals.
        value: ({ sizeMb }) => sizeMb && Math.round(sizeMb),
      }),
      numberColumn({
        id: 'aliasCount',
        header: text('aliases'),
        width: 100,
        value: ({ aliasCount }) => aliasCount,
      }),
      numberColumn({
        id: 'groupCount',
        header: text('groups'),
        width: 100,
        value: ({ groupCount }) => groupCount,
      }),
      numberColumn({
        id: 'permissionsGiven',
        header: text('given'),
        width: 130,
        value: ({ permissionsGiven }) => permissionsGiven,
      }),
      numberColumn({
        id: 'permissionsHeld',
        header: text('held'),
        width: 130,
        value: ({ permissionsHeld }) => permissionsHeld,
      }),
      dateColumn({ id: 'exportedAt', header: text('exportedAt'), value: (row) => row.exportedAt }),
      textColumn({
        id: 'exclusion',
        header: text('exclusionReason'),
        hidden: true,
        wraps: true,
        value: ({ exclusion }) => exclusion?.reason,
      }),
    ]
    const unordered = ['exclusion']
    return columns.map((column) =>
      unordered.includes(column.id) ? column : { ...column, sortBy: column.id },
    )
  }, [text, directory, organization, removalWords])
}
