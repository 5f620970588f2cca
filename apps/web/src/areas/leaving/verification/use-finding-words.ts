import type { Finding } from '@mailroom/schemas/export-evidence'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Says what was found, and what to do next. Source: VER-03. */
export function useFindingWords(): (finding: Finding) => { found: string; next: string } {
  const text = useText('verification')
  const { number, dateTime } = useFormats()
  const shown = (value: number | string | undefined) =>
    typeof value === 'number' ? number(value) : (value ?? '')
  return ({ code, expected, found, missingAction = '' }) => ({
    found: text(`finding.${code}`, {
      ...{ expected: shown(expected), found: shown(found), action: missingAction },
      ...(code === 'wasVerified' && { at: dateTime(String(found)), level: shown(expected) }),
      count: Number(found ?? 0),
      difference: number(Number(expected ?? 0) - Number(found ?? 0) || 0),
    }),
    next: text(`next.${code}`),
  })
}
