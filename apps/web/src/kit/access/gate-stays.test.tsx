import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { queryClient } from '../../shell/client.ts'
import { openBackend, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

/** Counts the forms that come into the page, also those that are replaced at once. */
function countForms() {
  const forms = new Set<Element>()
  const observer = new MutationObserver((records) => {
    for (const added of records.flatMap(({ addedNodes }) => [...addedNodes]))
      if (added instanceof Element)
        for (const form of [added, ...added.querySelectorAll('form')])
          if (form.matches('form')) forms.add(form)
  })
  observer.observe(document.body, { childList: true, subtree: true })
  return { forms, [Symbol.dispose]: () => observer.disconnect() }
}

test('GEN-09 a form is made once, and keeps what was chosen, while session, organization and entry are read again', async () => {
  await using backend = await openBackend()
  using counted = countForms()
  using _ = visit(`${organizationPath}/groups/00000000-0000-4000-8001-000000000001/edit`)
  const box = await screen.findByLabelText<HTMLInputElement>(/address list/)
  const chosen = !box.checked
  fireEvent.click(box)
  const reads = ['session.describe', 'organizations.describe', 'groups.describe'] as const
  const before = reads.map((id) => backend.of(id).length)
  await queryClient.invalidateQueries()
  await waitFor(() =>
    expect(reads.filter((id, at) => backend.of(id).length === before[at])).toEqual([]),
  )
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  expect(counted.forms.size).toBe(1)
  expect(box.isConnected).toBe(true)
  expect(box.checked).toBe(chosen)
})
