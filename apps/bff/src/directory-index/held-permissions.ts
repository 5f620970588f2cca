import type { WorkMail } from '@aws-sdk/client-workmail'
import type { Entity } from '@mailroom/schemas/entities'
import { type HeldPermission, PermissionType } from '@mailroom/schemas/mailbox-permissions'
import * as z from 'zod/mini'
import { type AwsDirectory, awsDirectory, unlessNotEnabled } from '../aws/directory.ts'
import type { Db } from './index-rows.ts'

type Group = { id: string; name: string }

const Values = z.array(PermissionType)

/**
 * Returns the shortest path from an entity to each of its groups, including nested ones. A cycle of
 * groups ends where it closes.
 */
async function waysUp(directory: AwsDirectory, entityId: string) {
  const ways = new Map<string, Group[]>([[entityId, []]])
  let level = [entityId]
  while (level.length > 0) {
    const found = await Promise.all(
      level.map(async (id) => ({
        id,
        groups: (await unlessNotEnabled(directory.groupsOf(id))) ?? [],
      })),
    )
    level = []
    for (const { id, groups } of found)
      for (const group of groups)
        if (!ways.has(group.id)) {
          ways.set(group.id, [...(ways.get(id) ?? []), group])
          level.push(group.id)
        }
  }
  return ways
}

/**
 * Returns the permissions that an entity has on the mailboxes of others, directly or through
 * groups. The groups come from AWS and the permissions from the index, because no API lists
 * permissions by grantee. Errors: those of `ListGroupsForEntity`. Source: PERM-03, PERM-13.
 */
export async function heldPermissions(
  db: Db,
  directory: string,
  workmail: WorkMail,
  where: { organizationId: string; entityId: string },
  find: (id: string) => Entity | undefined,
): Promise<HeldPermission[]> {
  const ways = await waysUp(awsDirectory(workmail, where.organizationId), where.entityId)
  const rows = await db
    .selectFrom('directory_permission')
    .select(['entity_id', 'grantee_id', 'permission_values'])
    .where('directory', '=', directory)
    .where('grantee_id', 'in', [...ways.keys()])
    .where('entity_id', '!=', where.entityId)
    .execute()
  const held = rows.flatMap((row): HeldPermission[] => {
    const entity = find(row.entity_id)
    if (!entity || entity.state === 'DELETED') return []
    const { id, type, name, email } = entity
    const permissionValues = Values.parse(JSON.parse(row.permission_values))
    const through = ways.get(row.grantee_id) ?? []
    const held = { entityId: id, type, name, permissionValues, through }
    return [email === undefined ? held : { ...held, email }]
  })
  return held.sort((a, b) => a.name.localeCompare(b.name) || a.through.length - b.through.length)
}

/** Returns all permissions that the index has. */
export async function grantsIn(db: Db, directory: string) {
  const rows = await db
    .selectFrom('directory_permission')
    .select(['entity_id', 'grantee_id', 'permission_values'])
    .where('directory', '=', directory)
    .execute()
  return rows.map((row) => ({
    ...{ entityId: row.entity_id, granteeId: row.grantee_id },
    permissionValues: Values.parse(JSON.parse(row.permission_values)),
  }))
}
