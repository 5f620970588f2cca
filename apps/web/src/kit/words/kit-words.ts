import type { BulkKind, ChangeKind, ErrorCode } from '@mailroom/schemas'
import { words } from './words.ts'

/** A change has a name, the title of its job and, if people choose it for rows, what it does. */
type ChangeKey = `change.${ChangeKind}${'' | '.job'}` | `change.${BulkKind}.explain`
type AppKey = `error.${ErrorCode}` | ChangeKey

/** Does not compile if a change lacks a title, or an error of ours lacks a text. */
type EveryNameHasWords = { en: () => Promise<{ default: Record<AppKey, string> }> }

/** The words that the kit itself says: everywhere, about entities, and about the audit trail. */
export const kitWords = {
  app: words(
    () => import('./locales/en.json'),
    () => import('./locales/de.json'),
    () => import('./locales/id.json'),
  ) satisfies EveryNameHasWords,
  directory: words(
    () => import('../entity/locales/en.json'),
    () => import('../entity/locales/de.json'),
    () => import('../entity/locales/id.json'),
  ),
  auditEntries: words(
    () => import('../audit/locales/en.json'),
    () => import('../audit/locales/de.json'),
    () => import('../audit/locales/id.json'),
  ),
}
