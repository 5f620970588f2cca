import { useNarrow } from '@mailroom/ui/use-narrow'
import { usePreferences } from '../preferences.ts'

/** Whether there is little room for controls above a list, so that they stand in menus. */
export function useCondensed(): boolean {
  const { density } = usePreferences()
  return useNarrow() || density === 'compact'
}
