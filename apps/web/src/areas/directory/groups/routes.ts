import type { RouteObject } from 'react-router'
import { historyRoute } from '../../../kit/audit/routes.ts'
import { dialog, page } from '../../../kit/page/route.ts'
import { aliasRoutes, permissionRoutes } from '../routes.ts'

/** The dialogs over the details of a group. */
const groupDialogs: RouteObject[] = [
  {
    path: 'enable',
    ...dialog(
      'groups',
      async () => (await import('./EnableGroupDialog.tsx')).EnableGroupDialog,
      'groups.enable',
    ),
  },
  {
    path: 'disable',
    ...dialog(
      'groups',
      async () => (await import('./DisableGroupDialog.tsx')).DisableGroupDialog,
      'groups.disable',
    ),
  },
  {
    path: 'delete',
    ...dialog(
      'groups',
      async () => (await import('./DeleteGroupDialog.tsx')).DeleteGroupDialog,
      'groups.delete',
    ),
  },
]

/** The tabs of a group's page; dialogs are children of the tab below them. */
const groupTabs: RouteObject[] = [
  {
    path: '',
    ...page('groups', async () => (await import('./DetailsTab.tsx')).DetailsTab),
    children: groupDialogs,
  },
  {
    path: 'members',
    ...page('groups', async () => (await import('./MembersTab.tsx')).MembersTab),
    children: [
      {
        path: 'add',
        ...dialog(
          'groups',
          async () => (await import('./AddMembersDialog.tsx')).AddMembersDialog,
          'groupMembers.associate',
        ),
      },
      {
        path: ':memberId/remove',
        ...dialog(
          'groups',
          async () => (await import('./RemoveMemberDialog.tsx')).RemoveMemberDialog,
          'groupMembers.disassociate',
        ),
      },
    ],
  },
  {
    path: 'recipients',
    ...page('groups', async () => (await import('./RecipientsTab.tsx')).RecipientsTab),
  },
  aliasRoutes('groups', async () => (await import('./GroupAliases.tsx')).GroupAliases),
  permissionRoutes('groups', async () => (await import('./GroupPermissions.tsx')).GroupPermissions),
  historyRoute(),
]

/** The pages of groups, below an organization. */
export const groupRoutes: RouteObject[] = [
  {
    path: 'groups',
    ...page('groups', async () => (await import('./GroupsPage.tsx')).GroupsPage),
  },
  {
    path: 'groups/create',
    ...page(
      'groups',
      async () => (await import('./CreateGroupPage.tsx')).CreateGroupPage,
      'groups.create',
    ),
  },
  {
    path: 'groups/:groupId/edit',
    ...page(
      'groups',
      async () => (await import('./EditGroupPage.tsx')).EditGroupPage,
      'groups.update',
    ),
  },
  {
    path: 'groups/:groupId',
    ...page('groups', async () => (await import('./GroupPage.tsx')).GroupPage),
    children: groupTabs,
  },
]
