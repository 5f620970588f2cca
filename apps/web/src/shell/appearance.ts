import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'
import { onPreference, preferences } from '../kit/data/preferences.ts'

const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

function apply(): void {
  const { theme, density, language } = preferences()
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark.matches)
  applyMode(dark ? Mode.Dark : Mode.Light)
  applyDensity(density === 'compact' ? Density.Compact : Density.Comfortable)
  document.documentElement.lang = language
}

/** Applies the person's preferences to the document, now and at every change. */
export function followPreferences(): void {
  apply()
  onPreference(apply)
  systemIsDark.addEventListener('change', apply)
}
