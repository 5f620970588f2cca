import { changeKinds } from '@mailroom/schemas/changes'
import type { Job } from '@mailroom/schemas/jobs'
import { renderHook } from '@testing-library/react'
import { afterAll, expect, test } from 'vitest'
import { loadWords, speak } from './texts.ts'
import { useJobTitle } from './use-job-title.ts'

type Titled = Pick<Job, 'change' | 'targets' | 'move' | 'undoOf'>

const disable74: Titled = { change: 'disable', targets: { count: 74, type: 'USER' } }

async function titlesIn(language: 'en' | 'de' | 'id') {
  await loadWords('app')
  await speak(language)
  return renderHook(useJobTitle).result.current
}

afterAll(() => speak('en'))

test.each([
  ['en', 'Disable 74 users', 'Undo: Disable 74 users', 'Delete 1 group', 'Import 1,234 users'],
  [
    ...(['de', '74 Benutzer deaktivieren', 'Rückgängig machen: 74 Benutzer deaktivieren'] as const),
    ...(['1 Gruppe löschen', '1.234 Benutzer importieren'] as const),
  ],
  [
    ...(['id', 'Nonaktifkan 74 pengguna', 'Urungkan: Nonaktifkan 74 pengguna'] as const),
    ...(['Hapus 1 grup', 'Impor 1.234 pengguna'] as const),
  ],
] as const)(
  'in %s a job is named by its action and the number of entries',
  async (language, ...titles) => {
    const titleOf = await titlesIn(language)
    const undoOf = { ...disable74, jobId: 'one' }
    expect([
      titleOf(disable74),
      titleOf({ change: 'undo', targets: { count: 74, type: 'USER' }, undoOf }),
      titleOf({ change: 'delete', targets: { count: 1, type: 'GROUP' } }),
      titleOf({ change: 'importUsers', targets: { count: 1_234, type: 'USER' } }),
    ]).toEqual(titles)
  },
)

test.each([
  ['en', 'Move 23 entries from example.com to example.org'],
  ['de', '23 Einträge von example.com auf example.org umziehen'],
  ['id', 'Pindahkan 23 entri dari example.com ke example.org'],
] as const)(
  'DOM-15 in %s a move, and what undoes it, names both domains',
  async (language, title) => {
    const titleOf = await titlesIn(language)
    const job = {
      ...({ change: 'moveDomain', targets: { count: 23, type: 'MIXED' } } as const),
      move: { fromDomain: 'example.com', toDomain: 'example.org', keepOldAddresses: true },
    }
    expect(titleOf(job)).toBe(title)
    const undo = { change: 'undo', targets: job.targets, undoOf: { ...job, jobId: 'one' } } as const
    expect(titleOf(undo)).toContain(title)
  },
)

test.each([
  ['en', 'Remove the addresses of example.com of 23 entries'],
  ['de', 'Adressen von example.com entfernen: 23 Einträge'],
  ['id', 'Hapus alamat example.com dari 23 entri'],
] as const)('DOM-15 in %s a move that only removes is called so', async (language, title) => {
  const titleOf = await titlesIn(language)
  const domains = { fromDomain: 'example.com', toDomain: 'example.org' }
  const move = { ...domains, keepOldAddresses: false, onlyRemoves: true }
  const targets = { count: 23, type: 'MIXED' } as const
  expect(titleOf({ change: 'moveDomain', targets, move })).toBe(title)
})

test.each(['en', 'de', 'id'] as const)(
  'in %s every change has its own title for users, groups, resources and all of them',
  async (language) => {
    const titleOf = await titlesIn(language)
    const titles = changeKinds.flatMap((change) =>
      (['USER', 'GROUP', 'RESOURCE', 'MIXED'] as const).map((type) =>
        titleOf({ change, targets: { count: 3, type } }),
      ),
    )
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of titles) expect(title).toMatch(/3/)
  },
)
