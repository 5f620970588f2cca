import type { I18nProviderProps } from '@cloudscape-design/components/i18n'
import type { Language } from './language.ts'

const files = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  de: () => import('@cloudscape-design/components/i18n/messages/all.de'),
  id: () => import('@cloudscape-design/components/i18n/messages/all.id'),
}

const loaded = new Map<Language, I18nProviderProps.Messages>()

/** Loads Cloudscape's own texts in a language. */
export async function loadCloudscapeMessages(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, (await files[language]()).default)
}

/** Returns Cloudscape's own texts; empty until they are loaded. */
export function cloudscapeMessages(language: Language): I18nProviderProps.Messages[] {
  const messages = loaded.get(language)
  return messages ? [messages] : []
}
