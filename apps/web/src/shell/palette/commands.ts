import type { OperationId, Role } from '@mailroom/schemas'
import type { Text } from '../../kit/words/texts.ts'
import { consoleSections, organizationSections, sectionsOf } from '../sections.ts'

/** A page or action that concerns nobody in particular. */
export type Command = {
  kind: 'page' | 'action'
  /** The path below the organization, or of the console if it begins with `/`. */
  path: string
  label: string
  /** The operation that a person must be allowed to use. */
  operation: OperationId
}

/**
 * Returns the pages in the menu, and the actions on an organization's pages; each has its own
 * address.
 */
export function commands(
  roles: readonly Role[],
  appText: Text<'app'>,
  text: Text<'search'>,
): Command[] {
  const page = (path: string, { name, operation }: (typeof organizationSections)[number]) =>
    ({ kind: 'page', path, label: appText(name), operation }) as const
  return [
    ...organizationSections.map((section) =>
      section.path === 'help-desk'
        ? { ...page(section.path, section), label: text('helpDesk') }
        : page(section.path, section),
    ),
    ...sectionsOf(roles, consoleSections).map((section) => page(`/${section.path}`, section)),
    { kind: 'action', path: 'users/create', label: text('addUser'), operation: 'users.create' },
    { kind: 'action', path: 'groups/create', label: text('addGroup'), operation: 'groups.create' },
    {
      kind: 'action',
      path: 'resources/create',
      label: text('addResource'),
      operation: 'resources.create',
    },
    { kind: 'action', path: 'onboard', label: text('onboard'), operation: 'jobs.plan' },
  ]
}
