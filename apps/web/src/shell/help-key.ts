import { keep, kept } from '../kit/data/storage.ts'

const key = 'helpKey'

/**
 * Returns whether `?` opens the list of keyboard shortcuts; people who dictate can turn a key
 * without Ctrl off. Source: WCAG 2.1.4.
 */
export function helpKeyIsOn(): boolean {
  return kept(key) !== false
}

export function turnHelpKey(on: boolean): void {
  keep(key, on)
}
