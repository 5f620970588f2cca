import { useSyncExternalStore } from 'react'
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

const listeners = new Set<() => void>()

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

let current = read()

export function preferences(): Preferences {
  return current
}

/** Changes some preferences, now and for the next visits. */
export function prefer(changes: Partial<Preferences>): void {
  current = { ...current, ...changes }
  keep('preferences', current)
  for (const listener of listeners) listener()
}

export function onPreference(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreference, preferences)
}
