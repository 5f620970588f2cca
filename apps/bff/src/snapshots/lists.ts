import type { Camel } from '../operations/spelling.ts'
import { camel } from '../operations/spelling.ts'
import { canonicalJson } from './canonical.ts'
import type { Reader } from './reading.ts'

/** Finds the entities of a page, with what the list tells about each. */
function find(reader: Reader, kind: string, items: readonly Camel<{ Id?: string | undefined }>[]) {
  for (const { id, ...listed } of items)
    if (id !== undefined) reader.found({ kind, subject: id, listed: canonicalJson(listed) })
}

/** The lists of what a snapshot reads one by one; each step is a page. */
export const listTasks = {
  async users(reader: Reader) {
    const { source, page } = reader
    const answer = await page('ListUsers', (paging) =>
      source.workmail.listUsers({ OrganizationId: source.organizationId, ...paging }),
    )
    find(reader, 'user', camel(answer?.Users ?? []))
  },

  async groups(reader: Reader) {
    const { source, page } = reader
    const answer = await page('ListGroups', (paging) =>
      source.workmail.listGroups({ OrganizationId: source.organizationId, ...paging }),
    )
    find(reader, 'group', camel(answer?.Groups ?? []))
  },

  async resources(reader: Reader) {
    const { source, page } = reader
    const answer = await page('ListResources', (paging) =>
      source.workmail.listResources({ OrganizationId: source.organizationId, ...paging }),
    )
    find(reader, 'resource', camel(answer?.Resources ?? []))
  },
}
