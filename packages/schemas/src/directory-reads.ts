import type { AwsCall } from './aws-call.ts'

/** A call that is repeated for each entity of an organization. */
function ofEach(name: string, member?: 'userId' | 'groupId' | 'resourceId' | 'entityId') {
  return {
    action: `workmail:${name}`,
    input: ({ organizationId }) =>
      member === undefined ? { organizationId } : { organizationId, [member]: '<Id>' },
  } as const satisfies AwsCall<{ organizationId: string }>
}

/** The calls that fill the index of the directory, in the background. */
export const directoryReads = [
  ofEach('ListUsers'),
  ofEach('ListGroups'),
  ofEach('ListResources'),
  ofEach('ListAliases', 'entityId'),
  ofEach('DescribeUser', 'userId'),
  ofEach('DescribeGroup', 'groupId'),
  ofEach('DescribeResource', 'resourceId'),
  ofEach('ListGroupMembers', 'groupId'),
  ofEach('ListResourceDelegates', 'resourceId'),
  ofEach('ListMailboxPermissions', 'entityId'),
  ofEach('GetMailboxDetails', 'userId'),
]
