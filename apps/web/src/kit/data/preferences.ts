import { create } from 'zustand'
import { closestLanguage, type Language, languages } from '../words/language.ts'
import { keep, kept } from './storage.ts'

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const

/** A person's preferences for the console; stored in this browser. */
export type Preferences = {
  language: Language
  theme: (typeof themes)[number]
  density: (typeof densities)[number]
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value)
}

function read(): Preferences {
  const value = kept('preferences')
  const member = (name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return {
    language: oneOf(languages, member('language')) ?? closestLanguage(navigator.languages),
    theme: oneOf(themes, member('theme')) ?? 'system',
    density: oneOf(densities, member('density')) ?? 'comfortable',
  }
}

export const usePreferences = create<Preferences>()(read)
export const { getState: preferences, subscribe: onPreference } = usePreferences

/** Changes some preferences, now and for the next visits. */
export function prefer(changes: Partial<Preferences>): void {
  usePreferences.setState(changes)
  keep('preferences', preferences())
}
