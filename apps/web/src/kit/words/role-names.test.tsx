import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useRoleNames } from './role-names.ts'
import { loadWords } from './texts.ts'

test('M7 the roles of a person are named in words, from a list or as the audit trail stores them', async () => {
  await loadWords('app')
  const names = renderHook(useRoleNames).result.current
  expect(names('helpDesk auditor')).toBe('Help desk and Auditor')
  expect(names(['administrator'])).toBe('Administrator')
  expect(names('a role of before')).toBe('a role of before')
})
