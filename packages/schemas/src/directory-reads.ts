import type { AwsCall } from './aws-call.ts'

/** A call about the entities of an organization, one after the other. */
function ofEach(name: string, member?: 'userId' | 'groupId' | 'resourceId' | 'entityId') {
  return {
    action: `workmail:${name}`,
    input: ({ organizationId }) =>
      member === undefined ? { organizationId } : { organizationId, [member]: '<Id>' },
  } as const satisfies AwsCall<{ organizationId: string }>
}

/** What is asked of AWS, in the background, to fill the index of the directory; entities are described after they were changed. */
export const directoryReads = [
  ofEach('ListUsers'),
  ofEach('ListGroups'),
  ofEach('ListResources'),
  ofEach('ListAliases', 'entityId'),
  ofEach('ListMailboxPermissions', 'entityId'),
  ofEach('DescribeUser', 'userId'),
  ofEach('DescribeGroup', 'groupId'),
  ofEach('DescribeResource', 'resourceId'),
]
