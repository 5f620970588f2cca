import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../kit/testing/real-backend.ts'
import { routerAt, visit } from '../kit/testing/visit.tsx'

test.each([
  ['users', 'ana.silva'],
  ['groups', 'Support'],
  ['resources', 'projector-1'],
])(
  'the visit that opens %s starts its reads before a page is drawn, and the page uses them',
  async (list, name) => {
    await using backend = await openBackend()
    const path = `${organizationPath}/${list}`
    const router = routerAt(path)
    await waitFor(() => expect(backend.of('entities.search').length).toBeGreaterThan(0))
    await waitFor(() => expect(backend.of('organizations.describe').length).toBe(1))
    router.dispose()
    using _ = visit(path)
    await screen.findByRole('rowheader', { name })
    // While the directory is read the list asks again, but for the same.
    const searches = backend.of('entities.search').map(({ input }) => JSON.stringify(input))
    expect(new Set(searches).size).toBe(1)
    expect(backend.of('organizations.describe').length).toBe(1)
  },
)

test('a visit with a searched text in its address does not read the whole list', async () => {
  await using backend = await openBackend()
  using _ = visit(`${organizationPath}/users?text=ana`)
  await screen.findByRole('rowheader', { name: 'ana.silva' })
  for (const { input } of backend.of('entities.search'))
    expect(input.query).toEqual({ types: ['USER'], text: 'ana' })
})
