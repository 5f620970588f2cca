import type { ChangeKind, ErrorCode, OperationId, PlanProblem } from '@mailroom/schemas'
import { type WordsByLanguage, words } from './kit/words/words.ts'

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
    () => import('./kit/words/locales/en.json'),
    () => import('./kit/words/locales/de.json'),
    () => import('./kit/words/locales/id.json'),
  ) satisfies EveryNameHasWords,
  signIn: words(
    () => import('./areas/sign-in/locales/en.json'),
    () => import('./areas/sign-in/locales/de.json'),
    () => import('./areas/sign-in/locales/id.json'),
  ),
  organizations: words(
    () => import('./areas/organizations/locales/en.json'),
    () => import('./areas/organizations/locales/de.json'),
    () => import('./areas/organizations/locales/id.json'),
  ),
  /** The texts that users, groups and resources share; loaded with their organization. */
  directory: words(
    () => import('./kit/entity/locales/en.json'),
    () => import('./kit/entity/locales/de.json'),
    () => import('./kit/entity/locales/id.json'),
  ),
  users: words(
    () => import('./areas/directory/users/locales/en.json'),
    () => import('./areas/directory/users/locales/de.json'),
    () => import('./areas/directory/users/locales/id.json'),
  ),
  groups: words(
    () => import('./areas/directory/groups/locales/en.json'),
    () => import('./areas/directory/groups/locales/de.json'),
    () => import('./areas/directory/groups/locales/id.json'),
  ),
  importUsers: words(
    () => import('./areas/directory/import-users/locales/en.json'),
    () => import('./areas/directory/import-users/locales/de.json'),
    () => import('./areas/directory/import-users/locales/id.json'),
  ),
  search: words(
    () => import('./shell/palette/locales/en.json'),
    () => import('./shell/palette/locales/de.json'),
    () => import('./shell/palette/locales/id.json'),
  ),
  resources: words(
    () => import('./areas/directory/resources/locales/en.json'),
    () => import('./areas/directory/resources/locales/de.json'),
    () => import('./areas/directory/resources/locales/id.json'),
  ),
  bulk: words(
    () => import('./areas/directory/bulk/locales/en.json'),
    () => import('./areas/directory/bulk/locales/de.json'),
    () => import('./areas/directory/bulk/locales/id.json'),
  ),
  jobs: words(
    () => import('./areas/jobs/locales/en.json'),
    () => import('./areas/jobs/locales/de.json'),
    () => import('./areas/jobs/locales/id.json'),
  ) satisfies EveryProblemHasWords,
  sessions: words(
    () => import('./areas/sessions/locales/en.json'),
    () => import('./areas/sessions/locales/de.json'),
    () => import('./areas/sessions/locales/id.json'),
  ),
  auditEntries: words(
    () => import('./kit/audit/locales/en.json'),
    () => import('./kit/audit/locales/de.json'),
    () => import('./kit/audit/locales/id.json'),
  ),
  apiReference: words(
    () => import('./areas/api-reference/locales/en.json'),
    () => import('./areas/api-reference/locales/de.json'),
    () => import('./areas/api-reference/locales/id.json'),
  ),
} satisfies Record<string, WordsByLanguage>

export type Feature = keyof typeof features

/** The keys of a feature's texts. */
export type Key<Name extends Feature> = Extract<
  keyof Awaited<ReturnType<(typeof features)[Name]['en']>>['default'],
  string
>
