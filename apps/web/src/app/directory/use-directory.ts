import { shortUserNameLimit } from '@mailroom/schemas'
import { UserName } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { useRead } from '../api/use-read.ts'
import { useOrganizationScope } from '../scope.ts'

/**
 * What the organization's directory allows. A directory nobody has heard of counts as WorkMail's own, and AWS has the last word.
 * `isReadOnly`: users and groups are changed in Active Directory. `isActiveDirectory`: members of groups may be managed there.
 * `isBesideExchange`: interoperability mode is on, so that addresses and resources are managed in Exchange. `hasOurPolicy`: the
 * password rules of WorkMail and Simple AD hold. `userNameLimit`: the most characters of a user name.
 * Source: GEN-07, INTEROP-08, USR-04, USR-26.
 */
export function useDirectory() {
  const { data } = useRead('organizations.describe', useOrganizationScope())
  const type = data?.directoryType?.toLowerCase() ?? ''
  const isReadOnly = type === 'adconnector'
  const isActiveDirectory = isReadOnly || type === 'microsoftad'
  return {
    /** False until the organization was read. */
    isKnown: data !== undefined,
    isReadOnly,
    isActiveDirectory,
    isBesideExchange: data?.interoperabilityEnabled ?? false,
    hasOurPolicy: !isActiveDirectory,
    userNameLimit: isActiveDirectory || type === 'simplead' ? shortUserNameLimit : UserName.max,
    alias: data?.alias,
  }
}
