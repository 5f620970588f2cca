import { useNarrow } from '@mailroom/ui/use-narrow'
import { usePreferences } from '../preferences.ts'

/** Returns whether the window is narrow, so that the controls above a list are in menus. */
export function useCondensed(): boolean {
  const { density } = usePreferences()
  return useNarrow() || density === 'compact'
}
