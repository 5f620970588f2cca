import type { ExportCheck } from '@mailroom/schemas/export-settings'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

const meanings = {
  passed: undefined,
  advice: 'warning',
  warning: 'warning',
  failed: 'failed',
  notAllowed: 'unchecked',
  notReachable: 'unchecked',
} as const satisfies Record<ExportCheck['state'], string | undefined>

/**
 * Says how many checks failed, how many have a warning and how many could not be made. Every page
 * that tells of checks says it with these words. Source: EXIT-10.
 */
export function useCheckCounts(): (checks: readonly ExportCheck[]) => string {
  const text = useText('exportSetup')
  const { list } = useFormats()
  return (checks) => {
    const counted = (['failed', 'warning', 'unchecked'] as const).flatMap((meaning) => {
      const count = checks.filter(({ state }) => meanings[state] === meaning).length
      return count === 0 ? [] : [text(`counted.${meaning}`, { count })]
    })
    return counted.length === 0 ? text('counted.none') : list(counted)
  }
}
