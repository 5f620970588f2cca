import type { RouteObject } from 'react-router'
import { historyRoute } from '../../../kit/audit/routes.ts'
import { routesWith } from '../../../kit/page/route.ts'
import { aliasRoutes, permissionRoutes } from '../routes.ts'

const { page, dialog } = routesWith('groups')

/** The dialogs over the page of a group, or over the list, where `of` is the rest of the address. */
const groupDialogs = (of: '' | '/:groupId'): RouteObject[] => [
  dialog(`enable${of}`, 'groups.enable', () => import('./EnableGroupDialog.tsx')),
  dialog(`disable${of}`, 'groups.disable', () => import('./DisableGroupDialog.tsx')),
  dialog(`delete${of}`, 'groups.delete', () => import('./DeleteGroupDialog.tsx')),
]

/** The tabs of a group's page; dialogs are children of the tab below them. */
const groupTabs: RouteObject[] = [
  page('', 'anybody', () => import('./DetailsTab.tsx'), [...groupDialogs('')]),
  page('members', 'anybody', () => import('./MembersTab.tsx'), [
    dialog('add', 'groupMembers.associate', () => import('./AddMembersDialog.tsx')),
    dialog(
      ':memberId/remove',
      'groupMembers.disassociate',
      () => import('./RemoveMemberDialog.tsx'),
    ),
  ]),
  page('recipients', 'anybody', () => import('./RecipientsTab.tsx')),
  aliasRoutes('groups', () => import('./GroupAliases.tsx')),
  permissionRoutes('groups', () => import('./GroupPermissions.tsx')),
  historyRoute(),
]

/** The pages of groups, below an organization. */
export const groupRoutes: RouteObject[] = [
  page('groups', 'anybody', () => import('./GroupsPage.tsx'), groupDialogs('/:groupId'), {
    search: 'GROUP',
  }),
  page('groups/create', 'groups.create', () => import('./CreateGroupPage.tsx')),
  page('groups/:groupId/edit', 'groups.update', () => import('./EditGroupPage.tsx')),
  page('groups/:groupId', 'anybody', () => import('./GroupPage.tsx'), groupTabs),
]
