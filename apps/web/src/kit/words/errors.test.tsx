import { throttlingCodes } from '@mailroom/schemas/api-error'
import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useErrorWords, useProblemWords } from './errors.ts'
import { loadWords } from './texts.ts'

const words = 'This account sends more requests than AWS allows. Wait a moment and try again.'

test.each([...throttlingCodes])(
  'GEN-10 06 §2.6 throttling reads the same under each name that AWS has for it: %s',
  async (code) => {
    await loadWords('app')
    const errorWords = renderHook(useErrorWords).result.current
    expect(errorWords({ code, message: 'Rate exceeded', requestId: '1' })).toBe(words)
    expect(renderHook(useProblemWords).result.current({ code })).toBe(words)
  },
)

test('GEN-10 a denial at a field does not claim that a permission is missing', async () => {
  await loadWords('app')
  const { current: problemWords } = renderHook(useProblemWords).result
  expect(problemWords({ code: 'AccessDeniedException' })).toMatch(/look at the permissions/)
  expect(problemWords({ code: 'AccessDenied' })).not.toMatch(/missing/)
})
