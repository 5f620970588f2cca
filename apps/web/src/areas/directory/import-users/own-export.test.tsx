import '../area.ts'
import type { Entity } from '@mailroom/schemas/entities'
import type { Column } from '@mailroom/ui/table/DataTable'
import { renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { prefer } from '../../../kit/data/preferences.ts'
import { exportFile } from '../../../kit/export/export-file.ts'
import { writtenColumns } from '../../../kit/export/export-rows.ts'
import type { Language } from '../../../kit/words/language.ts'
import { loadWords, speak } from '../../../kit/words/texts.ts'
import { useIndexColumns } from '../list/use-index-columns.tsx'
import { useUserColumns } from '../users/use-user-columns.tsx'
import { checkRows } from './check-rows.ts'
import { readFile } from './file/read-file.ts'
import { recognizeColumns } from './recognize-columns.ts'

afterEach(() => prefer({ language: 'en' }))

const ana = {
  ...{ id: 'u-1', type: 'USER', name: 'ana.silva', state: 'ENABLED', userRole: 'USER' },
  ...{ displayName: 'Ana Silva', email: 'ana.silva@example.com' },
  ...{ enabledDate: '2026-01-31T10:00:00Z', disabledDate: '2026-01-01T10:00:00Z' },
  ...{ department: 'Sales; EMEA', jobTitle: '=Clerk', telephone: '+49 30 1', office: '007' },
  aliases: ['ana.silva@example.com', 'ana@example.com', 'a.silva@example.com'],
  ...{ groupCount: 2, mailboxQuota: 51_200, hiddenFromGlobalAddressList: true },
} satisfies Entity
const bo = {
  ...{ id: 'u-2', type: 'USER', name: 'bo.cee', state: 'DISABLED', userRole: 'REMOTE_USER' },
  ...{ displayName: 'Bo Cee', email: 'bo.cee@example.com', aliases: ['bo.cee@example.com'] },
  ...{ groupCount: 0, mailboxQuota: 0, hiddenFromGlobalAddressList: false },
} satisfies Entity

test.each(
  (['en', 'de', 'id'] as const).flatMap((language) =>
    (['csv', 'xlsx'] as const).map((format): [Language, typeof format] => [language, format]),
  ),
)(
  'USR-15 a list of users with all its columns, exported in %s as %s, is imported as it was',
  async (language, format) => {
    await loadWords('directory', 'users')
    await speak(language)
    const { result } = renderHook(() => [...useUserColumns(), ...useIndexColumns('USER')])
    const columns: readonly Column<Entity>[] = result.current
    const written = writtenColumns(columns)
    const rows = [ana, bo].map((user) => written.map(({ value }) => value(user)))
    const table = await readFile(await exportFile(format, { columns: written, rows }, language))
    const mapping = recognizeColumns(
      table.headings,
      table.rows.map(({ cells }) => cells),
    )
    const left = columns.flatMap(({ id }, index) => (mapping[index] ? [] : [id]))
    expect(left).toEqual([...['enabledDate', 'disabledDate', 'mailboxDeletedOn', 'id', 'groups']])
    const found = checkRows(table, {
      mapping,
      update: true,
      takesPasswords: true,
      hasOurPolicy: true,
      userNameLimit: 64,
    })
    expect(found.flatMap(({ problems }) => problems)).toEqual([])
    expect(found.map(({ row }) => row)).toEqual([
      {
        ...{ name: ana.name, displayName: ana.displayName, email: ana.email, role: 'USER' },
        state: 'ENABLED',
        ...{ department: ana.department, jobTitle: ana.jobTitle, telephone: ana.telephone },
        ...{ office: ana.office, aliases: ['ana@example.com', 'a.silva@example.com'] },
        ...{ mailboxQuota: 51_200, hiddenFromGlobalAddressList: true },
      },
      {
        ...{ name: bo.name, displayName: bo.displayName, email: bo.email, role: 'REMOTE_USER' },
        state: 'DISABLED',
        ...{ aliases: [], hiddenFromGlobalAddressList: false },
      },
    ])
  },
)
