import { UserName } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { directoryKind, shortUserNameLimit } from '@mailroom/schemas/directory-rules'
import { useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'

/**
 * Returns what the organization's directory allows. An unknown type counts as WorkMail's own, and
 * AWS decides.
 * `isReadOnly`: users and groups are managed in Active Directory. `isActiveDirectory`: group
 * members may be managed there. `isBesideExchange`: interoperability mode is on, so that addresses
 * and resources are managed in Exchange. `hasOurPolicy`: the password rules of WorkMail and Simple
 * AD apply. `userNameLimit`: the most characters of a user name. `webAppUrl`: where users sign in,
 * once the organization is loaded.
 * Source: GEN-07, INTEROP-08, USR-04, USR-26.
 */
export function useDirectory() {
  const { data } = useRead('organizations.describe', useOrganizationScope())
  const type = data?.directoryType?.toLowerCase() ?? ''
  const kind = directoryKind(data ?? {})
  const isActiveDirectory = kind.isReadOnly || type === 'microsoftad'
  return {
    /** False until the organization is loaded. */
    isKnown: data !== undefined,
    ...kind,
    isActiveDirectory,
    hasOurPolicy: !isActiveDirectory,
    userNameLimit: isActiveDirectory || type === 'simplead' ? shortUserNameLimit : UserName.max,
    webAppUrl: data && `https://${data.alias}.awsapps.com/mail`,
  }
}
