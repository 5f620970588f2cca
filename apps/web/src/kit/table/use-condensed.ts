import { useNarrow } from '@mailroom/ui/use-narrow'
import { usePreferences } from '../data/preferences.ts'

/**
 * Returns whether the controls above a list are in menus: in a narrow window, and in the compact
 * density.
 */
export function useCondensed(): boolean {
  const { density } = usePreferences()
  return useNarrow() || density === 'compact'
}
