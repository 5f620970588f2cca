import type { ChangeKind, ErrorCode, OperationId, PlanProblem } from '@mailroom/schemas'
import { type WordsByLanguage, words } from './app/texts/words.ts'

type AppKey = `operation.${OperationId}` | `error.${ErrorCode}` | `change.${ChangeKind}`

/** Does not compile if an operation or change lacks a title, or an error of ours lacks a text. */
type EveryNameHasWords = { en: () => Promise<{ default: Record<AppKey, string> }> }

/** Does not compile if a plan's reason lacks a text. */
type EveryProblemHasWords = {
  en: () => Promise<{ default: Record<`refusal.${PlanProblem}`, string> }>
}

/**
 * The texts of every feature by language, loaded with its pages. A new feature adds its line here.
 */
export const features = {
  app: words(
    () => import('./app/locales/en.json'),
    () => import('./app/locales/de.json'),
    () => import('./app/locales/id.json'),
  ) satisfies EveryNameHasWords,
  signIn: words(
    () => import('./sign-in/locales/en.json'),
    () => import('./sign-in/locales/de.json'),
    () => import('./sign-in/locales/id.json'),
  ),
  organizations: words(
    () => import('./organizations/locales/en.json'),
    () => import('./organizations/locales/de.json'),
    () => import('./organizations/locales/id.json'),
  ),
  /** The texts that users, groups and resources share; loaded with their organization. */
  directory: words(
    () => import('./app/directory/locales/en.json'),
    () => import('./app/directory/locales/de.json'),
    () => import('./app/directory/locales/id.json'),
  ),
  users: words(
    () => import('./users/locales/en.json'),
    () => import('./users/locales/de.json'),
    () => import('./users/locales/id.json'),
  ),
  groups: words(
    () => import('./groups/locales/en.json'),
    () => import('./groups/locales/de.json'),
    () => import('./groups/locales/id.json'),
  ),
  importUsers: words(
    () => import('./import-users/locales/en.json'),
    () => import('./import-users/locales/de.json'),
    () => import('./import-users/locales/id.json'),
  ),
  search: words(
    () => import('./search/locales/en.json'),
    () => import('./search/locales/de.json'),
    () => import('./search/locales/id.json'),
  ),
  resources: words(
    () => import('./resources/locales/en.json'),
    () => import('./resources/locales/de.json'),
    () => import('./resources/locales/id.json'),
  ),
  bulk: words(
    () => import('./bulk/locales/en.json'),
    () => import('./bulk/locales/de.json'),
    () => import('./bulk/locales/id.json'),
  ),
  jobs: words(
    () => import('./jobs/locales/en.json'),
    () => import('./jobs/locales/de.json'),
    () => import('./jobs/locales/id.json'),
  ) satisfies EveryProblemHasWords,
  sessions: words(
    () => import('./sessions/locales/en.json'),
    () => import('./sessions/locales/de.json'),
    () => import('./sessions/locales/id.json'),
  ),
  auditEntries: words(
    () => import('./audit-entries/locales/en.json'),
    () => import('./audit-entries/locales/de.json'),
    () => import('./audit-entries/locales/id.json'),
  ),
  apiReference: words(
    () => import('./api-reference/locales/en.json'),
    () => import('./api-reference/locales/de.json'),
    () => import('./api-reference/locales/id.json'),
  ),
} satisfies Record<string, WordsByLanguage>

export type Feature = keyof typeof features

/** The keys of a feature's texts. */
export type Key<Name extends Feature> = Extract<
  keyof Awaited<ReturnType<(typeof features)[Name]['en']>>['default'],
  string
>
